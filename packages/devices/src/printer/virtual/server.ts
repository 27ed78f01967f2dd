import { createServer, type Server, type Socket } from 'node:net'
import type { Paper } from './paper.ts'
import { printerPeer } from './peer.ts'
import type { PeerOptions, PrinterPeer } from './port.ts'

export interface VirtualPrinterOptions extends PeerOptions {
  /** 0, the default, takes any free one. */
  readonly port?: number
  /** 127.0.0.1 unless told. */
  readonly host?: string
}

/** A complete ESC/POS printer on a TCP port: real bytes, no shortcut. */
export interface VirtualPrinter extends PrinterPeer {
  readonly host: string
  readonly port: number
  /** For `openPrinter`: `tcp://127.0.0.1:PORT?width=80`. */
  readonly url: string
  /** How often somebody has connected. */
  readonly connections: () => number
  /** The next paper that comes out. */
  readonly nextPaper: () => Promise<Paper>
  /** Pulls the network cable: connections break, new ones are refused. */
  readonly unplug: () => Promise<void>
  readonly plugIn: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Starts a virtual printer; rejects when the port is taken. */
export async function startVirtualPrinter(options: VirtualPrinterOptions = {}): Promise<VirtualPrinter> {
  const { host = '127.0.0.1', width = 80 } = options
  const peer = printerPeer(options)
  const sockets = new Set<Socket>()
  let connections = 0
  let server: Server | null = null
  let port = options.port ?? 0

  async function plugIn(): Promise<void> {
    if (server) return
    const listening = createServer({ noDelay: true }, (socket) => {
      connections += 1
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
      peer.attach(socket)
    })
    await new Promise<void>((resolve, reject) => {
      listening.once('error', reject)
      listening.listen(port, host, resolve)
    })
    const address = listening.address()
    if (address !== null && typeof address === 'object') port = address.port
    server = listening
  }

  async function unplug(): Promise<void> {
    const listening = server
    if (!listening) return
    server = null
    const closed = new Promise<void>((resolve) => listening.close(() => resolve()))
    for (const socket of sockets) socket.destroy()
    await closed
  }

  await plugIn()
  return {
    ...peer,
    host,
    port,
    url: `tcp://${host}:${port}?width=${width}`,
    connections: () => connections,
    nextPaper: () =>
      new Promise((resolve) => {
        const stop = peer.onPaper((paper) => {
          stop()
          resolve(paper)
        })
      }),
    unplug,
    plugIn,
    close: unplug,
  }
}
