import { connect, type Socket } from 'node:net'

export interface Answer {
  readonly status: number
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
    const answer = { status: Number(received.slice(9, 12)), body: received.slice(start, start + length) }
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

let keys = 0

/** The text of a POST with an `Idempotency-Key` of its own. `path` is below the API's base. */
export function post(token: string, path: string, body: string): string {
  keys += 1
  return (
    `POST /api/v1/${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\n` +
    `Idempotency-Key: bench-${process.pid}-${keys}\r\nContent-Type: application/json\r\n` +
    `Content-Length: ${body.length}\r\n\r\n${body}`
  )
}
