import { randomUUID } from 'node:crypto'
import { type CounterView, counterViewSchema } from '@antre/contract'
import type { Answer, Press } from '@antre/devices'
import { assertNever } from '@antre/domain'
import type { Clock, Link, MasterReply } from '@antre/station'
import { eachView } from '../board/views.ts'
import { unsureKeys } from './unsure.ts'

/** The same press so soon after it was done is a bounce, or a button held down: those repeat after half a second. */
export const BOUNCE_MS = 600

/** The last press that was done, and what it was answered. */
interface Done {
  readonly press: Press
  readonly answer: Answer
  readonly at: number
}

interface Command {
  readonly path: string
  /** JSON text. */
  readonly body: string
}

/**
 * What a press of a button or of a global key does: one command at this counter, and the number and the people
 * waiting after it. For one box and all keys together:
 *
 * - While a press is under way, any other is refused as `busy`.
 * - A press that was done bounces, or is held down, for BOUNCE_MS: the same again, and next after a call, are
 *   the same press, and get the same answer once more. Another press in between was meant.
 * - Next resumes a counter that is paused.
 *
 * A press that was not answered may have been carried out: pressed again, it asks under the same key.
 */
export function pressHandler(
  link: Link,
  clock: Clock,
  counterId: string,
  newKey: () => string = randomUUID,
): (press: Press) => Promise<Answer> {
  const unsure = unsureKeys(clock, newKey)
  let isPaused = false
  let isBusy = false
  let done: Done | null = null
  eachView(link, (view) => {
    isPaused = view.counter.state === 'paused'
    unsure.saw(view)
  })

  function bounced(press: Press): Answer | null {
    if (done === null || clock.now() - done.at >= BOUNCE_MS) return null
    const isSame = JSON.stringify(press) === JSON.stringify(done.press)
    return isSame || (press.kind === 'next' && done.press.kind === 'call') ? done.answer : null
  }

  const send = ({ path, body }: Command, key: string): Promise<MasterReply> =>
    link.send({ method: 'POST', path: `/counters/${counterId}/${path}`, body, key })

  async function obey(command: Command): Promise<Answer> {
    const name = `${command.path} ${command.body}`
    const { key, isOld } = unsure.begin(name)
    let reply = await send(command, key)
    if (isOld && cameToNothing(reply)) {
      unsure.settle(name)
      reply = await send(command, unsure.begin(name).key)
    }
    if (!reply.answered) return { ok: false, code: reply.problem.code }
    if (reply.status < 500 && reply.status >= 400) unsure.settle(name)
    if (reply.status >= 400) return { ok: false, code: codeOf(reply.body) }
    const view = await presentView(link, counterId)
    if (!view) return { ok: false, code: 'master-away' }
    unsure.settle(name)
    return { ok: true, number: view.ticket?.number ?? null, waiting: view.waiting.count }
  }

  return async (press) => {
    if (isBusy) return { ok: false, code: 'busy' }
    const same = bounced(press)
    if (same) return same
    isBusy = true
    try {
      const answer = await obey(commandOf(press, isPaused))
      if (answer.ok) done = { press, answer, at: clock.now() }
      return answer
    } finally {
      isBusy = false
    }
  }
}

function commandOf(press: Press, isPaused: boolean): Command {
  switch (press.kind) {
    case 'next':
      return isPaused ? { path: 'open', body: '{}' } : { path: 'call-next', body: '{}' }
    case 'recall':
    case 'start':
    case 'finish':
    case 'no-show':
    case 'hold':
      return { path: press.kind, body: '{}' }
    case 'call':
      return { path: 'call', body: JSON.stringify({ number: press.number, ownOnly: true }) }
    default:
      return assertNever(press)
  }
}

/** An earlier press was refused, or called nobody: this one is asked for by itself, and calls one at most. */
function cameToNothing(reply: MasterReply): boolean {
  if (!reply.answered || reply.status >= 500) return false
  return reply.status >= 400 || field(reply.body, 'ticket') === null
}

/** The view after the command; if the master went away meanwhile, the last one there was. */
async function presentView(link: Link, counterId: string): Promise<CounterView | null> {
  const reply = await link.send({ method: 'GET', path: `/views/counters/${counterId}` })
  const json = reply.answered && reply.status === 200 ? reply.body : link.view()?.json
  const read = counterViewSchema.safeParse(json === undefined ? undefined : JSON.parse(json))
  return read.success ? read.data : null
}

const codeOf = (body: string): string => String(field(body, 'code') ?? 'internal')

function field(json: string, name: string): unknown {
  try {
    return (JSON.parse(json) as Record<string, unknown> | null)?.[name]
  } catch {
    return undefined
  }
}
