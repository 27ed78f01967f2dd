import { type Frame, isBare, type Matched, matchFrame, matchStart } from './frame.ts'

export type FrameItem =
  | ({ readonly kind: 'frame' } & Matched)
  /** One of our own answers, or another counter's: on a line of two wires everybody hears everything. */
  | { readonly kind: 'answer' }
  | { readonly kind: 'garbage'; readonly bytes: number }

export interface FrameReader {
  readonly read: (chunk: Uint8Array) => FrameItem[]
  /** How many bytes wait for the rest of their frame. */
  readonly waiting: () => number
  /** Nothing more came: what waits is forgotten, so that no half of a frame meets a half of another. */
  readonly forget: () => void
}

/**
 * Finds frames in a byte stream, whatever lies between them and however it is cut into chunks. Holds no
 * more bytes than the longest frame has. What looks like an answer within a press is part of the press.
 * @param means whether a button's data may begin so
 */
export function frameReader(
  frame: Frame,
  answers: readonly Frame[],
  means: (data: readonly number[]) => boolean,
): FrameReader {
  const most = Math.max(frame.length, ...answers.map(({ length }) => length))
  let held: number[] = []

  /** Whether a press is under way that began before the last `length` bytes, or that means something with them. */
  function isPressing(length: number): boolean {
    for (let more = Math.min(held.length, frame.length); more >= length; more -= 1) {
      const start = matchStart(frame, held.slice(-more))
      if (start && ((more > length && !isBare(frame)) || means(start.data))) return true
    }
    return false
  }

  function read(chunk: Uint8Array): FrameItem[] {
    const items: FrameItem[] = []
    let garbage = 0

    function found(item: FrameItem, length: number): void {
      garbage += held.length - length
      if (garbage > 0) items.push({ kind: 'garbage', bytes: garbage })
      garbage = 0
      held = []
      items.push(item)
    }

    for (const byte of chunk) {
      if (held.length === most) {
        held.shift()
        garbage += 1
      }
      held.push(byte)
      const answer = answers.find((each) => matchFrame(each, held.slice(-each.length)))
      const matched = matchFrame(frame, held.slice(-frame.length))
      if (answer && !isPressing(answer.length)) found({ kind: 'answer' }, answer.length)
      else if (matched) found({ kind: 'frame', ...matched }, frame.length)
    }
    if (garbage > 0) items.push({ kind: 'garbage', bytes: garbage })
    return items
  }

  return {
    read,
    waiting: () => held.length,
    forget: () => {
      held = []
    },
  }
}
