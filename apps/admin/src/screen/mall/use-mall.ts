import { useCallback, useEffect, useRef, useState } from 'react'
import { loadMall, type MallVersion } from './api.ts'

export type MallState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly code: string }
  | { readonly kind: 'ready'; readonly data: MallVersion }

/** The document in force. `reload` keeps what is shown until the new one is there. */
export function useMall(): { readonly state: MallState; readonly reload: () => void } {
  const [state, setState] = useState<MallState>({ kind: 'loading' })
  const asked = useRef(0)
  const reload = useCallback(() => {
    asked.current += 1
    const mine = asked.current
    void loadMall().then((answer) => {
      if (mine !== asked.current) return
      setState(
        answer.ok ? { kind: 'ready', data: answer.data } : { kind: 'failed', code: answer.problem.code },
      )
    })
  }, [])
  useEffect(() => reload(), [reload])
  return { state, reload }
}
