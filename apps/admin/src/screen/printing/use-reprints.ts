import type { TicketView } from '@antre/contract'
import { type Answer, followPrint, send } from '@antre/ui'
import { useCallback, useEffect, useRef, useState } from 'react'

/** A paper that somebody at this console has asked for. */
export interface Reprint {
  readonly id: string
  readonly number: string
  readonly state: 'pending' | 'printed' | 'failed' | 'unknown'
  readonly at: string | undefined
  readonly reason?: string
}

export interface Reprints {
  /** Latest last. */
  readonly list: readonly Reprint[]
  readonly print: (ticket: string, printAt: string | undefined, key: string) => Promise<Answer<unknown>>
}

/** How long good news stays, ms. */
const PRINTED_STAYS_MS = 20_000

/** Asks for papers and follows what becomes of them, until the page is left. */
export function useReprints(): Reprints {
  const [list, setList] = useState<readonly Reprint[]>([])
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])
  const put = useCallback((reprint: Reprint) => {
    if (here.current) setList((before) => [...before.filter(({ id }) => id !== reprint.id), reprint])
  }, [])
  const print = useCallback<Reprints['print']>(
    async (ticket, printAt, key) => {
      const path = `tickets/${encodeURIComponent(ticket)}/print`
      const answer = await send<{ ticket: TicketView }>(path, printAt === undefined ? {} : { printAt }, {
        key,
      })
      if (!answer.ok) return answer
      const { id, number, printAt: at } = answer.data.ticket
      put({ id, number, state: 'pending', at })
      void followPrint(id).then((outcome) => {
        put({ id, number, at, ...outcome })
        if (outcome.state !== 'printed') return
        setTimeout(() => {
          if (here.current)
            setList((before) => before.filter((each) => each.id !== id || each.state !== 'printed'))
        }, PRINTED_STAYS_MS)
      })
      return answer
    },
    [put],
  )
  return { list, print }
}
