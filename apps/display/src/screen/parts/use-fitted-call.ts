import { type RefObject, useLayoutEffect, useRef } from 'react'
import { fitText, px } from './fit.ts'

/** Largest type, rem. A number of five signs fills the panel before it comes to this. */
const NUMBER = 26
const COUNTER = 9.5
/** Room for a counter's name, rem: one line of the largest type or two smaller ones. */
const COUNTER_HEIGHT = 14
/** The same as parts of the panel's height, for a panel that is low: the number stays the largest. */
const COUNTER_PART = 0.22
const COUNTER_HEIGHT_PART = 0.32

interface FittedCall {
  readonly panel: RefObject<HTMLElement | null>
  readonly words: RefObject<HTMLDivElement | null>
  readonly number: RefObject<HTMLSpanElement | null>
  readonly counter: RefObject<HTMLSpanElement | null>
}

/**
 * Makes a call as large as the panel allows: first the counter's name, then the number in all the room that is left.
 * "A-012" and "ABC-1234" both fill it, neither leaves it.
 * @param text all that is written: another text is measured anew
 */
export function useFittedCall(text: string): FittedCall {
  const panel = useRef<HTMLElement>(null)
  const words = useRef<HTMLDivElement>(null)
  const number = useRef<HTMLSpanElement>(null)
  const counter = useRef<HTMLSpanElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text has another width
  useLayoutEffect(() => {
    const adjust = (): void => {
      if (!panel.current || !words.current || !number.current || !counter.current) return
      const { paddingTop, paddingBottom } = getComputedStyle(panel.current)
      const inside =
        panel.current.clientHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom)
      fitText(counter.current, {
        size: Math.min(px(COUNTER), inside * COUNTER_PART),
        height: Math.min(px(COUNTER_HEIGHT), inside * COUNTER_HEIGHT_PART),
      })
      number.current.style.fontSize = '0'
      fitText(number.current, { size: px(NUMBER), height: inside - words.current.offsetHeight })
    }
    adjust()
    // The first text may be measured before its font has come.
    void document.fonts.ready.then(adjust)
    const watch = new ResizeObserver(adjust)
    if (panel.current) watch.observe(panel.current)
    return () => watch.disconnect()
  }, [text])
  return { panel, words, number, counter }
}
