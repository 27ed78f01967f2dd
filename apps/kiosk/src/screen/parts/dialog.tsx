import { type ReactNode, useEffect, useId, useRef } from 'react'

export interface DialogProps {
  readonly title: string
  readonly icon?: ReactNode
  readonly children: ReactNode
  /** Escape, or a touch beside the dialog. */
  readonly onDismiss: () => void
}

/** A question on top of the page. The browser's own dialog keeps the focus inside and the page out of reach. */
export function Dialog({ title, icon, children, onDismiss }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const opened = dialog.current
    opened?.showModal()
    return () => opened?.close()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does the same, see onCancel
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onDismiss()
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onDismiss()
      }}
    >
      <div className="dialog-card">
        {icon && <div className="dialog-icon">{icon}</div>}
        <h2 id={id}>{title}</h2>
        {children}
      </div>
    </dialog>
  )
}
