import type { KioskView } from '@antre/contract'
import type { Station } from '../mall/station.ts'

type Print = NonNullable<KioskView['station']>['prints'][number]

/** What a kiosk's screen knows of its prints. */
export interface Follower {
  /** Waits until this printing of a ticket has ended. */
  ended(ticketId: string, attempt?: number): Promise<'printed' | 'failed'>
  /** How the latest printing of a ticket stands; undefined before it was seen. */
  state(ticketId: string): Print['state'] | undefined
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

  function until<T>(found: () => T | null): Promise<T> {
    return new Promise((resolve) => {
      const look = () => {
        const value = found()
        if (value === null) return
        waiting.delete(look)
        resolve(value)
      }
      waiting.add(look)
      look()
    })
  }

  return {
    ended: (ticketId, attempt = 0) =>
      until(() => {
        const print = prints.get(ticketId)
        if (print === undefined || print.attempt < attempt) return null
        return print.state === 'printed' || print.state === 'failed' ? print.state : null
      }),
    state: (ticketId) => prints.get(ticketId)?.state,
    canPrint: async () => void (await until(() => canPrint || null)),
    canPrintNow: () => canPrint,
    stop: leave,
  }
}
