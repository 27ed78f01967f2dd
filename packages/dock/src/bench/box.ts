import type { VirtualButtonBox } from '@antre/devices'
import type { BoxState } from '../state.ts'

/** Lines remembered of what went over the wire. */
const KEPT = 40
const NOISE_BYTES = 240

/** The virtual button box, and what it heard and said. */
export interface BoxBench {
  readonly state: () => BoxState
  /** One line as the box sends it: `NEXT`, `CALL A-012`. */
  readonly press: (line: string) => void
  /** Bytes that are no button, as from a loose plug or a wrong speed. */
  readonly noise: () => void
  readonly plug: (plugged: boolean) => Promise<void>
}

export function boxBench(device: VirtualButtonBox): BoxBench {
  let talk: BoxState['talk'] = []
  let counted = 0
  let heard = 0
  let plugged = true

  function note(from: 'box' | 'counter', text: string): void {
    counted += 1
    talk = [...talk, { n: counted, from, text }].slice(-KEPT)
  }

  function listen(): void {
    for (const line of device.answers.slice(heard)) note('counter', line.trim())
    heard = device.answers.length
  }

  return {
    state: () => {
      listen()
      return { plugged, talk }
    },
    press: (line) => {
      listen()
      note('box', line)
      device.press(line)
    },
    noise: () => {
      listen()
      note('box', '⌁⌁⌁')
      device.send(Uint8Array.from({ length: NOISE_BYTES }, (_, at) => (at * 7919 + 128) % 256))
    },
    plug: async (wanted) => {
      plugged = wanted
      await (wanted ? device.plugIn() : device.unplug())
    },
  }
}
