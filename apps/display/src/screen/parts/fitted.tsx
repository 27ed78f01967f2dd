import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { fitText, px } from './fit.ts'

export interface FittedProps {
  readonly className: string
  /** What decides the width: a change of it measures anew. */
  readonly text: string
  /** Largest font size, rem. */
  readonly size: number
  /** Room for the lines, rem. */
  readonly height: number
  readonly children?: ReactNode
}

/** Text as large as its place allows: "A-012" and "ABC-1234" both fill it, neither leaves it. */
export function Fitted({ className, text, size, height, children = text }: FittedProps) {
  const ref = useRef<HTMLSpanElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text has another width
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const adjust = (): void => fitText(element, { size: px(size), height: px(height) })
    adjust()
    // The first text may be measured before its font has come.
    void document.fonts.ready.then(adjust)
    addEventListener('resize', adjust)
    return () => removeEventListener('resize', adjust)
  }, [text, size, height])
  return (
    <span ref={ref} className={`fitted ${className}`}>
      {children}
    </span>
  )
}
