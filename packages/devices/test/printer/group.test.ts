import type { ReceiptDocument } from '@antre/receipt'
import { expect, onTestFinished, test } from 'vitest'
import { type PeerOptions, type PrinterGroup, printerGroup, type VirtualPrinter } from '../../src/index.ts'
import { copiesOf, printed, SILENCE, tcpPrinter, ticket, watching } from '../harness.ts'

type Setup = PeerOptions & { readonly query?: string }

async function group(
  left: Setup = {},
  right: Setup = {},
): Promise<{ left: VirtualPrinter; right: VirtualPrinter; printers: PrinterGroup }> {
  const [one, other] = [await tcpPrinter(left, SILENCE), await tcpPrinter(right, SILENCE)]
  const printers = printerGroup([
    { id: 'left', printer: one.printer },
    { id: 'right', printer: other.printer },
  ])
  onTestFinished(() => printers.close())
  return { left: one.peer, right: other.peer, printers }
}

/** What is told of one of them. */
const told = (printers: PrinterGroup, id: string) =>
  watching({ watch: (listener) => printers.watch((each, status) => each === id && listener(status)) })

test('the first one prints', async () => {
  const { left, right, printers } = await group()
  expect(await printers.print(ticket())).toMatchObject({ ok: true, confirmed: true, by: 'left', before: [] })
  expect([copiesOf('A-012', left), copiesOf('A-012', right)]).toEqual([1, 0])
})

test.each(['paper-out', 'cover-open', 'cutter-error', 'hang', 'drop', 'garbage'] as const)(
  'the first one is %s: the other one prints, and nothing of it comes out of the first, ever',
  async (lever) => {
    const { left, right, printers } = await group()
    left.setLever(lever)
    expect(await printers.print(ticket())).toMatchObject({ ok: true, confirmed: true, by: 'right' })
    left.setLever('ready')
    expect(await printers.print(ticket('A-013'))).toMatchObject({ ok: true })
    expect([copiesOf('A-012', left), copiesOf('A-012', right)]).toEqual([0, 1])
    expect(copiesOf('A-013', left) + copiesOf('A-013', right)).toBe(1)
    expect(left.received().includes('A-012')).toBe(false)
  },
)

test('the first one is unplugged, then back: it is the first again', async () => {
  const { left, right, printers } = await group()
  const heard = told(printers, 'left')
  await heard.until('ready')
  await left.unplug()
  await heard.until('offline')
  expect(await printers.print(ticket('A-001'))).toMatchObject({ ok: true, by: 'right', before: [] })
  await left.plugIn()
  await heard.until('ready')
  expect(await printers.print(ticket('A-002'))).toMatchObject({ ok: true, by: 'left' })
  expect(printed(right)).toHaveLength(1)
})

test('paper ends in the middle and the rest was thrown away: the other one prints all of it', async () => {
  const { left, right, printers } = await group()
  left.setLever('paper-out', { afterLines: 3 })
  expect(await printers.print(ticket())).toMatchObject({
    ok: true,
    by: 'right',
    before: [{ id: 'left', reason: 'paper-out', residue: 'cleared' }],
  })
  left.setLever('ready')
  expect(await printers.print(ticket('A-013'))).toMatchObject({ ok: true })
  expect([copiesOf('A-012', left), copiesOf('A-012', right)]).toEqual([0, 1])
})

test('paper ends right after the cut, so that nobody knows it is out: the other paper says it may be one more', async () => {
  const { left, right, printers } = await group()
  left.onPaper(() => left.setLever('paper-out'))
  const again: ReceiptDocument = [{ kind: 'mark', text: 'CETAK ULANG' }, ...ticket()]
  expect(await printers.print(ticket(), { again })).toMatchObject({ ok: true, by: 'right' })
  expect([copiesOf('A-012', left), copiesOf('A-012', right)]).toEqual([1, 1])
  expect([printed(left)[0], printed(right)[0]].map((text) => text?.includes('CETAK ULANG'))).toEqual([
    false,
    true,
  ])
  expect(await printers.print(ticket('A-013'), { again })).toMatchObject({ ok: true, by: 'right' })
  expect(printed(right)[1]).not.toContain('CETAK ULANG')
})

test('what may still come out of the first one is not printed by the other', async () => {
  const { left, right, printers } = await group({ clears: false })
  left.setLever('paper-out', { afterLines: 3 })
  expect(await printers.print(ticket())).toEqual({
    ok: false,
    reason: 'paper-out',
    residue: 'possible',
    by: 'left',
    before: [],
  })
  left.setLever('ready')
  expect(right.received()).toHaveLength(0)
})

test('one that is known to be out comes last, and is not even asked', async () => {
  const { left, printers } = await group()
  const heard = told(printers, 'left')
  left.setLever('paper-out')
  await heard.until('paper-out')
  expect(await printers.print(ticket())).toMatchObject({ ok: true, by: 'right', before: [] })
})

test('none can: the last one tried says why, with all before it', async () => {
  const { left, right, printers } = await group()
  const [one, other] = [told(printers, 'left'), told(printers, 'right')]
  left.setLever('paper-out')
  right.setLever('cover-open')
  await Promise.all([one.until('paper-out'), other.until('cover-open')])
  expect(await printers.print(ticket())).toEqual({
    ok: false,
    reason: 'cover-open',
    residue: 'none',
    by: 'right',
    before: [{ id: 'left', reason: 'paper-out', residue: 'none' }],
  })
})

test('a ticket that was taken back is nobody else’s', async () => {
  const { right, printers } = await group()
  const taken = new AbortController()
  taken.abort()
  const result = await printers.print(ticket(), { signal: taken.signal })
  expect(result).toMatchObject({ ok: false, reason: 'aborted', by: 'left', before: [] })
  expect(right.received()).toHaveLength(0)
})

test('closing closes all of them', async () => {
  const { printers } = await group()
  await printers.close()
  await printers.close()
  expect(await printers.print(ticket())).toMatchObject({ ok: false, reason: 'closed', by: 'left' })
})

test('a group has printers, each with a name of its own', async () => {
  const { printer } = await tcpPrinter()
  expect(() => printerGroup([])).toThrow(TypeError)
  const twice = { id: 'left', printer }
  expect(() => printerGroup([twice, twice])).toThrow(TypeError)
})
