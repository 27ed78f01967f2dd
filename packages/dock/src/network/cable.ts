import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { type CableState, type Lane, lane } from './lane.ts'

export type { CableState }

/** The network cable between a station and what it talks to: a real TCP line that can be pulled. */
export interface NetworkCable {
  /** The target's address, through this cable. */
  readonly url: string
  readonly state: () => CableState
  /**
   * `silence`: pulled. Connections stay open and nothing passes; what was sent arrives once it is mended. A
   * connection begun meanwhile reaches the target then, unless whoever began it has given up.
   * `reset`: connections break at once, new ones are turned away.
   */
  readonly cut: (how: 'reset' | 'silence') => void
  /** Everything arrives, `slowMs` late. */
  readonly slow: () => void
  readonly mend: () => void
  /** Ends every connection and listens no more. */
  readonly close: () => Promise<void>
}

export interface CableOptions {
  /** Delay of each piece in each direction while slow, milliseconds. */
  readonly slowMs?: number
}

const SLOW_MS = 400
/** Of a connection begun while the cable is pulled: enough for a request. */
const EARLY_BYTES = 64 * 1024

/** Lays a cable to `target` (`http://127.0.0.1:4310`, `tcp://127.0.0.1:9100?width=80`) on a free port of this machine. */
export async function networkCable(target: string, options: CableOptions = {}): Promise<NetworkCable> {
  const { slowMs = SLOW_MS } = options
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  const lanes = new Set<Lane>()
  /** Begun while pulled: what they have sent so far. */
  const early = new Map<Socket, Uint8Array[]>()
  let state: CableState = 'connected'
  const now = (): CableState => state

  function keep(socket: Socket): Socket {
    socket.setNoDelay(true)
    socket.on('error', () => {})
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    return socket
  }

  function lay(from: Socket, to: Socket): void {
    const one = lane(from, to, now, slowMs)
    lanes.add(one)
    to.on('close', () => lanes.delete(one))
  }

  function join(near: Socket, first: readonly Uint8Array[]): void {
    const far = keep(connect({ host: hostname, port: Number(port), allowHalfOpen: true, noDelay: true }))
    for (const bytes of first) far.write(bytes)
    lay(near, far)
    lay(far, near)
  }

  function waitOutside(near: Socket): void {
    const sent: Uint8Array[] = []
    early.set(near, sent)
    const take = (bytes: Uint8Array) => {
      sent.push(bytes)
      if (sent.reduce((sum, { length }) => sum + length, 0) > EARLY_BYTES) near.pause()
    }
    const giveUp = () => void (early.delete(near) && near.destroy())
    near.on('data', take).on('end', giveUp).on('close', giveUp)
  }

  function letIn(): void {
    for (const [near, sent] of early) {
      early.delete(near)
      near.removeAllListeners('data')
      join(near, sent)
    }
    for (const each of lanes) each.release()
  }

  function become(next: CableState): void {
    state = next
    if (next === 'silence') for (const each of lanes) each.hold()
    else if (next === 'reset') for (const socket of sockets) socket.resetAndDestroy()
    else letIn()
  }

  const server = createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
    if (state === 'reset') return near.on('error', () => {}).resetAndDestroy()
    keep(near)
    if (state === 'silence') waitOutside(near)
    else join(near, [])
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: through(target, (server.address() as AddressInfo).port),
    state: now,
    cut: become,
    slow: () => become('slow'),
    mend: () => become('connected'),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

/** The same address by way of a port of this machine. */
function through(target: string, port: number): string {
  const { protocol, host } = new URL(target)
  return target.replace(`${protocol}//${host}`, `${protocol}//127.0.0.1:${port}`)
}
