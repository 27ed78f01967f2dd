import { useTranslation } from '@antre/ui'
import { IconX } from '@tabler/icons-react'
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { usePlace } from '../desk/context.ts'

interface ModalProps {
  readonly title: string
  readonly name: string
  readonly children: ReactNode
}

/**
 * The browser's own modal dialog: it keeps the focus in, and gives it back. Escape shuts it. The focus goes to
 * what is marked `data-first`, else to the title.
 */
export function Modal({ title, name, children }: ModalProps) {
  const { t } = useTranslation('counter')
  const { desk } = usePlace()
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  // Before anything is painted, so that the next key already reaches the dialog.
  useLayoutEffect(() => {
    const dialog = ref.current
    if (!dialog) return
    dialog.showModal()
    const first = dialog.querySelector<HTMLElement>('[data-first]') ?? dialog.querySelector<HTMLElement>('h2')
    first?.focus()
    return () => dialog.close()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click is on the backdrop; Escape is the keyboard's way
    <dialog
      ref={ref}
      className="modal"
      data-dialog={name}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        desk.shut()
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) desk.shut()
      }}
    >
      <div className="modal-body">
        <header className="modal-head">
          <h2 id={id} tabIndex={-1}>
            {title}
          </h2>
          <button
            type="button"
            className="modal-close"
            aria-label={t('dialog.close')}
            onClick={() => desk.shut()}
          >
            <IconX aria-hidden="true" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  )
}
