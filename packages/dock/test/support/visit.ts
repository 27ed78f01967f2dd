import { rawRequest, rawStream } from '@antre/testkit'
import type { Act, DockState } from '../../src/state.ts'

const API = '/dock/api/v1'

/** A program that has the dock's address, as its page would. */
export interface Visit {
  readonly port: number
  readonly headers: Readonly<Record<string, string>>
  /** Does something; the status of the answer. */
  readonly act: (act: Act | object) => Promise<number>
  readonly get: (path: string) => ReturnType<typeof rawRequest>
  /** The first state that `fits`. */
  readonly state: (fits?: (state: DockState) => boolean) => Promise<DockState>
}

export async function visit(url: string): Promise<Visit> {
  const { port, host, origin, hash } = new URL(url)
  const own = { host, origin, 'content-type': 'application/json' }
  const signed = await rawRequest(Number(port), {
    method: 'POST',
    path: `${API}/session`,
    headers: own,
    body: JSON.stringify({ token: hash.slice('#key='.length) }),
  })
  const headers = { ...own, cookie: String(signed.headers['set-cookie']).split(';')[0] ?? '' }
  return {
    port: Number(port),
    headers,
    async act(act) {
      const body = JSON.stringify(act)
      return (await rawRequest(Number(port), { method: 'POST', path: `${API}/act`, headers, body })).status
    },
    get: (path) => rawRequest(Number(port), { path: `${API}/${path}`, headers }),
    async state(fits = () => true) {
      const text = await rawStream(Number(port), `${API}/views/dock/stream`, headers, (so) =>
        statesIn(so).some(fits),
      )
      return statesIn(text).find(fits) as DockState
    },
  }
}

function statesIn(text: string): DockState[] {
  return [...text.matchAll(/event: view\ndata: (.*)\n\n/g)].map(([, json]) => JSON.parse(json ?? ''))
}
