import { expect, test } from 'vitest'
import { copiesOf, NEVER_CLEARS, printed, SILENCE, tcpPrinter, ticket } from '../harness.ts'

const EPSON = { query: 'model=epson-tm-t20' } as const
const NO_CLEAR = { ...EPSON, clears: false } as const

/** Papers that carry more than one number. */
const mixed = (papers: readonly string[]) => papers.filter((text) => new Set(text.match(/A-\d{3}/g)).size > 1)

test.each([0, 1, 3, 6])(
  'answers that all is well and moves nothing, after line %i: not confirmed, and never printed later',
  async (afterLines) => {
    const { peer, printer } = await tcpPrinter(EPSON, SILENCE)
    peer.setLever('stands-still', { afterLines })
    expect(await printer.status()).toEqual({ state: 'ready' })
    expect(await printer.print(ticket())).toEqual({ ok: false, reason: 'unconfirmed', residue: 'cleared' })
    peer.setLever('ready')
    expect(await printer.print(ticket('A-013'))).toMatchObject({ ok: true, confirmed: true })
    expect([copiesOf('A-012', peer), copiesOf('A-013', peer)]).toEqual([0, 1])
    expect(mixed(printed(peer))).toEqual([])
  },
)

test('a printer without a name is believed by its reports from the first one on, within its first ticket', async () => {
  const { peer, printer } = await tcpPrinter({}, SILENCE)
  peer.setLever('stands-still', { afterLines: 3 })
  expect(await printer.print(ticket())).toEqual({ ok: false, reason: 'unconfirmed', residue: 'cleared' })
})

test.each(['model=epson-tm-t20', 'status=all'])(
  'a slow one (%s) takes longer than paper needs to move: confirmed when it is out, not before',
  async (query) => {
    const { peer, printer } = await tcpPrinter({ query, slowMs: 200 })
    peer.setLever('slow')
    expect(await printer.print(ticket())).toMatchObject({ ok: true, confirmed: true })
    expect(copiesOf('A-012', peer)).toBe(1)
  },
)

test('a slow one whose paper ends long after it was sent: not confirmed', async () => {
  const { peer, printer } = await tcpPrinter({ ...EPSON, slowMs: 250 })
  peer.setLever('slow')
  const result = printer.print(ticket())
  peer.setLever('slow')
  peer.setLever('paper-out', { afterLines: 6 })
  expect(await result).toMatchObject({ ok: false, reason: 'paper-out' })
  expect(copiesOf('A-012', peer)).toBe(0)
})

test('the report of a ticket that was given up comes late: it does not confirm the next one', async () => {
  const { peer, printer } = await tcpPrinter({ ...NO_CLEAR, slowMs: 60 }, { ...SILENCE, ...NEVER_CLEARS })
  peer.setLever('stands-still', { afterLines: 3 })
  expect(await printer.print(ticket())).toEqual({ ok: false, reason: 'unconfirmed', residue: 'possible' })
  // It goes on, slowly, and reports what was given up while the next ticket is on its way.
  peer.setLever('slow')
  expect(await printer.print(ticket('A-013'))).toMatchObject({ ok: true, confirmed: true })
  expect(copiesOf('A-013', peer)).toBe(1)
  expect(await printer.print(ticket('A-014'))).toMatchObject({ ok: true, confirmed: true })
  expect(copiesOf('A-014', peer)).toBe(1)
  expect(mixed(printed(peer))).toEqual([])
})

test('one that still stands still gets nothing of the next ticket', async () => {
  const { peer, printer } = await tcpPrinter(NO_CLEAR, { ...SILENCE, ...NEVER_CLEARS })
  peer.setLever('stands-still', { afterLines: 3 })
  await printer.print(ticket())
  expect(await printer.print(ticket('A-013'))).toEqual({ ok: false, reason: 'no-answer', residue: 'none' })
  expect(peer.received().includes('A-013')).toBe(false)
  peer.setLever('ready')
  expect(await printer.print(ticket('A-014'))).toMatchObject({ ok: true, confirmed: true })
  expect(copiesOf('A-014', peer)).toBe(1)
  expect(mixed(printed(peer))).toEqual([])
})

test.each([true, false])(
  'loses power in the middle and comes back empty, the line up all the time (minds a clear command: %s)',
  async (clears) => {
    const { peer, printer } = await tcpPrinter(
      { ...EPSON, clears },
      { ...SILENCE, ...(!clears && NEVER_CLEARS) },
    )
    peer.setLever('power-loss', { afterLines: 4 })
    expect(await printer.print(ticket())).toMatchObject({ ok: false, reason: 'unconfirmed' })
    expect(await printer.print(ticket('A-013'))).toMatchObject({ ok: true, confirmed: true })
    expect([copiesOf('A-012', peer), copiesOf('A-013', peer)]).toEqual([0, 1])
    expect(mixed(printed(peer))).toEqual([])
  },
)

test('a model that should report and does not is not confirmed, until its address says so', async () => {
  const { peer, printer } = await tcpPrinter({ ...EPSON, reports: false }, SILENCE)
  expect(await printer.print(ticket())).toMatchObject({ ok: false, reason: 'unconfirmed' })
  const told = await tcpPrinter({ query: 'model=epson-tm-t20&reports=no', reports: false })
  expect(await told.printer.print(ticket())).toMatchObject({ ok: true, confirmed: true })
  expect(copiesOf('A-012', told.peer)).toBe(1)
  expect(peer.unknown).toEqual([])
})
