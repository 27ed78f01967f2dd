import type { DeviceReport, Principal } from '@antre/contract'
import type { Idempotency, Outcome } from '@antre/engine'
import type { Context } from './context.ts'
import { listenerKind } from './listeners.ts'
import { rejectionReply } from './problem-reply.ts'

/** What a station says of its devices. */
export interface Said {
  readonly stationId: string
  /** The zone of a display that says it of itself; else that of its token, or of the view it listens to. */
  readonly zoneId?: string
  readonly devices: readonly DeviceReport[]
  /** The list is all there is. */
  readonly whole: boolean
  /** New at each start of the station's program. */
  readonly instance?: string | undefined
}

/** A station tries again each half minute; after so long without another refusal its name is in dispute no more. */
const REFUSED_MS = 2 * 60_000

/** Notes what a station says, and that a name is used in two places. */
export async function noteReport(
  context: Context,
  principal: Principal,
  { stationId, zoneId, devices, whole, instance }: Said,
  idempotency?: Idempotency,
): Promise<Outcome> {
  const { engine, listeners, namesakes } = context
  const listening = listeners.bearers(stationId)
  const station = listenerKind(principal)
  const shown = listening.findLast(({ kind }) => kind === station)?.place
  const sharedUntil = instance === undefined ? null : namesakes.heard(stationId, instance, engine.now())
  const outcome = await engine.submit({
    command: {
      type: 'report-devices',
      stationId,
      station,
      place: zoneId ?? principal.counterId ?? principal.zoneId ?? shown,
      devices,
      // Of two PCs none knows all the devices.
      whole: whole && sharedUntil === null && listening.length < 2,
      listening,
    },
    actor: principal.tokenId,
    idempotency,
    respond: (result) =>
      result.ok ? { status: 200, body: JSON.stringify({ ok: true }) } : rejectionReply(result.rejection),
  })
  const at = engine.now()
  if (isNameTaken(outcome)) dispute(context, stationId, at + REFUSED_MS)
  else if (sharedUntil !== null && at < sharedUntil) dispute(context, stationId, sharedUntil)
  return outcome
}

/** Staff are told that the name is used in two places. */
export function dispute(
  { engine, hub, listeners }: Context,
  stationId: string,
  until = engine.now() + REFUSED_MS,
) {
  listeners.dispute(stationId, engine.now(), until)
  hub.presenceChanged()
}

const TAKEN = JSON.stringify('station-name-taken')

const isNameTaken = (outcome: Outcome): boolean =>
  outcome.kind === 'reply' && outcome.reply.status === 409 && outcome.reply.body.includes(`"code":${TAKEN}`)
