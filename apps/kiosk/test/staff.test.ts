import { join } from 'node:path'
import { startVirtualPrinter, textOf, type VirtualPrinter } from '@antre/devices'
import { type Log, type Options, type Started, silentLog } from '@antre/station'
import {
  type MasterDouble,
  rawRequest,
  type SteppedTimers,
  startMasterDouble,
  steppedTimers,
  type TemporaryFolder,
  temporaryFolder,
} from '@antre/testkit'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startKiosk } from '../src/start.ts'
import { aTicket, kioskView, printEntry } from './kiosk-view.ts'

const PIN = '13572468'

let folder: TemporaryFolder
let master: MasterDouble
let virtual: VirtualPrinter
let clock: SteppedTimers
let kiosk: Started
let port: number
let cookie: string
let logged: string[]

beforeEach(async () => {
  folder = temporaryFolder()
  master = await startMasterDouble(kioskView())
  virtual = await startVirtualPrinter()
  clock = steppedTimers()
  logged = []
  await start(PIN)
})
afterEach(async () => {
  await kiosk.stop()
  await virtual.close()
  await master.close()
  folder[Symbol.dispose]()
})

async function start(pin?: string) {
  const write = (about: object, text: string) => void logged.push(`${text} ${JSON.stringify(about)}`)
  const log: Log = { ...silentLog, info: write, warn: write, error: write }
  const { path } = folder
  const base = { kind: 'kiosk', stationId: 'kiosk-1', token: 't', port: 0 } as const
  const places = { folder: join(path, 'kiosk-1'), resources: path, screenFolder: path }
  const options = { printer: virtual.url, ...(pin && { 'staff-pin': pin }) } as Options<'kiosk'>
  const starting = await startKiosk({ ...base, master: master.url, ...places }, options, {
    clock,
    random: () => 0.5,
    log,
  })
  if (!starting.ok) throw new Error(starting.detail)
  kiosk = starting.started
  const url = new URL(kiosk.url)
  port = Number(url.port)
  const session = await ask('POST', '/session', { token: url.hash.slice('#key='.length) })
  cookie = String(session.headers['set-cookie']).split(';')[0] ?? ''
}

async function ask(method: string, path: string, body?: unknown, secret?: string) {
  const origin = `http://127.0.0.1:${port}`
  const answer = await rawRequest(port, {
    method,
    path: `/kiosk/api/v1${path}`,
    headers: {
      host: `127.0.0.1:${port}`,
      origin,
      ...(cookie && { cookie }),
      ...(secret && { 'x-antre-staff': secret }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return { ...answer, json: answer.body ? JSON.parse(answer.body) : null }
}
const signIn = async (): Promise<string> => (await ask('POST', '/staff/session', { pin: PIN })).json.secret
const desk = async (secret: string, quiet = 0) =>
  (await ask('GET', `/staff/desk?quiet=${quiet}`, undefined, secret)).json
const isReport = ({ url }: { url: string }) => url.endsWith('/print-result')
const isDevices = ({ url }: { url: string }) => url.endsWith('/devices')

/** Lets the station's breath pass, so that it tells the master of its devices. */
async function devicesTold() {
  const told = master.next(isDevices)
  await clock.timer((ms) => ms === 100)
  clock.advance(100)
  return JSON.parse((await told).body).devices
}

describe('the master', () => {
  test('hears how the printer is as soon as it is linked, and what changes in the night later', async () => {
    expect(await devicesTold()).toEqual([{ id: 'printer', kind: 'printer', state: 'ready' }])
    await kiosk.stop()
    virtual.setLever('paper-out')
    await start(PIN)
    expect(await devicesTold()).toEqual([{ id: 'printer', kind: 'printer', state: 'paper-out' }])
  })
})

describe('who has no PIN', () => {
  test('gets nothing but that there is one', async () => {
    expect((await ask('GET', '/staff')).json).toEqual({ pin: 'set', lockedSeconds: 0 })
    for (const [method, path] of [
      ['GET', '/staff/desk'],
      ['POST', '/staff/session/end'],
      ['POST', '/staff/printers/printer/test'],
      ['POST', '/staff/printers/printer/paper'],
      ['POST', '/staff/tickets/A-001/print'],
    ] as const) {
      expect(await ask(method, path, method === 'POST' ? {} : undefined, 'guessed')).toMatchObject({
        status: 401,
      })
    }
    expect(master.requests.filter(({ url }) => url.includes('/tickets/'))).toEqual([])
  })

  test('gets nothing at all without the page: not even to try a PIN', async () => {
    cookie = ''
    expect(await ask('POST', '/staff/session', { pin: PIN })).toMatchObject({ status: 401 })
    expect(await ask('GET', '/staff')).toMatchObject({ status: 401 })
  })

  test('is locked out after five tries', async () => {
    const tries = []
    for (let i = 0; i < 6; i++) tries.push(await ask('POST', '/staff/session', { pin: `000${i}` }))
    expect(tries.map(({ status }) => status)).toEqual([401, 401, 401, 401, 429, 429])
    expect(tries[0]?.json).toMatchObject({ code: 'unauthorised', about: { triesLeft: 4 } })
    expect(tries[5]?.json).toMatchObject({ code: 'too-many-requests', about: { seconds: 60 } })
    expect(await ask('POST', '/staff/session', { pin: PIN })).toMatchObject({ status: 429 })
    expect((await ask('GET', '/staff')).json).toEqual({ pin: 'set', lockedSeconds: 60 })
    clock.advance(60_000)
    expect(await ask('POST', '/staff/session', { pin: PIN })).toMatchObject({ status: 200 })
  })

  test.each([{}, { pin: '' }, { pin: 1234 }, { pin: '0'.repeat(17) }])('%j is no try', async (body) => {
    expect(await ask('POST', '/staff/session', body)).toMatchObject({ status: 400 })
    expect(await ask('POST', '/staff/session', { pin: '0' })).toMatchObject({
      json: { about: { triesLeft: 4 } },
    })
  })
})

test('a kiosk without a PIN says so, and opens to none', async () => {
  await kiosk.stop()
  await start()
  expect((await ask('GET', '/staff')).json).toEqual({ pin: 'missing', lockedSeconds: 0 })
  expect(await ask('POST', '/staff/session', { pin: 'undefined' })).toMatchObject({ status: 404 })
})

describe('staff', () => {
  test('see the printer and the latest numbers with how they fared', async () => {
    const told = master.next(isReport)
    master.show(kioskView([aTicket(1)]))
    await told
    virtual.setLever('cover-open')
    const again = master.next(isReport)
    master.show(kioskView([printEntry(aTicket(1), { state: 'printed' }), aTicket(2)]))
    await again
    const secret = await signIn()
    const state = await desk(secret)
    expect(state.master).toBe('live')
    expect(state.prints).toMatchObject([
      { number: 'A-002', state: 'failed', reason: 'cover-open' },
      { number: 'A-001', state: 'printed' },
    ])
    const stateOf = async () => (await desk(secret)).printers[0].state
    while ((await stateOf()) !== 'cover-open') expect(await stateOf()).toMatch(/ready|cover-open/)
  })

  test('learn which numbers may still be wanted, and of which no paper can exist yet', async () => {
    virtual.setLever('paper-out')
    const tickets = [aTicket(1), aTicket(2), aTicket(3)]
    for (let n = 1; n <= tickets.length; n++) {
      const told = master.next(isReport)
      master.show(kioskView(tickets.slice(0, n)))
      await told
    }
    const states = ['done', 'held', 'waiting'] as const
    master.answer = ({ url }) => {
      const n = Number(/t-(\d)$/.exec(url)?.[1])
      const steps = [{ serviceId: 'ktp', state: states[n - 1] ?? 'waiting' }]
      return { status: 200, body: n ? { ticket: aTicket(n, { print: 'failed', steps }) } : {} }
    }
    expect((await desk(await signIn())).prints).toMatchObject([
      { number: 'A-003', state: 'failed', now: 'open', first: true },
      { number: 'A-002', state: 'failed', now: 'held', first: true },
      { number: 'A-001', state: 'failed', now: 'ended', first: true },
    ])
  })

  test('learn that a failed number has come out elsewhere since', async () => {
    virtual.setLever('paper-out')
    const told = master.next(isReport)
    master.show(kioskView([aTicket(1)]))
    await told
    master.answer = ({ url }) => ({
      status: 200,
      body: url.endsWith('/tickets/t-1')
        ? { ticket: aTicket(1, { print: 'printed', printAt: 'kiosk-2', attempt: 1 }) }
        : {},
    })
    expect((await desk(await signIn())).prints).toMatchObject([
      { number: 'A-001', state: 'failed', since: { print: 'printed', printAt: 'kiosk-2' } },
    ])
  })

  test('see the list also when what answers in the master’s place is no master', async () => {
    virtual.setLever('paper-out')
    const told = master.next(isReport)
    master.show(kioskView([aTicket(1)]))
    await told
    master.answer = () => ({ status: 200, body: undefined })
    const { prints } = await desk(await signIn())
    expect(prints).toMatchObject([{ number: 'A-001', state: 'failed' }])
    expect(prints[0]).not.toHaveProperty('since')
  })

  test('print a number once more: asked of the master, with the page’s key; its answer comes back', async () => {
    const secret = await signIn()
    master.answer = () => ({ status: 409, body: { code: 'ticket-ended', status: 409 } })
    const refused = await ask('POST', '/staff/tickets/A-001/print', {}, secret)
    expect(refused).toMatchObject({ status: 409, json: { code: 'ticket-ended' } })
    expect(master.requests.at(-1)).toMatchObject({ url: '/api/v1/tickets/A-001/print', body: '{}' })
    expect(await ask('POST', '/staff/tickets/a%2Fb/print', {}, secret)).toMatchObject({ status: 404 })
  })

  test('try a printer: a paper that nobody takes for a ticket', async () => {
    const secret = await signIn()
    expect((await ask('POST', '/staff/printers/printer/test', {}, secret)).json).toEqual({ ok: true })
    const lines = virtual.papers.flatMap(textOf).join('\n')
    expect(lines).toContain('CETAK PERCOBAAN')
    expect(lines).toContain('Ini bukan tiket antrean.')
    virtual.setLever('paper-out')
    const failed = await ask('POST', '/staff/printers/printer/test', {}, secret)
    expect(failed.json).toEqual({ ok: false, reason: 'paper-out' })
    expect(await ask('POST', '/staff/printers/printer-9/test', {}, secret)).toMatchObject({ status: 404 })
  })

  test('say that the paper is new: the printer is asked whether it sees it', async () => {
    const secret = await signIn()
    virtual.setLever('paper-low')
    expect((await ask('POST', '/staff/printers/printer/paper', {}, secret)).json).toEqual({
      state: 'paper-low',
    })
    virtual.setLever('ready')
    expect((await ask('POST', '/staff/printers/printer/paper', {}, secret)).json).toEqual({ state: 'ready' })
  })

  test('are out after three quiet minutes, and when they leave', async () => {
    const secret = await signIn()
    clock.advance(179_000)
    expect(await desk(secret, 179)).toHaveProperty('printers')
    clock.advance(1_000)
    expect(await desk(secret, 180)).toMatchObject({ code: 'unauthorised' })
    const next = await signIn()
    expect(await ask('POST', '/staff/session/end', {}, next)).toMatchObject({ status: 200 })
    expect(await desk(next)).toMatchObject({ code: 'unauthorised' })
  })
})

test('what staff do is logged; the PIN and the session are not', async () => {
  await ask('POST', '/staff/session', { pin: '99999999' })
  const secret = await signIn()
  await ask('POST', '/staff/printers/printer/test', {}, secret)
  await ask('POST', '/staff/tickets/A-001/print', {}, secret)
  await ask('POST', '/staff/session/end', {}, secret)
  const said = logged.filter((line) => line.startsWith('staff menu'))
  expect(said.map((line) => line.slice(0, line.indexOf(' {')))).toEqual([
    'staff menu: wrong PIN',
    'staff menu: opened',
    'staff menu: test print',
    'staff menu: printed again',
    'staff menu: closed',
  ])
  const all = logged.join('\n')
  for (const word of [PIN, '99999999', secret]) expect(all).not.toContain(word)
})
