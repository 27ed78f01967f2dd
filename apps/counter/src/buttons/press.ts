import { type CounterView, counterViewSchema } from '@antre/contract'
import type { Answer, Press } from '@antre/devices'
import { assertNever } from '@antre/domain'
import type { Clock, Link } from '@antre/station'

/** A press that begins so soon after an equal one ended was made while that one was still under way. */
const QUEUED_MS = 50

/**
 * What a press of a button does: one command at this counter, and the number and the people waiting after
 * it. A press made while the same button's last one was under way (the master was away, the officer
 * impatient) does nothing more: two people would be called.
 */
export function pressHandler(link: Link, clock: Clock, counterId: string): (press: Press) => Promise<Answer> {
  let last: { readonly kind: Press['kind']; readonly endedAt: number } | null = null
  return async (press) => {
    if (last?.kind === press.kind && clock.now() - last.endedAt < QUEUED_MS)
      return { ok: false, code: 'busy' }
    const answer = await obey(link, counterId, press)
    last = { kind: press.kind, endedAt: clock.now() }
    return answer
  }
}

async function obey(link: Link, counterId: string, press: Press): Promise<Answer> {
  const reply = await link.send({
    method: 'POST',
    path: `/counters/${counterId}/${actionOf(press)}`,
    body: bodyOf(press),
  })
  if (!reply.answered) return { ok: false, code: reply.problem.code }
  if (reply.status >= 400) return { ok: false, code: codeOf(reply.body) }
  const view = await presentView(link, counterId)
  if (!view) return { ok: false, code: 'master-away' }
  return { ok: true, number: view.ticket?.number ?? null, waiting: view.waiting.count }
}

function actionOf(press: Press): string {
  switch (press.kind) {
    case 'next':
      return 'call-next'
    case 'recall':
    case 'start':
    case 'finish':
    case 'no-show':
    case 'hold':
    case 'call':
      return press.kind
    default:
      return assertNever(press)
  }
}

const bodyOf = (press: Press): string => JSON.stringify(press.kind === 'call' ? { number: press.number } : {})

/** The view after the command; if the master went away meanwhile, the last one there was. */
async function presentView(link: Link, counterId: string): Promise<CounterView | null> {
  const reply = await link.send({ method: 'GET', path: `/views/counters/${counterId}` })
  const json = reply.answered && reply.status === 200 ? reply.body : link.view()?.json
  const read = counterViewSchema.safeParse(json === undefined ? undefined : JSON.parse(json))
  return read.success ? read.data : null
}

function codeOf(body: string): string {
  try {
    return String((JSON.parse(body) as { code?: unknown }).code ?? 'internal')
  } catch {
    return 'internal'
  }
}
