import type { Clock } from '@antre/station'
import { type OutputReading, UNKNOWN } from './reading.ts'
import { type Run, runIn } from './run.ts'
import { type Tool, toolsOf } from './tools.ts'

/** Finds out how the PC's sound output is. */
export interface OutputProbe {
  /** Never rejects, and settles within seconds. */
  read(): Promise<OutputReading>
}

/** By the first of the tools that is there and knows; one that knew once is asked first from then on. */
export function toolProbe(
  tools: readonly Tool[] = toolsOf(process.platform),
  run: Run = runIn(),
): OutputProbe {
  let known: Tool | null = null
  return {
    async read() {
      const order = known ? [known, ...tools.filter((tool) => tool !== known)] : tools
      for (const tool of order) {
        const found = await tool.read(run)
        if (found === null || found.state === 'unknown') continue
        known = tool
        return found
      }
      return UNKNOWN
    },
  }
}

/** A person who turned the sound off sees within so long that it was noticed. */
export const LOOK_MS = 10_000

export interface OutputWatch {
  readonly now: () => OutputReading
  /** Called at each change; the answer ends it. */
  readonly subscribe: (changed: (reading: OutputReading) => void) => () => void
  readonly stop: () => void
}

/** Looks again and again until it is stopped. */
export function watchOutput(probe: OutputProbe, clock: Clock): OutputWatch {
  const listeners = new Set<(reading: OutputReading) => void>()
  let last = UNKNOWN
  let stopped = false
  let callOff = () => {}

  async function look() {
    const found = await probe.read()
    if (stopped) return
    if (found.state !== last.state || found.volume !== last.volume) {
      last = found
      for (const changed of listeners) changed(found)
    }
    callOff = clock.after(LOOK_MS, () => void look())
  }

  void look()
  return {
    now: () => last,
    subscribe(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    stop() {
      stopped = true
      callOff()
    },
  }
}
