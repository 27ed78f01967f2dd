import type { Lever, VirtualPrinter } from '@antre/devices'
import type { Dice } from './dice.ts'

/** What goes wrong with the printer for a while. */
export interface Mishap {
  readonly lever: Lever | 'cable'
  /** Before a ticket begins, or after so many of its lines. */
  readonly afterLines: number
}

/** `before paper-out`, `during hang`: how a mishap is named in the report. */
export const nameOf = ({ lever, afterLines }: Mishap): string =>
  `${lever}, ${afterLines > 0 ? 'during' : 'before'} the ticket`

const BEFORE: readonly Mishap['lever'][] = [
  'paper-out',
  'cover-open',
  'cutter-error',
  'overheated',
  'offline',
  'hang',
  'drop',
  'garbage',
  'silent',
  'slow',
  'paper-low',
  'cable',
]
const DURING: readonly Mishap['lever'][] = [
  'paper-out',
  'cover-open',
  'cutter-error',
  'overheated',
  'offline',
  'hang',
  'drop',
  'drop-mid-job',
  'garbage',
  'silent',
  'slow',
  'cable',
]

/**
 * Whatever may happen, drawn evenly. `lines`: of a ticket, up to the one before its last, so that a ticket is
 * not whole when the head stops there.
 */
export function draw(dice: Dice, lines: number): Mishap {
  const at = dice.below(BEFORE.length + DURING.length)
  const lever = BEFORE[at]
  if (lever !== undefined) return { lever, afterLines: 0 }
  return { lever: DURING[at - BEFORE.length] as Mishap['lever'], afterLines: 1 + dice.below(lines - 1) }
}

/**
 * The printer prints on and cannot say so: it is deaf, talks nonsense, or nobody hears it. The ticket may be
 * out, and nobody can know; the driver must not believe it.
 */
export function isUnheard({ lever, afterLines }: Mishap): boolean {
  return afterLines > 0 && ['silent', 'garbage', 'drop', 'cable'].includes(lever)
}

/** Makes it happen; resolves at once, for what happens during a ticket comes with it. */
export async function befall(printer: VirtualPrinter, { lever, afterLines }: Mishap): Promise<void> {
  if (lever !== 'cable') return printer.setLever(lever, { afterLines })
  if (afterLines === 0) return printer.unplug()
  // Slow enough for the cable to be pulled while it prints. It prints on: what it has, it has.
  printer.setLever('slow', { afterLines })
  void pulledWhen(printer)
}

const LOOK_MS = 1

async function pulledWhen(printer: VirtualPrinter): Promise<void> {
  while (printer.armed() !== null) await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  if (printer.lever() === 'slow') await printer.unplug()
}

/** Somebody comes and sees to it. */
export async function mend(printer: VirtualPrinter): Promise<void> {
  printer.setLever('ready')
  await printer.plugIn()
}
