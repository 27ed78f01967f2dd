import { type Command, type Hall, ticketByNumber } from '@antre/domain'
import { aMall, MONDAY_NINE, steppedClock } from '@antre/testkit'
import { describe, expect, it } from 'vitest'
import { startEngine } from '../src/index.ts'
import { memoryLedger } from '../src/memory-ledger.ts'
import { counterView } from '../src/views/counter.ts'
import { kioskView } from '../src/views/kiosk.ts'
import { ticketView } from '../src/views/ticket.ts'

const NOBODY = { since: MONDAY_NINE, present: [] }
const WORDS = () => ({ what: {}, todo: {} })

async function morning() {
  const engine = startEngine(memoryLedger(), steppedClock(MONDAY_NINE))
  const act = async (command: Command) => {
    await engine.submit({ command, actor: 'test', respond: () => ({ status: 200, body: '' }) })
  }
  await act({ type: 'save-mall', mall: aMall(), expectedVersion: 0 })
  engine.tick()
  await new Promise(setImmediate)
  let tickets = 0
  const issue = async (serviceId: string, priority: 'elderly' | null = null): Promise<void> => {
    const ticketId = `t-${++tickets}`
    await act({
      type: 'issue-ticket',
      ticketId,
      wish: { serviceId },
      priority,
      language: 'id',
      channel: 'kiosk',
    })
  }
  const open = (counterId: string) => act({ type: 'open-counter', counterId, serviceIds: undefined })
  const promised = (serviceId: string) => {
    const service = kioskView(engine.hall(), engine.now(), null).services.find(({ id }) => id === serviceId)
    return { ahead: service?.ahead, wait: service?.wait, staffed: (service?.countersOpen ?? 0) > 0 }
  }
  return { engine, issue, open, promised, told: () => newest(engine.hall(), engine.now()) }
}

/** What the newest ticket says. */
function newest(hall: Hall, at: number) {
  const number = Object.entries(hall.series).map(([series, n]) => `${series}-${String(n).padStart(3, '0')}`)
  const tickets = number.flatMap((one) => ticketByNumber(hall, one) ?? [])
  const last = tickets.toSorted((a, b) => b.arrival - a.arrival)[0]
  if (!last) throw new Error('no ticket')
  const { ahead, estimate, staffed } = ticketView(hall, last, at)
  const minutes = (iso = '') => Math.round((Date.parse(iso) - at) / 60_000)
  return { ahead, wait: { from: minutes(estimate?.from), to: minutes(estimate?.to) }, staffed }
}

describe('what a kiosk says before a number is taken', () => {
  it('is what the number says then, also where others wait for other services of the same counters', async () => {
    const { issue, open, promised, told } = await morning()
    await open('1')
    await open('2')
    for (let i = 0; i < 10; i++) await issue('ktp')
    const before = promised('kk')
    expect(before).toMatchObject({ ahead: 10, staffed: true })
    await issue('kk')
    expect(told()).toEqual(before)
  })

  it('and promises no time while no counter that can call is open', async () => {
    const { issue, open, promised, told } = await morning()
    await open('3')
    await issue('ktp')
    await issue('kk')
    expect(told()).toMatchObject({ ahead: 1, staffed: false })
    const before = promised('kk')
    await issue('kk')
    expect(told()).toEqual(before)
  })
})

it('the place on a ticket is the place in the list of its counter', async () => {
  const { engine, issue, open, told } = await morning()
  await open('1')
  for (let i = 0; i < 10; i++) await issue('ktp')
  await issue('ktp', 'elderly')
  await issue('kk')
  const list = counterView(engine.hall(), engine.now(), '1', NOBODY, WORDS)?.waiting.list ?? []
  expect(list).toHaveLength(12)
  expect(told().ahead).toBe(list.findIndex(({ id }) => id === 't-12'))
})
