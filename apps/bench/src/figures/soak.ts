import { type Figure, median } from '../figure.ts'
import type { SoakResult, Tally } from '../soak/result.ts'
import { soak as runSoak } from '../soak/run.ts'
import type { Section, Workbench } from './workbench.ts'

const TICKETS = 2000
const SEED = 2026

/** (j): 2,000 tickets through a printer that fails at random. */
export async function soak({ folder, say, show }: Workbench): Promise<Figure[]> {
  const result = await runSoak({ folder, tickets: TICKETS, seed: SEED, say })
  for (const [what, numbers] of Object.entries(violationsOf(result))) {
    if (numbers.length > 0) say(`SOAK BROKEN, ${what}: ${numbers.join(', ')}`)
  }
  show(byMishap(result))
  return [...counts(result), ...speeds(result)]
}

function violationsOf({ verdict, mixed, late }: SoakResult): Readonly<Record<string, readonly string[]>> {
  const { lost, missing, twice, both } = verdict
  return {
    'lost: neither printed nor failed': lost,
    'printed, and not on paper': missing,
    'on paper twice without the mark of a reprint': twice,
    'failed, and on paper, from a printer that could have said so': both,
    'on paper after the failure was told': late,
    'two numbers on one paper': mixed,
  }
}

function counts(result: SoakResult): Figure[] {
  const { total, reprints, seed } = result
  const line = (what: string, measured: number): Figure => ({ id: 'j', what, unit: 'tickets', measured })
  return [
    line(
      `soak of ${total.tickets} tickets, printer failing at random (seed ${seed}): printed`,
      total.printed,
    ),
    line('soak, failed', total.failed),
    line('soak, of these out all the same, which the printer could not say', total.unsaid),
    line('soak, asked for again', reprints.asked),
    line('soak, of these printed again, with the mark where paper may exist', reprints.printed),
    ...Object.entries(violationsOf(result)).map(
      ([what, numbers]): Figure => ({
        ...line(`soak, ${what}`, numbers.length),
        target: { kind: 'at-most', bound: 0 },
      }),
    ),
  ]
}

function speeds({ total, seconds, recoveries }: SoakResult): Figure[] {
  const recovery = 'soak, from mending the printer to the next ticket cut'
  return [
    { id: 'j', what: `${recovery}, median`, unit: 'ms', measured: median(recoveries) },
    { id: 'j', what: `${recovery}, longest`, unit: 'ms', measured: Math.max(...recoveries) },
    { id: 'j', what: 'soak, tickets through all of it', unit: '/s', measured: total.tickets / seconds },
  ]
}

function byMishap({ tallies, seed }: SoakResult): Section {
  const cells = ({ tickets, printed, failed, unsaid }: Tally) =>
    [tickets, printed, failed, unsaid].map(String)
  const rows = [...tallies].toSorted(([a], [b]) => a.localeCompare(b))
  return {
    title: `The soak by what was wrong with the printer (seed ${seed}):`,
    rows: [
      ['what went wrong', 'tickets', 'printed', 'failed', 'of these out, unsaid'],
      ...rows.map(([name, tally]) => [name, ...cells(tally)]),
    ],
  }
}
