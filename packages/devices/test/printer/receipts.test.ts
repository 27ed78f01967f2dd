import { receiptFor } from '@antre/receipt'
import { expect, test } from 'vitest'
import { journeyTicket, longestTicket, plainTicket } from '../../../receipt/test/samples.ts'
import { textOf } from '../../src/index.ts'
import { tcpPrinter } from '../harness.ts'

const TICKETS = { plain: plainTicket, longest: longestTicket, journey: journeyTicket }

test.each(
  ([58, 80] as const).flatMap((width) =>
    (['id', 'en'] as const).flatMap((language) =>
      (Object.keys(TICKETS) as (keyof typeof TICKETS)[]).map((kind) => [kind, width, language] as const),
    ),
  ),
)('the %s ticket on %i mm in %s is printed as it was laid out', async (kind, width, language) => {
  const { peer, printer } = await tcpPrinter({ width })
  const input = TICKETS[kind]({ language })
  expect(await printer.print(receiptFor(input))).toMatchObject({ ok: true, confirmed: true })
  expect(peer.papers).toHaveLength(1)
  expect(peer.unknown).toEqual([])
  const [paper] = peer.papers
  const elements = paper?.elements ?? []
  expect(elements.some((element) => element.kind === 'line' && element.overflow)).toBe(false)
  expect(elements.filter(({ kind: each }) => each === 'qr')).toMatchObject([
    { data: input.qr, align: 'center' },
  ])
  expect(elements.filter(({ kind: each }) => each === 'picture')).toHaveLength(1)
  expect(textOf({ elements })).toContain(input.ticket.number)
})
