import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { openPrinter } from '../../src/index.ts'
import { realTimeFilter } from '../../src/printer/virtual/real-time.ts'
import { QUICK, ticket } from '../harness.ts'

/** Epson's usual answer to `DLE EOT 1`; to `DLE EOT 2` the same bit would mean that the cover is open. */
const DRAWER = 0x16
const WELL = 0x12
const LATE_MS = 90
const APART_MS = 20

/** A printer that is well, answers in order, and takes its time with one answer. */
async function slowOnce(which: number): Promise<string> {
  const server = createServer((socket) => {
    const filter = realTimeFilter()
    let asked = 0
    let free = 0
    const say = (byte: number, ms: number): void => {
      const at = Math.max(free, performance.now()) + ms
      free = at
      setTimeout(
        () => socket.destroyed || socket.write(Buffer.from([byte])),
        Math.max(0, at - performance.now()),
      )
    }
    socket.on('error', () => {})
    socket.on('data', (chunk: Uint8Array) => {
      for (const piece of filter(chunk)) {
        if (piece.kind === 'data' || piece.command.kind !== 'ask') continue
        asked += 1
        const isBehind = free > performance.now()
        say(piece.command.n === 1 ? DRAWER : WELL, asked === which ? LATE_MS : isBehind ? APART_MS : 0)
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  return `tcp://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`
}

test.each([5, 6, 7, 8])(
  'answer %i comes late: it is not taken for the answer to another question',
  async (which) => {
    const printer = openPrinter(await slowOnce(which), {
      timing: { ...QUICK, answerMs: 60, confirmMs: 60_000 },
    })
    onTestFinished(() => printer.close())
    expect(await printer.print(ticket())).toMatchObject({ ok: true, confirmed: true })
  },
)
