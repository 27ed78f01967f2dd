import type { Out } from './check.ts'
import type { Mishap } from './mishap.ts'

/** What is seen while it goes on. */
export interface Book {
  readonly out: Out[]
  readonly mixed: string[]
  readonly late: string[]
  readonly recoveries: number[]
  /** Mishap by ticket. */
  readonly mishaps: Map<string, Mishap | null>
  /** Numbers whose latest printing is known to have failed. */
  readonly failed: Map<string, string>
  readonly wishes: string[]
  asked: number
  printedAgain: number
}

export const newBook = (): Book => ({
  out: [],
  mixed: [],
  late: [],
  recoveries: [],
  mishaps: new Map(),
  failed: new Map(),
  wishes: [],
  asked: 0,
  printedAgain: 0,
})
