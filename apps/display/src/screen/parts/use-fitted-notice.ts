import { type RefObject, useLayoutEffect, useRef } from 'react'
import { fitText, px } from './fit.ts'

/** Largest type and room for it, rem: two lines of the largest, or more of a smaller one. */
interface Room {
  readonly size: number
  readonly height: number
}
const ROOMS = {
  calm: [
    { size: 4.25, height: 9.8 },
    { size: 2.5, height: 6.4 },
  ],
  urgent: [
    { size: 4.75, height: 11 },
    { size: 2.75, height: 7 },
  ],
  /** On a screen of its own. */
  alone: [
    { size: 7.5, height: 26 },
    { size: 4.25, height: 14 },
  ],
} as const satisfies Readonly<Record<string, readonly [Room, Room]>>
/** An upright panel has less width and more height. */
const UPRIGHT = 1.7

/** Makes the words of a notice as large as their place allows, so that the number above a banner stays large. */
export function useFittedNotice(text: string, place: keyof typeof ROOMS): RefObject<HTMLDivElement | null> {
  const words = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text has another width
  useLayoutEffect(() => {
    const adjust = (): void => {
      const stretch = innerHeight > innerWidth ? UPRIGHT : 1
      const [main, other]: readonly [Room, Room] = ROOMS[place]
      const lines = [...(words.current?.querySelectorAll<HTMLElement>('p') ?? [])]
      for (const [at, line] of lines.entries()) {
        const room = at === 0 ? main : other
        const share = at === 0 ? 1 : Math.max(1, lines.length - 1)
        fitText(line, { size: px(room.size), height: px((room.height * stretch) / share) })
      }
    }
    adjust()
    void document.fonts.ready.then(adjust)
    addEventListener('resize', adjust)
    return () => removeEventListener('resize', adjust)
  }, [text, place])
  return words
}
