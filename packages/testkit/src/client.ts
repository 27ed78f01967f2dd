import { API_BASE } from '@antre/contract'

/** Status and parsed body of one call. */
export interface Answer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests look at what they expect; the schema is tested elsewhere
  readonly body: any
  readonly headers: Headers
}

export interface ApiClient {
  get(path: string): Promise<Answer>
  /** `key`: the Idempotency-Key; a new one each time unless given, none when null. */
  post(path: string, body?: unknown, key?: string | null): Promise<Answer>
  put(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>
}

/** Calls the HTTP API of the master at `base` (`http://127.0.0.1:4310`). */
export function apiClient(base: string, token: string | null): ApiClient {
  const call = async (method: string, path: string, init: RequestInit = {}): Promise<Answer> => {
    const headers = new Headers(init.headers)
    if (token !== null) headers.set('authorization', `Bearer ${token}`)
    if (init.body !== undefined) headers.set('content-type', 'application/json')
    const response = await fetch(base + API_BASE + path, { ...init, method, headers })
    const text = await response.text()
    const json = /json/.test(response.headers.get('content-type') ?? '')
    return { status: response.status, body: json ? JSON.parse(text) : text, headers: response.headers }
  }
  return {
    get: (path) => call('GET', path),
    post: (path, body, key = crypto.randomUUID()) =>
      call('POST', path, {
        ...(body !== undefined && { body: JSON.stringify(body) }),
        headers: key === null ? {} : { 'idempotency-key': key },
      }),
    put: (path, body, headers = {}) => call('PUT', path, { body: JSON.stringify(body), headers }),
  }
}
