import type { KioskView } from '@antre/contract'
import type { Station } from '../mall/station.ts'

type Print = NonNullable<KioskView['station']>['prints'][number]

/** Ten times what the slowest mishap takes. */
const LONGEST_MS = 120_000

/** What a kiosk's screen knows of its prints. */
export interface Follower {
  /** Waits until this printing of a ticket has ended. */
  ended(ticketId: string, attempt?: number): Promise<'printed' | 'failed'>
  /** Waits until the master believes that the kiosk can print. */
  canPrint(): Promise<void>
  /** Whether it does so now. */
  canPrintNow(): boolean
  stop(): void
}

export function follow(kiosk: Station): Follower {
  const prints = new Map<string, Print>()
  const waiting = new Set<() => void>()
  let canPrint = false

  const leave = kiosk.follow('views/kiosk', (json) => {
    const { station } = JSON.parse(json) as KioskView
    for (const print of station?.prints ?? []) prints.set(print.ticket.id, print)
    canPrint = station?.printer?.canPrint === true
    for (const look of [...waiting]) look()
  })

  function until<T>(what: string, found: () => T | null): Promise<T> {
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => reject(new Error(`the kiosk's view never said: ${what}`)), LONGEST_MS)
      const look = () => {
        const value = found()
        if (value === null) return
        clearTimeout(limit)
        waiting.delete(look)
        resolve(value)
      }
      waiting.add(look)
      look()
    })
  }

  return {
    ended: (ticketId, attempt = 0) =>
      until(`how printing ${attempt} of ${ticketId} ended`, () => {
        const print = prints.get(ticketId)
        if (print === undefined || print.attempt < attempt) return null
        return print.state === 'printed' || print.state === 'failed' ? print.state : null
      }),
    canPrint: async () => void (await until('that it can print', () => canPrint || null)),
    canPrintNow: () => canPrint,
    stop: leave,
  }
}
