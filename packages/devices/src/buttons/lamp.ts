import type { Timers } from '../hotplug/timers.ts'
import type { Link } from '../link/link.ts'
import type { BoxLanguage } from './heard.ts'

/** How often a lamp is told again: its box may have lost its power, and nobody would know. As boards are. */
const REFRESH_MS = 10_000

/** The lamp of a box that can show how many wait. */
export interface BoxLamp {
  /** The line it hangs on from now on; null: there is none. */
  readonly use: (line: Pick<Link, 'write'> | null) => void
  readonly show: (waiting: number) => void
}

/** Tells a box's lamp how many wait: when that changes, when its line is new, and now and then again. */
export function boxLamp(language: Pick<BoxLanguage, 'lamp'>, timers: Timers): BoxLamp {
  let line: Pick<Link, 'write'> | null = null
  let waiting: number | null = null
  let lit = ''
  let litAt = Number.NEGATIVE_INFINITY
  let callOff = () => {}

  function look(): void {
    callOff()
    const bytes = waiting === null ? null : language.lamp(waiting)
    if (bytes === null || line === null) return
    const time = timers.now()
    if (String(bytes) !== lit || time - litAt >= REFRESH_MS) {
      lit = String(bytes)
      litAt = time
      void line.write(bytes)
    }
    callOff = timers.after(litAt + REFRESH_MS - time, look)
  }

  return {
    use: (next) => {
      line = next
      lit = ''
      look()
    },
    show: (count) => {
      waiting = count
      look()
    },
  }
}
