import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { compare, type Figure, median } from '../figure.ts'
import { type Master, startMaster } from '../mall/master.ts'
import { COUNTER, COUNTERS, NEIGHBOURS, SERVICE, SERVICES, TIME, ZONE } from '../mall/services.ts'
import { turns, type Workbench } from './workbench.ts'

const BIG = 20_000
const SMALL = 100
const CYCLES = 40
const DISPLAYS = 200
const CALLS_A_ROUND = 30
/** Lets the views with a slower pace go out, so that they do not fall into the next measurement. */
const PAUSE_MS = 15
const MEMORY_MB = 200

/** (d), (c), (f): a day of 20,000 tickets beside one of 100, then its calls heard by 200 displays. */
export async function bigDay(bench: Workbench): Promise<Figure[]> {
  const small = await startDay(bench, 'small', SMALL)
  const big = await startDay(bench, 'big', BIG)
  const daySize = await compareDays(bench, small, big)
  await small.stop()
  const broadcast = await callToDisplays(bench, big)
  const { nowMb, highestMb } = big.memory()
  await big.stop()
  const target = { kind: 'at-most', bound: MEMORY_MB } as const
  const what = `memory of the master after a day of ${BIG} tickets, ${DISPLAYS} displays listening`
  return [
    broadcast,
    daySize,
    { id: 'f', what, unit: 'MB', measured: nowMb, target },
    { id: 'f', what: 'the same, highest since it started', unit: 'MB', measured: highestMb, target },
  ]
}

/** A master with so many tickets today, half of them served, and a screen of every kind listening. */
async function startDay({ load, folder }: Workbench, name: string, tickets: number): Promise<Master> {
  const dataDir = join(folder, name)
  mkdirSync(dataDir, { recursive: true })
  const master = await startMaster(dataDir, TIME)
  const { port, token } = master
  for (const counterId of COUNTERS) {
    await load.call('post', { port, token, path: `counters/${counterId}/open`, body: '{}' })
  }
  await load.call('issue', { port, token, clients: 50, count: tickets, serviceIds: SERVICES })
  await load.call('call', { port, token, counterIds: COUNTERS, count: tickets / 2 })
  for (const view of ['kiosk', 'hall', `counters/${COUNTER}`, `displays/${ZONE}`]) {
    const path = `/api/v1/views/${view}/stream`
    await load.call('openStreams', { name: `${name}/${view}`, port, path, token, count: 1 })
  }
  return master
}

async function compareDays(bench: Workbench, small: Master, big: Master): Promise<Figure> {
  const measure = async ({ port, token }: Master) => {
    const args = { port, token, counterId: COUNTER, serviceId: SERVICE, cycles: CYCLES }
    return median(await bench.load.call('dayAtCounter', args))
  }
  await measure(small)
  await measure(big)
  const smallMs: number[] = []
  const bigMs: number[] = []
  for (const turn of turns(bench)) {
    smallMs.push(await measure(small))
    bigMs.push(await measure(big))
    bench.say(`day ${turn}: ${smallMs.at(-1)?.toFixed(3)} and ${bigMs.at(-1)?.toFixed(3)} ms a command`)
  }
  return {
    id: 'd',
    what: `a command, ${BIG} tickets in the day`,
    unit: 'ms',
    ...compare(`the same, ${SMALL} tickets`, bigMs, smallMs),
    target: { kind: 'at-most', bound: 1.2 },
  }
}

async function callToDisplays(bench: Workbench, { port, token }: Master): Promise<Figure> {
  const { load, reference } = bench
  const path = `/api/v1/views/displays/${ZONE}/stream`
  const first = await load.call('openStreams', { name: 'displays', port, path, token, count: DISPLAYS })
  const barePort = await reference.call('startBroadcast', { frame: first })
  const bare = { port: barePort, token }
  await load.call('openStreams', { name: 'bare', ...bare, path: '/', count: DISPLAYS })
  const paths = Array.from(
    { length: CALLS_A_ROUND },
    (_, i) => `counters/${NEIGHBOURS[i % NEIGHBOURS.length]}/call-next`,
  )
  const hear = (name: string, target: { port: number; token: string }) =>
    load.call('postAndHear', { name, ...target, paths, pauseMs: PAUSE_MS })
  await hear('displays', { port, token })
  await hear('bare', bare)
  const ours: number[] = []
  const theirs: number[] = []
  for (const turn of turns(bench)) {
    const called = await hear('displays', { port, token })
    await reference.call('broadcastThis', { frame: called.frame })
    ours.push(median(called.times))
    theirs.push(median((await hear('bare', bare)).times))
    bench.say(`displays ${turn}: ${ours.at(-1)?.toFixed(2)} ms, bare ${theirs.at(-1)?.toFixed(2)} ms`)
  }
  return {
    id: 'c',
    what: `a call, until the last of ${DISPLAYS} displays has it`,
    unit: 'ms',
    ...compare('a bare broadcast of the same bytes', ours, theirs),
    target: { kind: 'at-most', bound: 1.5 },
  }
}
