import type { Ledger } from '@antre/engine'
import { memoryLedger } from '@antre/engine/memory-ledger'
import { aMall, temporaryFolder } from '@antre/testkit'
import { describe, expect, it } from 'vitest'
import { openForWriting, sqliteLedger } from '../src/index.ts'

/** What every ledger does, the one in memory that tests stand on and the real one. */
const LEDGERS: [string, () => Ledger & Partial<Disposable>][] = [
  ['memory', memoryLedger],
  [
    'sqlite',
    () => {
      const folder = temporaryFolder()
      const opened = openForWriting(folder.path)
      if (!opened.ok) throw new Error(opened.detail)
      const close = () => {
        opened.db.close()
        folder[Symbol.dispose]()
      }
      return Object.assign(sqliteLedger(opened.db), { [Symbol.dispose]: close })
    },
  ],
]

const day = (name: string) => ({ event: { type: 'day-opened', day: name } as const, actor: 'antre' })
const pause = (counterId: string) => ({
  event: { type: 'counter-paused', counterId } as const,
  actor: 'admin-1',
})
const saved = (version: number) => ({
  event: { type: 'mall-saved', version, mall: aMall() } as const,
  actor: 'admin-1',
})

describe.each(LEDGERS)('a ledger (%s)', (_name, make) => {
  function scope(): { ledger: Ledger } & Disposable {
    const ledger = make()
    return { ledger, [Symbol.dispose]: () => ledger[Symbol.dispose]?.() }
  }

  it('numbers events from one without a gap and gives them back as they were', () => {
    using given = scope()
    const { ledger } = given
    expect(ledger.last()).toBe(0)
    expect(ledger.append({ at: 5, events: [day('2026-11-23'), pause('1')], replies: [] })).toEqual({
      ok: true,
      seq: 2,
    })
    expect(ledger.append({ at: 6, events: [pause('2')], replies: [] })).toEqual({ ok: true, seq: 3 })
    expect(ledger.read(1, 10)).toEqual([
      { seq: 2, at: 5, ...pause('1') },
      { seq: 3, at: 6, ...pause('2') },
    ])
    expect(ledger.read(0, 2).map(({ seq }) => seq)).toEqual([1, 2])
  })

  it('keeps a reply with its request, until it is forgotten', () => {
    using given = scope()
    const { ledger } = given
    const reply = { fingerprint: 'f', status: 201, body: '{"a":"é"}' }
    ledger.append({ at: 5, events: [], replies: [{ key: 'k', ...reply }] })
    expect(ledger.reply('k')).toEqual(reply)
    expect(ledger.reply('other')).toBeUndefined()
    ledger.forgetReplies(5)
    expect(ledger.reply('k')).toEqual(reply)
    ledger.forgetReplies(6)
    expect(ledger.reply('k')).toBeUndefined()
  })

  it('finds the newest day, and the mall document in force when it began', () => {
    using given = scope()
    const { ledger } = given
    ledger.append({ at: 1, events: [saved(1), day('2026-11-22'), saved(2), pause('1')], replies: [] })
    ledger.append({ at: 2, events: [day('2026-11-23'), pause('2'), saved(3)], replies: [] })
    const record = ledger.currentDay()
    expect(record.mall?.seq).toBe(3)
    expect([...record.events].map(({ seq, event }) => [seq, event.type])).toEqual([
      [5, 'day-opened'],
      [6, 'counter-paused'],
      [7, 'mall-saved'],
    ])
  })

  it('gives everything when no day was opened yet', () => {
    using given = scope()
    given.ledger.append({ at: 1, events: [saved(1)], replies: [] })
    const record = given.ledger.currentDay()
    expect(record.mall).toBeNull()
    expect([...record.events]).toHaveLength(1)
  })
})
