import type { Timers } from '../../hotplug/timers.ts'
import type { BoxLanguage, Heard } from '../heard.ts'
import { silence } from '../silence.ts'
import type { BoxMap } from './box-map.ts'
import { buildFrame, type Frame, isBare } from './frame.ts'
import { type FrameItem, frameReader } from './frames.ts'
import { held } from './held.ts'
import { keypad } from './keypad.ts'
import { quiet } from './quiet.ts'

/** Boxes that speak bytes of their own, as their map says. */
export function mappedLanguage(map: BoxMap, timers: Timers): BoxLanguage {
  const { address, answers } = map
  const write = (frame: Frame | null, number: string | null, waiting: number): Uint8Array | null =>
    frame === null ? null : buildFrame(frame, { address, number, waiting })

  return {
    listen: (hear) => {
      const known = Object.values(answers).flatMap((frame) => (frame && isTold(frame) ? [frame] : []))
      const frames = frameReader(map.frame, known, (data) => isOnMap(map, data))
      const mean = meaning(map, timers.now)
      const calm = quiet(map.quietMs, timers, (item) => hear(mean(item)))
      const gap = silence(timers, () => {
        calm.take({ kind: 'garbage', bytes: frames.waiting() })
        frames.forget()
      })
      return {
        take: (chunk) => {
          for (const item of frames.read(chunk)) calm.take(strict(map, item))
          gap.broken(frames.waiting() > 0)
        },
        stop: () => {
          gap.stop()
          calm.stop()
        },
      }
    },
    answer: (answer) =>
      answer.ok ? write(answers.ok, answer.number, answer.waiting) : write(answers.error, null, 0),
    lamp: (waiting) => write(waiting > 0 ? answers.waiting : answers.nobody, null, waiting),
  }
}

/** An answer without a byte of its own would be found in anything. */
const isTold = ({ pieces }: Frame): boolean => pieces.some(({ kind }) => kind === 'byte')

const hexOf = (data: readonly number[]): string => Buffer.from(data).toString('hex').toUpperCase()

/** Whether a button's data, or a release's, begins so. */
const isOnMap = ({ keys, releases }: BoxMap, data: readonly number[]): boolean =>
  [...keys.keys(), ...releases].some((hex) => hex.startsWith(hexOf(data)))

/** Where nothing surrounds a button's byte, any other byte is garbage. */
function strict({ frame, keys, releases }: BoxMap, item: FrameItem): FrameItem {
  if (item.kind !== 'frame' || !isBare(frame)) return item
  const hex = hexOf(item.data)
  return keys.has(hex) || releases.has(hex) ? item : { kind: 'garbage', bytes: frame.length }
}

/** What each frame of one box means. */
function meaning(map: BoxMap, now: () => number): (item: FrameItem) => Heard {
  const isHeld = held(map, now)
  const press = keypad(map.series, now)
  return (item) => {
    if (item.kind === 'garbage') return item
    if (item.kind === 'answer') return { kind: 'known', what: 'echo' }
    if (item.address !== null && item.address !== map.address) return { kind: 'known', what: 'other-box' }
    const hex = hexOf(item.data)
    if (map.releases.has(hex)) {
      isHeld.release()
      return { kind: 'known', what: 'release' }
    }
    const key = map.keys.get(hex)
    if (key === undefined) return { kind: 'unknown', text: hex }
    return isHeld.press(hex, key) ? { kind: 'known', what: 'repeat' } : press(key)
  }
}
