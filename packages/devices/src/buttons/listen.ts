import type { Link } from '../link/link.ts'
import type { BoxLanguage, Heard } from './heard.ts'
import type { NoiseWatch } from './noise.ts'
import type { Answer, Press } from './press.ts'

/** Who is told what a box says. */
export interface Hearing {
  /**
   * Does what a press asks for. Called for one press at a time; what it answers goes back to the box. What is
   * pressed meanwhile is answered `ERR busy` and not done. A rejection is a bug and is answered `ERR internal`.
   */
  readonly onPress: (press: Press) => Promise<Answer>
  /** All that was understood, and what was not; for whoever looks for a fault. */
  readonly onHeard?: (heard: Heard) => void
  /** The bytes as they came; for whoever looks for a fault. */
  readonly onBytes?: (bytes: Uint8Array) => void
}

/** How often a press that is said again is answered again: a button held down would go on for ever. */
const MOST_AGAIN = 3

interface Listening {
  readonly link: Link
  readonly language: BoxLanguage
  readonly options: Hearing
  readonly noise: NoiseWatch
  readonly turn: Turn
  /** Something came: the status may have changed. */
  readonly look: () => void
}

/** A press is under way. It may outlive the line it came over. */
export interface Turn {
  isTaken: boolean
}

/** A press that was heard, and what it was answered; null: nothing yet. */
interface Asked {
  answer: Uint8Array | null
  again: number
}

/**
 * Does the presses that come over one line, one at a time: what is pressed while another one is under way
 * was pressed blind, and would be done to somebody else. The answer stops it.
 */
export function listen({ link, language, options, noise, turn, look }: Listening): () => void {
  let latest: Asked | null = null

  function answer(given: Answer, to: Asked): void {
    to.answer = language.answer(given)
    if (to.answer) void link.write(to.answer)
  }

  async function work(press: Press, asked: Asked): Promise<void> {
    turn.isTaken = true
    try {
      answer(await options.onPress(press), asked)
    } catch {
      answer({ ok: false, code: 'internal' }, asked)
    } finally {
      turn.isTaken = false
    }
  }

  function ask(press: Press, asked: Asked): void {
    if (turn.isTaken) answer({ ok: false, code: 'busy' }, asked)
    else void work(press, asked)
  }

  /** The box did not hear its answer, or was pressed twice in haste. While the press is under way there is none. */
  function repeat(asked: Asked | null): void {
    if (!asked?.answer || asked.again >= MOST_AGAIN) return
    asked.again += 1
    void link.write(asked.answer)
  }

  function obey(heard: Heard): void {
    const asked: Asked = { answer: null, again: 0 }
    if (heard.kind === 'press' || heard.kind === 'refused') latest = asked
    if (heard.kind === 'press') ask(heard.press, asked)
    if (heard.kind === 'refused') answer({ ok: false, code: heard.code }, asked)
    // Another device that talks is not talked to.
    if (heard.kind === 'unknown' && !noise.isNoisy()) answer({ ok: false, code: 'unknown-button' }, asked)
    if (heard.kind !== 'known') return
    if (heard.what === 'repeat') repeat(latest)
    // A key that is never answered: its bounce gets no other key's answer.
    if (heard.what === 'digit' || heard.what === 'clear') latest = null
  }

  const ear = language.listen((heard) => {
    options.onHeard?.(heard)
    judge(noise, heard)
    look()
    obey(heard)
  })
  link.onBytes((bytes) => {
    options.onBytes?.(bytes)
    ear.take(bytes)
  })
  return ear.stop
}

function judge(noise: NoiseWatch, heard: Heard): void {
  if (heard.kind === 'garbage') noise.garbage(heard.bytes)
  else if (heard.kind === 'unknown') noise.garbage(heard.text.length)
  else if (heard.kind !== 'known' || heard.what !== 'echo') noise.good()
}
