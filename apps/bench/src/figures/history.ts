import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { compare, type Figure } from '../figure.ts'
import { bytesOf } from '../mall/bytes.ts'
import { writeHistory } from '../mall/history.ts'
import { startMaster } from '../mall/master.ts'
import { TIME, TODAY } from '../mall/services.ts'
import { turns, type Workbench } from './workbench.ts'

const PAST_TICKETS = 500_000

/** (e), (g): starting on a long history beside starting on none, and what a ticket takes on disk. */
export async function history(bench: Workbench): Promise<Figure[]> {
  const none = join(bench.folder, 'none')
  const long = join(bench.folder, 'long')
  for (const dataDir of [none, long]) mkdirSync(dataDir, { recursive: true })
  bench.say(`writing ${PAST_TICKETS} past tickets …`)
  writeHistory(long, PAST_TICKETS, TODAY)
  const bytes = bytesOf(long, 'events', 'landmarks')
  const start = async (dataDir: string) => {
    const master = await startMaster(dataDir, TIME)
    await master.stop()
    return master.startedInMs
  }
  // The first time each has a day to open, and neither is in the disk cache.
  await start(none)
  await start(long)
  const noneMs: number[] = []
  const longMs: number[] = []
  for (const turn of turns(bench)) {
    noneMs.push(await start(none))
    longMs.push(await start(long))
    bench.say(`start ${turn}: ${noneMs.at(-1)?.toFixed(0)} and ${longMs.at(-1)?.toFixed(0)} ms`)
  }
  return [
    {
      id: 'e',
      what: `start-up with ${PAST_TICKETS} past tickets`,
      unit: 'ms',
      ...compare('with none', longMs, noneMs),
      target: { kind: 'at-most', bound: 1.5 },
    },
    {
      id: 'g',
      what: 'ledger, a finished ticket (four events)',
      unit: 'bytes',
      measured: bytes / PAST_TICKETS,
    },
  ]
}
