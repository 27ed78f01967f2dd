import { connect as openSocket, type Socket } from 'node:net'
import { type Connect, type Link, within } from './link.ts'
import { pendingWrites } from './pending.ts'

const CLOSE_MS = 500

/** Raw printing over TCP, port 9100 as a rule. Every line is a socket of its own. */
export function tcpConnect(host: string, port: number): Connect {
  return async (signal, timeoutMs) => {
    const socket = openSocket({ host, port, noDelay: true })
    const opened = new Promise<'open' | 'refused'>((resolve) => {
      socket.once('connect', () => resolve('open'))
      socket.once('error', () => resolve('refused'))
    })
    // Later errors show as the end of the line.
    socket.on('error', () => {})
    const outcome = await within(opened, timeoutMs, signal)
    if (outcome === 'open') return { ok: true, link: tcpLink(socket) }
    socket.destroy()
    if (outcome === 'refused') return { ok: false, reason: 'unreachable' }
    return { ok: false, reason: outcome === 'late' ? 'connect-timeout' : 'aborted' }
  }
}

function tcpLink(socket: Socket): Link {
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  const writes = pendingWrites(ended)
  return {
    answers: 'possible',
    keeps: false,
    rate: Number.POSITIVE_INFINITY,
    ended,
    write: (bytes) => {
      const { outcome, settle } = writes.begin()
      if (socket.writable) socket.write(bytes, (error) => settle(error ? 'lost' : 'written'))
      else settle('lost')
      return outcome
    },
    onBytes: (listener) => void socket.on('data', listener),
    abandon: async () => {
      // A reset, not a farewell: the other side's network stack throws away what it has not handed on.
      socket.resetAndDestroy()
      await ended
    },
    close: async () => {
      socket.end()
      const gone = await within(ended, CLOSE_MS, new AbortController().signal)
      if (gone === 'late') socket.destroy()
      await ended
    },
  }
}
