import type { DeviceReport } from '@antre/contract'
import type { Clock } from './clock.ts'
import type { Link } from './link/link.ts'

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
/** The same after an answer that will not be another one soon: the name is taken, the token is not accepted. */
const REFUSED_MS = 30_000
/** The master forgets over night what was well: it is told again. */
const RETELL_MS = 60 * 60_000
/** So many reports go out as they come, then one each half minute: a device that flickers must not fill the ledger. */
const BURST = 20
const REFILL_MS = 30_000

/**
 * Keeps the master's picture of the devices true: the whole list goes out when it changes, and again
 * whenever the master is reached anew, which may have been another one meanwhile.
 */
export function reportDevices(link: Link, stationId: string, clock: Clock): DeviceReports {
  const devices = new Map<string, DeviceReport>()
  let told = ''
  let sending = false
  let stopped = false
  let callOff = () => {}
  let callOffRetelling = () => {}
  const pace = paced(clock)

  function soon(ms = BREATH_MS) {
    callOff()
    if (!stopped) callOff = clock.after(Math.max(ms, pace.waitMs()), () => void tell())
  }

  async function tell() {
    const body = JSON.stringify({ devices: [...devices.values()] })
    if (sending || stopped || body === told || link.status().state !== 'live') return
    sending = true
    pace.spend()
    const reply = await link.send({ method: 'POST', path: `/stations/${stationId}/devices`, body })
    sending = false
    if (reply.answered && reply.status < 400) told = body
    const isRefused = reply.answered && reply.status >= 400 && reply.status < 500
    if (JSON.stringify({ devices: [...devices.values()] }) !== told)
      soon(told === body ? BREATH_MS : isRefused ? REFUSED_MS : AGAIN_MS)
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
