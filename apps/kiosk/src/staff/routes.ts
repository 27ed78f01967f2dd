import { problem, routes } from '@antre/contract'
import {
  type Clock,
  forward,
  type Link,
  type Log,
  parseJson,
  type StationPages,
  sendReply,
  tell,
} from '@antre/station'
import { z } from 'zod'
import type { StaffDesk } from './desk.ts'
import { pinGuard } from './pin.ts'
import { STAFF_IDLE_MS, staffSession } from './session.ts'

export interface StaffRoutes {
  /** Undefined: nobody has set one, and the menu stays shut. */
  readonly pin: string | undefined
  /** Null while the station starts. */
  readonly part: () => StaffPart | null
  readonly clock: Clock
  readonly log: Log
}

/** What the menu works on. */
interface StaffPart {
  readonly desk: StaffDesk
  readonly link: Link
}

/** The session's secret, which the page keeps in its memory alone. */
const SECRET_HEADER = 'x-antre-staff'
const pinBody = z.strictObject({ pin: z.string().min(1).max(16) })
const quietQuery = z.object({ quiet: z.coerce.number().min(0).max(86_400).default(0) })

type Handler = Parameters<Parameters<StationPages>[0]['route']>[0]['handler']
type Handled = (...args: Parameters<Handler>) => unknown

/**
 * The staff menu of a kiosk, below its screen's own API:
 * `GET /staff` is there a PIN · `POST /staff/session` `{pin}` → `{secret, idleSeconds}` · and with the
 * secret: `GET /staff/desk?quiet=SECONDS`, `POST /staff/session/end`, `POST /staff/printers/{id}/test|paper`,
 * `POST /staff/tickets/{id or number}/print`.
 */
export function staffRoutes({ pin, part: partOf, clock, log }: StaffRoutes): StationPages {
  const guard = pin === undefined ? null : pinGuard(pin, clock)
  const session = staffSession(clock)

  return (server) => {
    type Request = Parameters<Handler>[0]
    type Reply = Parameters<Handler>[1]

    /** Only with the secret of a session that is still alive. */
    const staff =
      (act: (part: StaffPart, request: Request, reply: Reply) => unknown): Handled =>
      (request, reply) => {
        const { quiet } = quietQuery.safeParse(request.query).data ?? { quiet: 0 }
        const part = partOf()
        if (!part || !session.holds(String(request.headers[SECRET_HEADER] ?? ''), quiet * 1_000))
          return tell(reply, problem('unauthorised'))
        return act(part, request, reply)
      }

    server.get('/staff', (_request, reply) =>
      reply
        .header('cache-control', 'no-store')
        .send({ pin: guard ? 'set' : 'missing', lockedSeconds: guard?.lockedSeconds() ?? 0 }),
    )

    server.post('/staff/session', async (request, reply) => {
      const part = partOf()
      if (!guard || !part) return tell(reply, problem('not-found'))
      const json = parseJson(String(request.body ?? ''))
      const body = pinBody.safeParse(json.ok ? json.value : undefined)
      if (!body.success) return tell(reply, problem('invalid-request'))
      const tried = guard.try(body.data.pin)
      switch (tried.is) {
        case 'right':
          log.info({}, 'staff menu: opened')
          await part.desk.refresh()
          return reply
            .header('cache-control', 'no-store')
            .send({ secret: session.begin(), idleSeconds: STAFF_IDLE_MS / 1_000 })
        case 'wrong':
          log.warn({ triesLeft: tried.triesLeft }, 'staff menu: wrong PIN')
          return tell(reply, problem('unauthorised', { about: { triesLeft: tried.triesLeft } }))
        case 'locked':
          log.warn({ seconds: tried.seconds }, 'staff menu: locked after wrong PINs')
          return tell(reply, problem('too-many-requests', { about: { seconds: tried.seconds } }))
      }
    })

    server.post(
      '/staff/session/end',
      staff((_part, _request, reply) => {
        session.end()
        log.info({}, 'staff menu: closed')
        return reply.send({ ok: true })
      }),
    )

    server.get(
      '/staff/desk',
      staff((part, _request, reply) => reply.header('cache-control', 'no-store').send(part.desk.state())),
    )

    server.post(
      '/staff/printers/:id/test',
      staff(async ({ desk }, request, reply) => {
        const result = await desk.test(idOf(request))
        if (!result) return tell(reply, problem('not-found'))
        log.info({ printer: idOf(request), ok: result.ok }, 'staff menu: test print')
        return reply.send(result.ok ? { ok: true } : { ok: false, reason: result.reason })
      }),
    )

    server.post(
      '/staff/printers/:id/paper',
      staff(async ({ desk }, request, reply) => {
        const said = await desk.paperChanged(idOf(request))
        if (!said) return tell(reply, problem('not-found'))
        log.info({ printer: idOf(request), state: said.state }, 'staff menu: new paper roll')
        return reply.send({ state: said.state })
      }),
    )

    server.post(
      '/staff/tickets/:id/print',
      staff(async ({ link }, request, reply) => {
        const id = idOf(request)
        log.info({ ticket: id }, 'staff menu: printed again')
        const key = request.headers['idempotency-key']?.toString()
        return sendReply(reply, await forward(link, REPRINT, { id, key, body: '{}' }))
      }),
    )
  }
}

const REPRINT = { method: 'POST', path: routes.print.path } as const

const idOf = (request: { readonly params: unknown }): string => (request.params as { readonly id: string }).id
