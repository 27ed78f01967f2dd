import { setTimeout } from 'node:timers/promises'

/** Often enough to miss nothing that a person could see; seldom enough to leave the processor to what is waited for. */
const LOOK_MS = 2

/** Settles when the condition holds; a test that waits in vain ends as hung. */
export async function eventually(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await setTimeout(LOOK_MS)
}
