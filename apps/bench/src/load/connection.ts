import { connect, type Socket } from 'node:net'

export interface Answer {
  readonly status: number
  readonly head: string
  readonly body: string
}

/** One keep-alive HTTP connection, one request at a time, with as little work per request as can be. */
export interface Connection {
  send(request: string): Promise<Answer>
  close(): void
}

const END_OF_HEAD = '\r\n\r\n'

export function openConnection(port: number): Connection {
  const socket: Socket = connect(port, '127.0.0.1').setNoDelay(true).setEncoding('latin1')
  let received = ''
  let settle: ((answer: Answer) => void) | null = null
  let refuse: ((error: Error) => void) | null = null
  socket.on('data', (text) => {
    received += text
    const headEnd = received.indexOf(END_OF_HEAD)
    if (headEnd < 0) return
    const start = headEnd + END_OF_HEAD.length
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(received)?.[1] ?? 0)
    if (received.length < start + length) return
    const answer = {
      status: Number(received.slice(9, 12)),
      head: received.slice(0, headEnd),
      body: received.slice(start, start + length),
    }
    received = ''
    settle?.(answer)
  })
  socket.on('error', (error) => refuse?.(error))
  socket.on('close', () => refuse?.(new Error('the connection was closed')))
  return {
    send(request) {
      return new Promise((resolve, reject) => {
        settle = resolve
        refuse = reject
        socket.write(request)
      })
    },
    close: () => socket.destroy(),
  }
}

type Headers = Readonly<Record<string, string>>

/** The text of a request. `body` is JSON; without one it has none. */
export function request(method: 'GET' | 'POST', path: string, headers: Headers, body?: string): string {
  const typed =
    body === undefined ? {} : { 'Content-Type': 'application/json', 'Content-Length': body.length }
  const lines = Object.entries({ ...headers, ...typed }).map(([name, value]) => `${name}: ${value}\r\n`)
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body ?? ''}`
}

let keys = 0

/** The text of a POST with an `Idempotency-Key` of its own. `path` is below the API's base. */
export function post(token: string, path: string, body: string): string {
  keys += 1
  const key = `bench-${process.pid}-${keys}`
  const headers = { Host: '127.0.0.1', Authorization: `Bearer ${token}`, 'Idempotency-Key': key }
  return request('POST', `/api/v1/${path}`, headers, body)
}
