import { API } from './address.ts'
import { type Answer, readProblem } from './send.ts'

const ANSWER_MS = 8_000

/** Asks once: `read('tickets/t-1')`. No answer is `master-away`. It never throws. */
export async function read<T = unknown>(path: string): Promise<Answer<T>> {
  try {
    const response = await fetch(`${API}/${path}`, {
      cache: 'no-store',
      signal: AbortSignal.timeout(ANSWER_MS),
    })
    const text = await response.text()
    if (!response.ok) return { ok: false, problem: readProblem(text, response.status) }
    return { ok: true, status: response.status, data: JSON.parse(text) as T }
  } catch {
    return { ok: false, problem: readProblem('', 503) }
  }
}
