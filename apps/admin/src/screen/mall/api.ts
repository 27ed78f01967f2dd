import type { Problem } from '@antre/contract'
import type { Mall } from '@antre/domain'
import { type Answer, API, readProblem, send } from '@antre/ui'

/** The document in force and the version it carries. */
export interface MallVersion {
  readonly mall: Mall
  readonly version: number
}

const AWAY: Problem = {
  type: 'urn:antre:problem:master-away',
  title: '',
  status: 503,
  code: 'master-away',
  detail: '',
}

/** GET /mall; its version is the ETag. */
export async function loadMall(): Promise<Answer<MallVersion>> {
  try {
    const answer = await fetch(`${API}/mall`, { cache: 'no-store' })
    const text = await answer.text()
    if (!answer.ok) return { ok: false, problem: readProblem(text, answer.status) }
    const version = Number(/\d+/.exec(answer.headers.get('etag') ?? '')?.[0] ?? Number.NaN)
    return { ok: true, status: answer.status, data: { mall: JSON.parse(text) as Mall, version } }
  } catch {
    return { ok: false, problem: AWAY }
  }
}

/** PUT /mall, on top of exactly the version the person looked at. */
export function saveMall(mall: Mall, on: number): Promise<Answer<{ version: number }>> {
  return send('mall', mall, { method: 'PUT', headers: { 'If-Match': `"${on}"` } })
}
