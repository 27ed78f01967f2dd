import { join } from 'node:path'
import { type Connection, openConnection, request } from '../load/connection.ts'
import { openStream } from '../load/streams.ts'
import type { Master } from './master.ts'
import { ROOT, startProgram } from './program.ts'

/** A real station in a process of its own, used as its own screen would. */
export interface Station {
  /** Address of its screen, with this launch's key. */
  readonly url: string
  /** POST below its API: `tickets`. Rejects when it is refused. */
  post(path: string, body: string): Promise<string>
  /** Hears its views, JSON text, until the answer is called. */
  follow(viewPath: string, heard: (json: string) => void): () => void
  stop(): Promise<void>
}

type Kind = 'kiosk' | 'counter' | 'display'

export async function startStation(kind: Kind, master: Master, flags: readonly string[]): Promise<Station> {
  const main = join(ROOT, 'apps', kind, 'src', 'main.ts')
  const common = ['--master', master.url, '--data', master.dataDir, '--log-level', 'error']
  const program = await startProgram(main, [...common, ...flags])
  const url = new URL(program.addresses[kind] ?? '')
  const api = `/${kind}/api/v1/`
  const connection = openConnection(Number(url.port))
  const cookie = await signIn(connection, url, api)
  return {
    url: url.href,
    async post(path, body) {
      posts += 1
      const headers = { Host: url.host, Cookie: cookie, 'Idempotency-Key': `screen-${process.pid}-${posts}` }
      const answer = await connection.send(request('POST', api + path, headers, body))
      if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.body}`)
      return answer.body
    },
    follow(viewPath, heard) {
      const headers = { Host: url.host, Cookie: cookie, Accept: 'text/event-stream' }
      const { socket, refused } = openStream(
        Number(url.port),
        `${api}${viewPath}/stream`,
        headers,
        (frame) => {
          const data = /^data: (.*)$/m.exec(frame)?.[1]
          if (data !== undefined) heard(data)
        },
      )
      refused.catch((error) => process.stderr.write(`${error}\n`))
      return () => socket.destroy()
    },
    async stop() {
      connection.close()
      await program.stop()
    },
  }
}

let posts = 0

/** Trades the key in the address for a cookie, as the page does when it opens. */
async function signIn(connection: Connection, url: URL, api: string): Promise<string> {
  const key = new URLSearchParams(url.hash.slice(1)).get('key')
  const answer = await connection.send(
    request('POST', `${api}session`, { Host: url.host }, JSON.stringify({ token: key })),
  )
  const cookie = /\r\nset-cookie: *([^;\r]+)/i.exec(answer.head)?.[1]
  if (cookie === undefined) throw new Error(`${url.host} gave no cookie: ${answer.body}`)
  return cookie
}
