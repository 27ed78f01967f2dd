import { useEffect, useState } from 'react'
import { API } from './address.ts'
import { readProblem } from './send.ts'

/** Why no view comes: an event stream cannot say it, a plain request can. Null while unknown. */
export function useReason(path: string, wanted: boolean): string | null {
  const [code, setCode] = useState<string | null>(null)
  useEffect(() => {
    if (!wanted) return
    let here = true
    const ask = async (): Promise<void> => {
      try {
        const answer = await fetch(`${API}/${path}`)
        const text = await answer.text()
        if (here) setCode(answer.ok ? null : readProblem(text, answer.status).code)
      } catch {
        if (here) setCode('master-away')
      }
    }
    void ask()
    return () => {
      here = false
    }
  }, [path, wanted])
  return wanted ? code : null
}

/** The page has no key, or one for something else: it is asked for, see `KeyEntry`. */
export const needsKey = (code: string | null): boolean => code === 'unauthorised' || code === 'forbidden'
