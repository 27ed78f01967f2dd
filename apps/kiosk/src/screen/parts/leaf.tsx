import { useTranslation } from '@antre/ui'
import { IconArrowLeft } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useDispatch } from './context.tsx'
import { ScrollArea } from './scroll-area.tsx'

export interface LeafProps {
  readonly title: ReactNode
  /** One line under the title. */
  readonly lead?: ReactNode
  /** Stays above what scrolls. */
  readonly head?: ReactNode
  readonly children?: ReactNode
  /** Below what scrolls: the keyboard. */
  readonly foot?: ReactNode
  /** The one thing to do here, beside "back". */
  readonly action?: ReactNode
  readonly back?: boolean
  readonly className?: string
  /** The page puts the focus somewhere itself. */
  readonly ownFocus?: boolean
}

/** A page: title, what scrolls, and what to press at the bottom, always in the same place. */
export function Leaf({
  title,
  lead,
  head,
  children,
  foot,
  action,
  back = true,
  className,
  ownFocus,
}: LeafProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // A screen reader and the keyboard start each page at its title.
    if (!ownFocus) heading.current?.focus({ preventScroll: true })
  }, [ownFocus])
  return (
    <main className={className ? `leaf ${className}` : 'leaf'}>
      <div className="leaf-title">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead && <p className="lead">{lead}</p>}
      </div>
      {head && <div className="leaf-head">{head}</div>}
      <ScrollArea>{children}</ScrollArea>
      {foot}
      {(back || action) && (
        <div className="actions">
          {back && <BackButton />}
          {action}
        </div>
      )}
    </main>
  )
}

/** The way back, in the same place on every page. */
export function BackButton({ className = 'button button-quiet' }: { readonly className?: string }) {
  const { t } = useTranslation('kiosk')
  const dispatch = useDispatch()
  return (
    <button type="button" className={className} onClick={() => dispatch({ type: 'back' })}>
      <IconArrowLeft aria-hidden="true" />
      {t('back')}
    </button>
  )
}
