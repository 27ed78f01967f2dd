import { useText, useTranslation } from '@antre/ui'
import { useEffect, useMemo, useRef, useState } from 'react'
import { type PageSize, pagesOf } from './pages.ts'
import { useRotation } from './use-rotation.ts'

type Localized = Readonly<Record<string, string>>

const LEAST_MS = 7_000
/** Slow readers in a hall: about 130 words a minute. */
const MS_A_SIGN = 75

/**
 * What the office tells, a page at a time: standing text is read by more people than running text, and a still page
 * costs a small PC nothing.
 */
export function Ticker({ lines }: { readonly lines: readonly Localized[] }) {
  const { t } = useTranslation('display')
  const text = useText()
  const ref = useRef<HTMLParagraphElement>(null)
  const size = usePageSize(ref)
  const pages = useMemo(
    () => (size ? lines.flatMap((line) => pagesOf(text(line), size)) : []),
    [lines, text, size],
  )
  const [shown, setShown] = useState('')
  const holdMs = Math.max(LEAST_MS, shown.length * MS_A_SIGN)
  const [index] = useRotation(pages.length, holdMs)
  const page = pages[index] ?? ''
  if (page !== shown) setShown(page)
  if (lines.length === 0) return null
  return (
    <footer className="ticker">
      <span className="ticker-label">{t('ticker')}</span>
      <p ref={ref} className="ticker-page">
        <span key={page}>{page}</span>
      </p>
    </footer>
  )
}

/** How much text the element holds in its font; null until it stands, anew when the screen or the font changes. */
function usePageSize(ref: React.RefObject<HTMLElement | null>): PageSize | null {
  const [size, setSize] = useState<PageSize | null>(null)
  useEffect(() => {
    const read = (): void => {
      const element = ref.current
      const context = document.createElement('canvas').getContext('2d')
      if (!element || !context) return
      const { fontWeight, fontSize, fontFamily, lineHeight } = getComputedStyle(element)
      context.font = `${fontWeight} ${fontSize} ${fontFamily}`
      const lines = Math.max(1, Math.floor(element.clientHeight / Number.parseFloat(lineHeight)))
      setSize({ measure: (line) => context.measureText(line).width, width: element.clientWidth, lines })
    }
    read()
    void document.fonts.ready.then(read)
    addEventListener('resize', read)
    return () => removeEventListener('resize', read)
  }, [ref])
  return size
}
