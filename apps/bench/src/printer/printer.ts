import { type AddressInfo, createServer, type Socket } from 'node:net'
import { performance } from 'node:perf_hooks'
import { type Paper, printerPeer } from '@antre/devices'

/** When something of a job happened here: `performance.now()` of this process, ms. */
export interface Arrival {
  /** The first byte that is no question about the printer's state. */
  readonly firstByteAt: number
  /** The paper was cut. */
  readonly cutAt: number
}

/** A virtual printer on a real socket in this process, which looks at the clock. */
export interface TimedPrinter {
  readonly url: string
  readonly port: number
  /** The next paper. */
  next(): Promise<Arrival>
  /** The bytes of the latest paper, as they came. */
  lastJob(): Buffer
  close(): Promise<void>
}

export function startTimedPrinter(): Promise<TimedPrinter> {
  const peer = printerPeer({ keep: 1 })
  const sockets = new Set<Socket>()
  let job: Buffer[] = []
  let lastJob = Buffer.alloc(0)
  let firstByteAt: number | null = null

  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    // Before the printer itself gets to see them.
    socket.on('data', (chunk: Buffer) => {
      const bytes = withoutQuestions(chunk)
      if (bytes.length === 0) return
      firstByteAt ??= performance.now()
      job.push(bytes)
    })
    peer.attach(socket)
  })

  peer.onPaper(() => {
    lastJob = Buffer.concat(job)
    job = []
  })

  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      resolve({
        url: `tcp://127.0.0.1:${port}`,
        port,
        lastJob: () => lastJob,
        next() {
          firstByteAt = null
          return new Promise((told) => {
            const stop = peer.onPaper((_: Paper) => {
              stop()
              const cutAt = performance.now()
              told({ firstByteAt: firstByteAt ?? cutAt, cutAt })
            })
          })
        },
        close: () =>
          new Promise((closed) => {
            for (const socket of sockets) socket.destroy()
            server.close(() => closed())
          }),
      })
    })
  })
}

const DLE = 0x10
const EOT = 0x04
const GS = 0x1d
/** `DLE EOT n`, `GS a n`: what is asked of a printer between two jobs, three bytes each. */
const QUESTION_BYTES = 3

/** A chunk of nothing but questions is none of a job; a job is a chunk of its own. */
function withoutQuestions(chunk: Buffer): Buffer {
  let rest = chunk
  while (
    rest.length >= QUESTION_BYTES &&
    ((rest[0] === DLE && rest[1] === EOT) || (rest[0] === GS && rest[1] === 0x61))
  ) {
    rest = rest.subarray(QUESTION_BYTES)
  }
  return rest
}
