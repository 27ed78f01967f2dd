import { useState } from 'react'
import { usePlace } from '../desk/context.ts'
import type { Intent } from '../desk/intent.ts'
import type { Refused } from '../desk/notice.ts'

export interface Press {
  /** Sends the intent; when the master agreed, shuts the dialog and then does `after`. */
  readonly send: (intent: Intent, after?: () => void) => void
  /** To be said inside the dialog. */
  readonly refused: Refused | null
}

/** A dialog stays open until the master has agreed, and says why when it has not. */
export function usePress(): Press {
  const { desk } = usePlace()
  const [refused, setRefused] = useState<Refused | null>(null)
  const send = (intent: Intent, after?: () => void): void => {
    setRefused(null)
    void desk.press(intent).then((outcome) => {
      if (outcome === 'done') {
        desk.shut()
        after?.()
      } else if (outcome !== 'ignored') setRefused(outcome.refused)
    })
  }
  return { send, refused }
}
