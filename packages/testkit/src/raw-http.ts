import { request } from 'node:http'

export interface RawRequest {
  readonly method?: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}

export interface RawAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/** A request as written: unlike `fetch` it lets a test lie about Host and Origin. */
export function rawRequest(
  port: number,
  { method = 'GET', path, headers = {}, body }: RawRequest,
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    // Said by hand: Node leaves it out for DELETE and others, and the body would look like a second request.
    const length = body ? { 'content-length': String(Buffer.byteLength(body)) } : {}
    const all = { ...headers, ...length }
    const asked = request(
      { host: '127.0.0.1', port, method, path, headers: all, agent: false },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString()
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text })
        })
        response.on('error', reject)
      },
    )
    asked.on('error', reject)
    asked.end(body)
  })
}

/** Reads a stream until `enough` is pleased with what came so far; then cuts it. */
export function rawStream(
  port: number,
  path: string,
  headers: Readonly<Record<string, string>>,
  enough: (text: string) => boolean,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, headers, agent: false }, (response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString()
        if (!enough(text)) return
        response.destroy()
        resolve(text)
      })
      response.on('end', () => resolve(text))
      response.on('error', reject)
    })
    asked.on('error', reject)
    asked.end()
  })
}
