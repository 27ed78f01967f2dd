import type { Jobs } from '../load/jobs.ts'
import type { Remote } from '../process.ts'
import type { References } from '../reference/main.ts'

/** What a measurement works with. */
export interface Workbench {
  readonly load: Remote<Jobs>
  readonly reference: Remote<References>
  /** Empty, on the disk the project is on. */
  readonly folder: string
  /** Measured and reference take turns so often; the machine's moods hit both. */
  readonly rounds: number
  readonly say: (text: string) => void
  /** A table of its own, below the figures. */
  readonly show: (section: Section) => void
}

/** A table that explains a figure. The first row is the head. */
export interface Section {
  readonly title: string
  readonly rows: readonly (readonly string[])[]
}

/** 1, 2, … `rounds`. */
export function turns({ rounds }: Workbench): readonly number[] {
  return Array.from({ length: rounds }, (_, i) => i + 1)
}
