import type { Timers } from '../hotplug/timers.ts'
import { REPEAT_MS, repeatFilter } from './debounce.ts'
import type { BoxLanguage, Heard } from './heard.ts'
import { lineReader } from './lines.ts'
import { lineFor, pressFrom } from './press.ts'
import { silence } from './silence.ts'

/** Answers of ours that come back: a line with its echo on, a plug that joins both wires. */
const ECHO = /^\s*(OK|ERR)(\s|$)/

/** Boxes that speak the line protocol: a word a press, a line an answer. */
export function lineLanguage(timers: Timers): BoxLanguage {
  return {
    listen: (hear) => {
      const lines = lineReader()
      const isRepeat = repeatFilter(timers.now, REPEAT_MS)
      const said = (text: string): Heard => {
        if (ECHO.test(text)) return { kind: 'known', what: 'echo' }
        const press = pressFrom(text)
        if (press === null) return { kind: 'unknown', text }
        if (isRepeat(JSON.stringify(press))) return { kind: 'known', what: 'repeat' }
        return { kind: 'press', press }
      }
      // A spark, or a plug pulled in the middle of a word, must not spoil the press that comes next.
      const quiet = silence(timers, () => {
        const bytes = lines.forget()
        if (bytes > 0) hear({ kind: 'garbage', bytes })
      })
      return {
        take: (chunk) => {
          for (const item of lines.read(chunk)) hear(item.kind === 'line' ? said(item.text) : item)
          quiet.broken(lines.isHalf())
        },
        stop: quiet.stop,
      }
    },
    answer: (answer) => Buffer.from(lineFor(answer)),
    lamp: () => null,
  }
}
