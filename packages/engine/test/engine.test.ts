import type { Command } from '@antre/domain'
import { aMall, MONDAY_NINE, steppedClock } from '@antre/testkit'
import { describe, expect, it } from 'vitest'
import { type Engine, type Ledger, type Outcome, type Request, startEngine } from '../src/index.ts'
import { memoryLedger } from '../src/memory-ledger.ts'

const issue = (ticketId: string): Command => ({
  type: 'issue-ticket',
  ticketId,
  wish: { serviceId: 'ktp' },
  priority: null,
  language: 'id',
  channel: 'kiosk',
})

function ask(command: Command, key?: string, fingerprint = 'same'): Request {
  return {
    command,
    actor: 'test',
    idempotency: key === undefined ? undefined : { key, fingerprint },
    respond: (result) =>
      result.ok
        ? { status: 200, body: JSON.stringify({ arrivals: result.hall.arrivals }) }
        : { status: 409, body: result.rejection.code },
  }
}

async function opened(start = MONDAY_NINE) {
  const ledger = memoryLedger()
  const clock = steppedClock(start)
  const engine = startEngine(ledger, clock)
  await engine.submit(ask({ type: 'save-mall', mall: aMall(), expectedVersion: 0 }))
  await turned(engine)
  return { ledger, clock, engine }
}

/** The next turn of the page, if one is due. */
async function turned(engine: Engine) {
  engine.tick()
  await new Promise(setImmediate)
}

const bodyOf = (outcome: Outcome) => (outcome.kind === 'reply' ? outcome.reply.body : outcome.kind)

describe('group commit', () => {
  it('writes commands that arrive together in one transaction, each seeing the one before', async () => {
    const { engine, ledger } = await opened()
    const before = ledger.batches.length
    const answers = await Promise.all(['a', 'b', 'c'].map((id) => engine.submit(ask(issue(id)))))
    expect(answers.map(bodyOf)).toEqual(['{"arrivals":1}', '{"arrivals":2}', '{"arrivals":3}'])
    expect(ledger.batches.slice(before)).toEqual([3])
  })

  it('answers a refusal without disturbing the others of its batch', async () => {
    const { engine } = await opened()
    const answers = await Promise.all([
      engine.submit(ask(issue('a'))),
      engine.submit(ask({ type: 'finish', counterId: '1' })),
      engine.submit(ask(issue('b'))),
    ])
    expect(answers.map(bodyOf)).toEqual(['{"arrivals":1}', 'counter-idle', '{"arrivals":2}'])
  })

  it('keeps a bug in one command from the others', async () => {
    const { engine } = await opened()
    const broken: Request = {
      ...ask(issue('x')),
      respond: () => {
        throw new Error('bug')
      },
    }
    const [a, bug, b] = await Promise.all([
      engine.submit(ask(issue('a'))),
      engine.submit(broken),
      engine.submit(ask(issue('b'))),
    ])
    expect(bug?.kind).toBe('bug')
    expect([bodyOf(a as Outcome), bodyOf(b as Outcome)]).toEqual(['{"arrivals":1}', '{"arrivals":2}'])
    expect(engine.hall().arrivals).toBe(2)
  })
})

describe('a write that fails', () => {
  it('fails every command of the batch, leaves the state, and says so until a write succeeds', async () => {
    const { engine, ledger } = await opened()
    const state = engine.hall()
    ledger.failNext()
    const answers = await Promise.all([engine.submit(ask(issue('a'), 'k1')), engine.submit(ask(issue('b')))])
    expect(answers.map((answer) => answer.kind)).toEqual(['unavailable', 'unavailable'])
    expect(engine.hall()).toBe(state)
    expect(engine.fault()).toContain('no space left')

    const again = await engine.submit(ask(issue('a'), 'k1'))
    expect(bodyOf(again)).toBe('{"arrivals":1}')
    expect(engine.fault()).toBeUndefined()
  })
})

describe('a read that fails', () => {
  it('fails the command that needed it alone, and says so until a write succeeds', async () => {
    const { ledger, clock } = await opened()
    let unreadable = true
    const sick: Ledger = {
      ...ledger,
      reply: (key) =>
        unreadable && key === 'k1' ? { ok: false, fault: 'io', detail: 'bad sector' } : ledger.reply(key),
    }
    const engine = startEngine(sick, clock)
    const first = await engine.submit(ask(issue('a'), 'k1'))
    expect(first).toEqual({ kind: 'unavailable', detail: 'bad sector' })
    expect(engine.fault()).toBe('io: bad sector')
    const answers = await Promise.all([engine.submit(ask(issue('a'), 'k1')), engine.submit(ask(issue('b')))])
    expect(answers.map(({ kind }) => kind)).toEqual(['unavailable', 'reply'])
    unreadable = false
    expect(bodyOf(await engine.submit(ask(issue('a'), 'k1')))).toBe('{"arrivals":2}')
    expect(engine.fault()).toBeUndefined()
  })
})

describe('a key', () => {
  it('gets its first answer again, in the same batch and later, without a second effect', async () => {
    const { engine } = await opened()
    const answers = await Promise.all([1, 2, 3].map((n) => engine.submit(ask(issue(`t${n}`), 'same-key'))))
    expect(answers.map(bodyOf)).toEqual(Array(3).fill('{"arrivals":1}'))
    expect(bodyOf(await engine.submit(ask(issue('t4'), 'same-key')))).toBe('{"arrivals":1}')
    expect(engine.hall().arrivals).toBe(1)
  })

  it('gets its first refusal again', async () => {
    const { engine } = await opened()
    await engine.submit(ask({ type: 'call-next', counterId: '1', callId: 'c1' }, 'k'))
    await engine.submit(ask({ type: 'open-counter', counterId: '1' }))
    const again = await engine.submit(ask({ type: 'call-next', counterId: '1', callId: 'c1' }, 'k'))
    expect(bodyOf(again)).toBe('counter-not-open')
  })

  it('is refused for another request', async () => {
    const { engine } = await opened()
    await engine.submit(ask(issue('a'), 'k', 'one'))
    expect((await engine.submit(ask(issue('b'), 'k', 'other'))).kind).toBe('key-mismatch')
  })

  it('still gets what was answered to it before each who asks had keys of its own', async () => {
    const { engine } = await opened()
    await engine.submit(ask(issue('a'), 'k'))
    const own = (fingerprint: string): Request => ({
      ...ask(issue('b')),
      idempotency: { key: 'kiosk-1 k', fingerprint, bare: 'k' },
    })
    expect(await engine.submit(own('same'))).toMatchObject({ repeated: true })
    expect(bodyOf(await engine.submit(own('other')))).toBe('{"arrivals":2}')
  })

  it('is forgotten after some days, so that the file does not grow by what nobody asks again', async () => {
    const { engine, clock, ledger } = await opened()
    await engine.submit(ask(issue('a'), 'old'))
    clock.advance(2 * 24 * 60 * 60_000)
    await engine.submit(ask(issue('b'), 'newer'))
    expect(ledger.reply('old')).toBeDefined()
    clock.advance(2 * 24 * 60 * 60_000)
    await turned(engine)
    expect(ledger.reply('old')).toBeUndefined()
    expect(ledger.reply('newer')).toBeDefined()
  })

  it('still answers after a restart', async () => {
    const { engine, ledger, clock } = await opened()
    await engine.submit(ask(issue('a'), 'k'))
    const restarted = startEngine(ledger, clock)
    expect(bodyOf(await restarted.submit(ask(issue('b'), 'k')))).toBe('{"arrivals":1}')
    expect(restarted.hall()).toEqual(engine.hall())
  })
})

describe('the service day', () => {
  const at = (iso: string) => Date.parse(iso)

  it('turns at midnight in Kupang, not at midnight UTC', async () => {
    const { engine, clock } = await opened(at('2026-11-23T07:59:00+08:00'))
    await engine.submit(ask(issue('a')))
    clock.set(at('2026-11-23T08:00:01+08:00')) // midnight UTC
    await turned(engine)
    expect(engine.hall().day).toBe('2026-11-23')
    expect(engine.hall().arrivals).toBe(1)
    clock.set(at('2026-11-24T00:00:00+08:00'))
    await turned(engine)
    expect(engine.hall().day).toBe('2026-11-24')
    expect(engine.hall().arrivals).toBe(0)
  })

  it('turns before the first command of a machine that slept through midnight, numbers from one', async () => {
    const { engine, clock, ledger } = await opened()
    await engine.submit(ask(issue('a')))
    clock.set(at('2026-11-26T09:30:00+08:00'))
    await engine.submit(ask(issue('b')))
    expect(engine.hall().day).toBe('2026-11-26')
    expect(engine.hall().series).toEqual({ A: 1 })
    expect(
      ledger
        .read(0, 100)
        .map(({ event }) => event.type)
        .slice(-4),
    ).toEqual(['ticket-issued', 'day-closed', 'day-opened', 'ticket-issued'])
  })

  it('does not go back when the clock is set back, not even across midnight', async () => {
    const { engine, clock } = await opened()
    await engine.submit(ask(issue('a')))
    clock.set(at('2001-01-01T00:00:00Z'))
    await turned(engine)
    await engine.submit(ask(issue('b')))
    expect(engine.hall().day).toBe('2026-11-23')
    expect(engine.hall().series).toEqual({ A: 2 })
    expect(engine.now()).toBe(MONDAY_NINE)
  })

  it('runs on from the newest event, and still turns, while the clock is far behind', async () => {
    const { engine, clock, ledger } = await opened()
    await engine.submit(ask(issue('a')))
    clock.set(at('2001-01-01T00:00:00Z')) // An empty battery.
    const restarted = startEngine(ledger, clock)
    expect(restarted.now()).toBe(MONDAY_NINE)
    clock.advance(90 * 60_000)
    await restarted.submit(ask(issue('b')))
    expect(restarted.now()).toBe(at('2026-11-23T10:30:00+08:00'))
    clock.advance(14 * 60 * 60_000)
    await turned(restarted)
    expect(restarted.hall().day).toBe('2026-11-24')
    clock.set(at('2026-11-24T09:00:00+08:00')) // A time server was reached.
    expect(restarted.now()).toBe(clock.now())
    expect(engine.hall().day).toBe('2026-11-23')
  })

  it('waits for a clock that was set back a little', async () => {
    const { engine, clock } = await opened()
    await engine.submit(ask(issue('a')))
    clock.advance(-60_000)
    expect(engine.now()).toBe(MONDAY_NINE)
    clock.advance(30_000)
    expect(engine.now()).toBe(MONDAY_NINE)
    clock.advance(60_000)
    expect(engine.now()).toBe(MONDAY_NINE + 30_000)
  })

  it('goes on in the same day after a restart', async () => {
    const { engine, ledger, clock } = await opened()
    await engine.submit(ask(issue('a')))
    const restarted = startEngine(ledger, clock)
    await turned(restarted)
    await restarted.submit(ask(issue('b')))
    expect(restarted.hall().series).toEqual({ A: 2 })
  })
})

it('does not start on a ledger that contradicts itself, and names the event', async () => {
  const { ledger, clock } = await opened()
  const lost = { event: { type: 'ticket-held', ticketId: 'nobody' } as const, actor: 'test' }
  ledger.append({ at: MONDAY_NINE, events: [lost], replies: [] })
  expect(() => startEngine(ledger, clock)).toThrow('event 3 cannot be replayed')
})

describe('stopping', () => {
  it('answers what was submitted, then refuses', async () => {
    const { engine } = await opened()
    const before = engine.submit(ask(issue('a')))
    engine.stop()
    expect(bodyOf(await before)).toBe('{"arrivals":1}')
    expect((await engine.submit(ask(issue('b')))).kind).toBe('stopped')
  })

  it('leaves the ledger alone from then on, at midnight too', async () => {
    const { engine, clock, ledger } = await opened()
    const before = engine.submit(ask(issue('a')))
    engine.stop()
    await before
    const written = ledger.last()
    clock.advance(24 * 60 * 60_000)
    await turned(engine)
    expect(ledger.last()).toBe(written)
  })
})
