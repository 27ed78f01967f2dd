import { type MasterDouble, type SteppedTimers, startMasterDouble, steppedTimers } from '@antre/testkit'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type DeviceReports, reportDevices } from '../src/devices.ts'
import { createLink, type Link } from '../src/link/link.ts'
import { silentLog } from '../src/log.ts'

let master: MasterDouble
let clock: SteppedTimers
let link: Link
let reports: DeviceReports

beforeEach(async () => {
  master = await startMasterDouble()
  clock = steppedTimers()
  link = createLink({
    master: master.url,
    token: 'secret',
    stationId: 'kiosk-1',
    viewPath: '/views/kiosk',
    clock,
    random: () => 0.5,
    log: silentLog,
  })
  reports = reportDevices(link, 'kiosk-1', clock)
})

afterEach(async () => {
  reports.stop()
  await link.stop()
  await master.close()
})

const printer = (state: 'ready' | 'paper-out') => ({ id: 'printer', kind: 'printer', state }) as const
const told = () =>
  master.requests.flatMap(({ url, body }) =>
    url === '/api/v1/stations/kiosk-1/devices' ? [JSON.parse(body).devices] : [],
  )
const nextReport = () => master.next(({ url }) => url.endsWith('/devices'))

async function live() {
  const seen = new Promise<void>((resolve) => {
    const leave = link.subscribe((event) => {
      if (event.type !== 'view') return
      leave()
      resolve()
    })
  })
  link.start()
  await seen
}

/** Lets time pass, timer by timer, until the next report has arrived. */
async function breathe() {
  let arrived = false
  const report = nextReport().then(() => {
    arrived = true
  })
  while (!arrived) {
    const [due] = clock.pending().filter((ms) => ms <= 5_000)
    if (due !== undefined) clock.advance(due)
    await Promise.race([report, new Promise(setImmediate)]) // The network has its turn.
  }
}

test('what is known before the master is reached is told when it is', async () => {
  reports.set(printer('ready'))
  clock.advance(1_000)
  expect(told()).toEqual([])
  await live()
  await breathe()
  expect(told()).toEqual([[printer('ready')]])
})

test('several changes in one breath are one report, and the same again is none', async () => {
  await live()
  reports.set(printer('ready'))
  reports.set(printer('paper-out'))
  await breathe()
  reports.set(printer('paper-out'))
  clock.advance(60_000)
  expect(told()).toEqual([[printer('paper-out')]])
})

test('a device that was taken away is no longer on the list', async () => {
  await live()
  reports.set(printer('ready'))
  reports.set({ id: 'printer-2', kind: 'printer', state: 'ready' })
  await breathe()
  reports.remove('printer-2')
  await breathe()
  expect(told().at(-1)).toEqual([printer('ready')])
})

test('a master that comes back hears it again: it may be another one', async () => {
  await live()
  reports.set(printer('ready'))
  await breathe()
  master.dropStreams()
  await breathe()
  expect(told()).toEqual([[printer('ready')], [printer('ready')]])
})

describe('at its own pace', () => {
  /** A link that is there and asked in one breath, with an answer of this status. */
  function paced(statusOf: () => number) {
    const sent: string[] = []
    const asked: Link = {
      ...link,
      status: () => ({ state: 'live', since: 0 }),
      subscribe: () => () => {},
      send: async ({ body = '' }) => {
        sent.push(JSON.parse(body).devices[0].state)
        return { answered: true, status: statusOf(), body: '' }
      },
    }
    const pass = async (ms: number) => {
      clock.advance(ms)
      await new Promise(setImmediate)
    }
    return { sent, pass, paced: reportDevices(asked, 'kiosk-1', clock) }
  }

  test('a report that was refused is tried again, half a minute later', async () => {
    let status = 409
    const { sent, pass, paced: told } = paced(() => status)
    told.set(printer('ready'))
    await pass(100)
    await pass(29_000)
    expect(sent).toHaveLength(1)
    status = 200
    await pass(1_000)
    await pass(60_000)
    expect(sent).toHaveLength(2)
    told.stop()
  })

  test('a device that flickers on and on is told of at first, then now and then, and as it is in the end', async () => {
    const { sent, pass, paced: told } = paced(() => 200)
    for (let n = 0; n < 600; n += 1) {
      told.set(printer(n % 2 === 0 ? 'ready' : 'paper-out'))
      await pass(500)
    }
    expect(sent.length).toBeGreaterThan(25)
    expect(sent.length).toBeLessThan(32)
    told.set(printer('ready'))
    await pass(30_000)
    expect(sent.at(-1)).toBe('ready')
    told.stop()
  })
})

/** A link that answers at once, and what was sent through it. */
function quickLink(answer: () => { readonly status: number; readonly body: string }) {
  const sent: { readonly body?: string; readonly key?: string | null }[] = []
  const link = {
    status: () => ({ state: 'live', since: 0 }),
    subscribe: () => () => {},
    send: async (request: (typeof sent)[number]) => {
      sent.push(request)
      return { answered: true, ...answer() }
    },
  } as unknown as Link
  return { sent, link }
}

async function pass(minutes: number) {
  clock.advance(minutes * 60_000)
  await new Promise(setImmediate)
}

test('it is told again each ten minutes, under the same instance: another PC may use the name', async () => {
  const { sent, link: quick } = quickLink(() => ({ status: 200, body: '{}' }))
  const told = [reportDevices(quick, 'kiosk-1', clock), reportDevices(quick, 'kiosk-1', clock)]
  for (const each of told) each.set(printer('ready'))
  for (const minutes of [1, 8, 2, 10]) await pass(minutes)
  for (const each of told) each.stop()
  const instances = sent.map(({ body = '' }) => JSON.parse(body).instance as string)
  expect(instances).toHaveLength(6)
  expect(new Set(instances).size).toBe(2)
  expect(sent.every(({ key }) => key === null)).toBe(true)
})

test('what the master refuses stands in the log, once', async () => {
  let status = 409
  const { link: quick } = quickLink(() => ({ status, body: '{"code":"station-name-taken"}' }))
  const warnings: object[] = []
  const log = { ...silentLog, warn: (about: object) => warnings.push(about) }
  const told = reportDevices(quick, 'counter-2', clock, log)
  told.set(printer('ready'))
  for (const minutes of [1, 1, 1]) await pass(minutes)
  expect(warnings).toEqual([{ station: 'counter-2', answer: '{"code":"station-name-taken"}' }])
  status = 200
  await pass(1)
  status = 409
  await pass(10)
  expect(warnings).toHaveLength(2)
  told.stop()
})
