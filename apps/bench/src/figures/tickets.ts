import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { compare, type Figure } from '../figure.ts'
import { bytesOf } from '../mall/bytes.ts'
import { startMaster } from '../mall/master.ts'
import { SERVICES, TIME } from '../mall/services.ts'
import { turns, type Workbench } from './workbench.ts'

const ROUND_MS = 1000
const WARM_UP_MS = 3000
const MANY = 50

const rate = ({ count, ms }: { readonly count: number; readonly ms: number }) => (count * 1000) / ms

/** (a), (b): tickets a second, each on disk before it is answered, beside what SQLite alone commits. */
export async function tickets(bench: Workbench): Promise<Figure[]> {
  const { load, reference, folder } = bench
  const dataDir = join(folder, 'tickets')
  mkdirSync(dataDir, { recursive: true })
  const master = await startMaster(dataDir, TIME)
  const { port, token } = master
  let issued = 0
  const issue = async (clients: number, ms: number) => {
    const done = await load.call('issue', { port, token, clients, ms, serviceIds: SERVICES })
    issued += done.count
    return done
  }
  await issue(MANY, WARM_UP_MS)
  const commits: number[] = []
  const one: number[] = []
  const many: number[] = []
  for (const turn of turns(bench)) {
    commits.push(rate(await reference.call('commits', { folder, ms: ROUND_MS })))
    one.push(rate(await issue(1, ROUND_MS)))
    many.push(rate(await issue(MANY, ROUND_MS)))
    bench.say(
      `tickets ${turn}: ${commits.at(-1)?.toFixed(0)} commits/s, ${one.at(-1)?.toFixed(0)} and ${many.at(-1)?.toFixed(0)} tickets/s`,
    )
  }
  await master.stop()
  const answerBytes = bytesOf(dataDir, 'replies') / issued
  const raw = 'SQLite alone, one row a commit'
  return [
    {
      id: 'a',
      what: 'tickets, one client',
      unit: '/s',
      ...compare(raw, one, commits),
      target: { kind: 'at-least', bound: 0.2 },
    },
    {
      id: 'b',
      what: `tickets, ${MANY} clients at once`,
      unit: '/s',
      ...compare(raw, many, commits),
      target: { kind: 'at-least', bound: 0.7 },
    },
    {
      id: 'g',
      what: 'ledger, an answer kept for repeats (three days)',
      unit: 'bytes',
      measured: answerBytes,
    },
  ]
}
