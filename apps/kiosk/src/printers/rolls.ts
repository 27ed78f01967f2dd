import { readFileSync } from 'node:fs'
import {
  isSensed,
  type PrinterStatus,
  type Roll,
  type RollGuess,
  rollAfterChange,
  rollAfterStatus,
  rollAfterTicket,
  rollFrom,
  ticketsLeft,
} from '@antre/devices'
import type { Log } from '@antre/station'
import { z } from 'zod'
import { writeDurably } from '../durable-file.ts'

/** A printer whose paper is followed. */
export interface RollOf {
  readonly id: string
  /** As the station was told: another address is another printer, of which nothing is known. */
  readonly address: string
  readonly guess: RollGuess
}

/** What is known of each printer's paper, kept over restarts. */
export interface Rolls {
  status(id: string, status: PrinterStatus): void
  /** A ticket of so many millimetres came out. */
  printed(id: string, paperMm: number): void
  /** Somebody put in a new roll. */
  changed(id: string): void
  /** About how many tickets are left; null when nobody knows. */
  left(id: string): number | null
  /** Whether the printer itself says when its roll ends soon, as far as it was ever heard. */
  isSensed(id: string): boolean
}

const fileSchema = z.object({
  format: z.literal(1),
  rolls: z.record(z.string(), z.object({ address: z.string(), roll: z.unknown() })),
})

/** Opens what was learned of the rolls in `file`; without it, or when it cannot be read, learning begins anew. */
export function openRolls(file: string, printers: readonly RollOf[], log: Log): Rolls {
  const kept = read(file)
  const rolls = new Map<string, Roll>(
    printers.map(({ id, address }) => [id, rollFrom(kept[id]?.address === address ? kept[id].roll : null)]),
  )
  let failed = false

  function become(id: string, next: (roll: Roll) => Roll) {
    const roll = rolls.get(id)
    if (!roll) return
    const after = next(roll)
    if (JSON.stringify(after) === JSON.stringify(roll)) return
    rolls.set(id, after)
    const entries = printers.map(({ id: each, address }) => [each, { address, roll: rolls.get(each) }])
    const isKept = writeDurably(file, JSON.stringify({ format: 1, rolls: Object.fromEntries(entries) }))
    if (!isKept && !failed) log.warn({ file }, 'what is known of the paper rolls could not be kept')
    failed = !isKept
  }

  return {
    status: (id, status) => become(id, (roll) => rollAfterStatus(roll, status)),
    printed: (id, paperMm) => become(id, (roll) => rollAfterTicket(roll, paperMm)),
    changed: (id) => become(id, rollAfterChange),
    left(id) {
      const roll = rolls.get(id)
      const guess = printers.find((printer) => printer.id === id)?.guess
      return roll && guess ? ticketsLeft(roll, guess) : null
    },
    isSensed(id) {
      const roll = rolls.get(id)
      return roll !== undefined && isSensed(roll)
    },
  }
}

function read(file: string): z.output<typeof fileSchema>['rolls'] {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).rolls
  } catch {
    return {} // An estimate lost, nothing more.
  }
}
