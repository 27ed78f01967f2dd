import { useTranslation } from '@antre/ui'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'

/** How much of a page one press moves: a little of the old stays in sight. */
const PAGE_PART = 0.8
const END_SLACK_PX = 4

type Reach = 'all' | 'more' | 'end'

/** A list that may be longer than the screen: swiped, or moved by one large button for whoever cannot swipe. */
export function ScrollArea({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('kiosk')
  const area = useRef<HTMLDivElement>(null)
  const [reach, setReach] = useState<Reach>('all')

  const measure = useCallback(() => {
    const box = area.current
    if (!box) return
    const hidden = box.scrollHeight - box.clientHeight
    if (hidden <= END_SLACK_PX) setReach('all')
    else setReach(box.scrollTop >= hidden - END_SLACK_PX ? 'end' : 'more')
  }, [])

  useEffect(() => {
    const box = area.current
    if (!box) return
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    for (const child of box.children) observer.observe(child)
    return () => observer.disconnect()
  }, [measure])

  const move = (): void => {
    const box = area.current
    if (!box) return
    if (reach === 'end') box.scrollTo({ top: 0, behavior: 'smooth' })
    else box.scrollBy({ top: box.clientHeight * PAGE_PART, behavior: 'smooth' })
  }

  return (
    <div className="scroll" data-reach={reach}>
      {/* Focusable while it scrolls, so that keys can move it too. */}
      <div className="scroll-area" ref={area} onScroll={measure} {...(reach !== 'all' && { tabIndex: 0 })}>
        <div className="scroll-content">{children}</div>
      </div>
      {reach !== 'all' && (
        <button type="button" className="scroll-more" onClick={move}>
          {reach === 'end' ? <IconArrowUp aria-hidden="true" /> : <IconArrowDown aria-hidden="true" />}
          {t(reach === 'end' ? 'scroll.top' : 'scroll.more')}
        </button>
      )}
    </div>
  )
}
