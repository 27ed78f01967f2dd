import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  openButtonBox,
  openVirtualBoard,
  readBoard,
  type VirtualBoard,
  type VirtualButtonBox,
} from '@antre/devices'
import {
  type ApiClient,
  aMall,
  antre,
  apiClient,
  CLI,
  eventually,
  type Running,
  startProgram,
  type TemporaryFolder,
  temporaryFolder,
} from '@antre/testkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const MAIN = join(import.meta.dirname, '../src/main.ts')

let folder: TemporaryFolder
let master: Running
let masterPort: string
let counter: Running
let box: VirtualButtonBox
let board: VirtualBoard
let admin: ApiClient
let screen: string
let cookie: string

beforeAll(async () => {
  folder = temporaryFolder()
  const mall = join(folder.path, 'mall.json')
  writeFileSync(mall, JSON.stringify(aMall()))
  await antre('mall', 'import', mall, '--data', folder.path)
  master = await startMaster('0')
  masterPort = new URL(master.addresses.master ?? '').port
  const base = `http://127.0.0.1:${masterPort}`
  admin = apiClient(base, (await antre('token', '--data', folder.path, '--role', 'admin')).stdout)
  box = await openButtonBox(join(folder.path, 'box'))
  const led = readBoard(`${join(folder.path, 'board')}?frame=framed&address=3&width=4`)
  if (!led.ok) throw new Error(led.detail)
  board = await openVirtualBoard(led.config.path, led.config.format)
  counter = await startProgram(MAIN, [
    ...['--master', base, '--data', folder.path, '--counter', '1', '--buttons', box.path],
    ...['--board', `${board.path}?frame=framed&address=3&width=4`, '--shortcuts', 'pad'],
    ...['--screen', folder.path],
  ])
  screen = counter.addresses.counter ?? ''
  const key = screen.split('#key=')[1]
  const answer = await local('/session', { token: key })
  cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
})
afterAll(async () => {
  expect(await counter.stop()).toBe(0)
  await shows('', false)
  await board.close()
  await box.close()
  await master.kill()
  folder[Symbol.dispose]()
})

const startMaster = (port: string) =>
  startProgram(CLI, ['master', '--data', folder.path, '--port', port, '--time', '2026-11-23T09:00'])

/** As the screen does. */
function local(path: string, body: object, headers: Record<string, string> = {}) {
  const { origin } = new URL(screen)
  return fetch(`${origin}/counter/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, cookie: cookie ?? '', ...headers },
    body: JSON.stringify(body),
  })
}
async function issue(n: number): Promise<string[]> {
  const numbers: string[] = []
  for (let i = 0; i < n; i += 1)
    numbers.push((await admin.post('/tickets', { serviceId: 'ktp' })).body.ticket.number)
  return numbers
}
/** Presses a button and waits for what the box is told. */
async function press(line: string): Promise<string> {
  const before = box.answers.length
  box.press(line)
  await eventually(() => box.answers.length > before)
  return box.answers[before] ?? ''
}
/** What the board shows, once it does. */
async function shows(text: string, blinks: boolean): Promise<void> {
  const shown = () => board.shown().text === text && board.shown().blinks === blinks
  await eventually(shown)
}
type HallDevice = { id: string; kind: string; state: string; severity: string; detail?: string }
/** What the hall is told of this counter's devices, once it is so. */
async function hallSays(id: string, state: string): Promise<HallDevice> {
  for (;;) {
    const { stations } = (await admin.get('/views/hall')).body
    const station = stations.find((each: { id: string }) => each.id === 'counter-1')
    const device = station?.devices.find((each: HallDevice) => each.id === id && each.state === state)
    if (device) return device
  }
}
const calls = async () => {
  const { events } = (await admin.get('/events?limit=1000')).body
  return events.filter(({ type }: { type: string }) => type === 'ticket-called').length
}

describe('a counter station at a real master', () => {
  test('a closed counter, an empty line: told to the box', async () => {
    expect(await press('NEXT')).toBe('ERR counter-not-open')
    expect((await local('/counters/1/open', {})).status).toBe(200)
    expect(await press('FINISH')).toBe('ERR counter-idle')
    expect(await press('DANCE')).toBe('ERR unknown-button')
  })

  test('buttons do what the screen does, and say who is there and how many wait', async () => {
    await issue(3)
    expect(await press('START')).toBe('ERR counter-idle')
    expect(await press('NEXT')).toBe('OK A-001 2')
    await shows('A001', true)
    expect(await press('RECALL')).toBe('OK A-001 2')
    expect(await press('START')).toBe('OK A-001 2')
    await shows('A001', false)
    expect(await press('FINISH')).toBe('OK - 2')
    await shows('', false)
    const { ticket } = await (await local('/counters/1/call-next', {})).json()
    expect(ticket.number).toBe('A-002')
    expect(await press('NOSHOW')).toBe('OK - 1')
    expect(await press('CALL A-003')).toBe('OK A-003 0')
    expect(await press('HOLD')).toBe('OK - 0')
  })

  test('the box is pulled off: staff and officer are told what to do; put in again, it works, and all is well', async () => {
    expect(await hallSays('buttons', 'ready')).toMatchObject({ kind: 'buttons', severity: 'ok' })
    await box.unplug()
    expect(await hallSays('buttons', 'unplugged')).toMatchObject({ severity: 'fault', detail: 'lost' })
    const [fault] = (await admin.get('/views/counters/1')).body.faults
    expect(fault).toMatchObject({ stationId: 'counter-1', deviceId: 'buttons', severity: 'fault' })
    expect(fault.todo.id).not.toBe('')
    await box.plugIn()
    await hallSays('buttons', 'ready')
    expect((await admin.get('/views/counters/1')).body.faults).toEqual([])
    expect(await press('NOSHOW')).toBe('ERR counter-idle')
  })

  test('the board is pulled off while a number is called, and shows it when it is back', async () => {
    await hallSays('board', 'ready')
    await board.unplug()
    expect(await hallSays('board', 'unplugged')).toMatchObject({ kind: 'board', severity: 'fault' })
    await issue(1)
    // Not by the box: so soon after a call, its next may be taken for a bounce.
    const { ticket } = await (await local('/counters/1/call-next', {})).json()
    await board.plugIn()
    await shows(ticket.number.replace('-', ''), true)
    await hallSays('board', 'ready')
    expect(await press('FINISH')).toBe('OK - 0')
  })

  test('keys for every window were asked for: the log says that this is no packaged application', () => {
    expect(counter.output()).toContain('"code":"shortcuts-need-the-app"')
  })

  test('the master is killed under a press of Next and comes back: one call, and no second one', async () => {
    await issue(3)
    const before = await calls()
    await master.kill()
    const key = 'the-same-key'
    const first = local('/counters/1/call-next', {}, { 'idempotency-key': key })
    master = await startMaster(masterPort)
    let answer = await first
    // What a screen does when the station gave up: the same key again.
    while (answer.status === 503)
      answer = await local('/counters/1/call-next', {}, { 'idempotency-key': key })
    const { ticket } = await answer.json()
    const again = await (await local('/counters/1/call-next', {}, { 'idempotency-key': key })).json()
    expect(again.ticket.number).toBe(ticket.number)
    expect((await calls()) - before).toBe(1)
  })

  test('it is seen in the hall by its name', async () => {
    const named = async () =>
      (await admin.get('/views/hall')).body.stations.some(
        ({ id, connected }: { id: string; connected: boolean }) => id === 'counter-1' && connected,
      )
    await eventually(named)
  })
})
