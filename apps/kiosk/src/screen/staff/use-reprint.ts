import { useTranslation } from '@antre/ui'
import { useState } from 'react'
import type { DeskPrint } from '../../staff/desk.ts'
import type { StaffCalls } from './client.ts'
import { usePrintWords } from './print-words.ts'

export interface Reprint {
  /** Asks for a ticket, by id or number; `number` is how staff know it. */
  ask(ticket: string, number: string): Promise<void>
  readonly busy: boolean
  /** How the last one asked for is doing, in words; empty before the first. */
  readonly said: string
}

type Asked =
  | { readonly is: 'none' }
  | { readonly is: 'refused'; readonly number: string; readonly code: string }
  | { readonly is: 'accepted'; readonly id: string; readonly number: string; readonly attempt: number }

/** Printing a number once more, and following it until it is out. */
export function useReprint(calls: StaffCalls, prints: readonly DeskPrint[]): Reprint {
  const { t } = useTranslation('kiosk')
  const { t: common, i18n } = useTranslation('common')
  const wordsFor = usePrintWords()
  const [busy, setBusy] = useState(false)
  const [asked, setAsked] = useState<Asked>({ is: 'none' })

  const ask = async (ticket: string, number: string): Promise<void> => {
    setBusy(true)
    const answer = await calls.print(ticket)
    setBusy(false)
    if (!answer.ok) return setAsked({ is: 'refused', number, code: answer.problem.code })
    const { id, attempt = 0 } = answer.data.ticket
    setAsked({ is: 'accepted', id, number: answer.data.ticket.number, attempt })
  }

  function said(): string {
    switch (asked.is) {
      case 'none':
        return ''
      case 'refused': {
        const key = i18n.exists(`common:problem.${asked.code}`) ? asked.code : 'unknown'
        const problem = common(`problem.${key as 'unknown'}`)
        return t('staff.refused', { number: asked.number, problem })
      }
      case 'accepted': {
        const print = prints.find(
          ({ ticketId, attempt }) => ticketId === asked.id && attempt >= asked.attempt,
        )
        return print ? `${asked.number}: ${wordsFor(print).text}` : t('staff.asked', { number: asked.number })
      }
      default:
        return asked satisfies never
    }
  }
  return { ask, busy, said: said() }
}
