import { randomUUID } from 'node:crypto'
import type { DeviceReport } from '@antre/contract'
import type { Clock } from './clock.ts'
import type { Link } from './link/link.ts'
import type { MasterReply } from './link/request.ts'
import { type Log, silentLog } from './log.ts'

/** Tells the master how this station's devices are. */
export interface DeviceReports {
  /** How a device is now. The same again costs nothing. */
  set(device: DeviceReport): void
  /** It was taken away. */
  remove(id: string): void
  /** Tells nothing more. */
  stop(): void
}

/** Several changes in one breath (a printer that opens and closes) are told once. */
const BREATH_MS = 100
/** Told again after a failure that was not the line's: the master restarts, its disk is full. */
const AGAIN_MS = 5_000
/** The same after an answer that will not be another one soon: the name is taken, it was too much. */
const REFUSED_MS = 30_000
/** Told again, changed or not, so that the master knows of two PCs that use one name. */
const RETELL_MS = 10 * 60_000
/** So many reports go out as they come, then one each half minute: a device that flickers must not fill the ledger. */
const BURST = 20
const REFILL_MS = 30_000

/**
 * Keeps the master's picture of the devices true: the whole list goes out when it changes, and again
 * whenever the master is reached anew, which may have been another one meanwhile.
 */
export function reportDevices(
  link: Link,
  stationId: string,
  clock: Clock,
  log: Log = silentLog,
): DeviceReports {
  const devices = new Map<string, DeviceReport>()
  /** Tells this program from another one of the same name. */
  const instance = randomUUID()
  let told = ''
  let sending = false
  let stopped = false
  let callOff = () => {}
  let callOffRetelling = () => {}
  let refusal = ''
  const pace = paced(clock)

  const list = () => JSON.stringify({ devices: [...devices.values()], instance })

  /** Each refusal once: somebody has to do something about it. */
  function note(reply: MasterReply) {
    const said = reply.answered && reply.status >= 400 ? reply.body : ''
    if (said !== '' && said !== refusal) {
      log.warn(
        { station: stationId, answer: said },
        'the master does not take what this station says of its devices',
      )
    }
    if (reply.answered) refusal = said
  }

  function soon(ms = BREATH_MS) {
    callOff()
    if (!stopped) callOff = clock.after(Math.max(ms, pace.waitMs()), () => void tell())
  }

  async function tell() {
    const body = list()
    if (sending || stopped || body === told || link.status().state !== 'live') return
    sending = true
    pace.spend()
    // Without a key: it may arrive twice, and the master need not remember its answer.
    const reply = await link.send({ method: 'POST', path: `/stations/${stationId}/devices`, body, key: null })
    sending = false
    note(reply)
    if (reply.answered && reply.status < 400) told = body
    const isRefused = reply.answered && reply.status >= 400 && reply.status < 500
    if (list() !== told) soon(told === body ? BREATH_MS : isRefused ? REFUSED_MS : AGAIN_MS)
  }

  function again() {
    told = ''
    if (devices.size > 0) soon()
  }

  function retell() {
    callOffRetelling = clock.after(RETELL_MS, () => {
      again()
      retell()
    })
  }

  retell()
  const leave = link.subscribe((event) => {
    if (event.type === 'status' && event.status.state === 'live') again()
  })

  return {
    set(device) {
      if (JSON.stringify(devices.get(device.id)) === JSON.stringify(device)) return
      devices.set(device.id, device)
      soon()
    },
    remove(id) {
      if (devices.delete(id)) soon()
    },
    stop() {
      stopped = true
      callOff()
      callOffRetelling()
      leave()
    },
  }
}

/** Lets `BURST` through at once, and one more each `REFILL_MS`. */
function paced(clock: Clock) {
  let spare = BURST
  let refilledAt = clock.now()

  function refill() {
    const refills = Math.floor((clock.now() - refilledAt) / REFILL_MS)
    spare = Math.min(BURST, spare + refills)
    refilledAt = spare === BURST ? clock.now() : refilledAt + refills * REFILL_MS
  }

  return {
    waitMs(): number {
      refill()
      return spare > 0 ? 0 : refilledAt + REFILL_MS - clock.now()
    },
    spend() {
      refill()
      spare = Math.max(0, spare - 1)
    },
  }
}
