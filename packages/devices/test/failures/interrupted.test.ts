import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { encode, openPrinter, profileOf } from '../../src/index.ts'
import { copiesOf, eventually, printed, QUICK, tcpPrinter, ticket } from '../harness.ts'

test('the station died in the middle of a ticket: the next one is a paper of its own', async () => {
  const { peer } = await tcpPrinter()
  const { bytes } = encode(ticket('A-012'), profileOf(80))
  const dying = connect(peer.port, peer.host)
  dying.write(bytes.subarray(0, bytes.length - 40))
  await eventually(() => peer.strip().length > 4)
  dying.destroy()
  await once(dying, 'close')

  const printer = openPrinter(peer.url, { timing: QUICK, interrupted: true })
  onTestFinished(() => printer.close())
  expect(await printer.print(ticket('A-013'))).toMatchObject({ ok: true, confirmed: true })
  expect(copiesOf('A-013', peer)).toBe(1)
  expect(printed(peer).at(-1)).not.toContain('A-012')
  const papers = peer.papers.length
  expect(await printer.print(ticket('A-014'))).toMatchObject({ ok: true })
  expect(peer.papers).toHaveLength(papers + 1)
})
