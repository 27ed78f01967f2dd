import { useEffect, useMemo, useState } from 'react'
import type { DeskState } from '../../staff/desk.ts'
import { useStores } from '../parts/context.tsx'
import { type StaffCalls, staffCalls } from './client.ts'

const LOOK_MS = 1_000

/** What the station tells staff, anew every second; null until it has. The menu closes with its session. */
export function useDesk(secret: string): { readonly calls: StaffCalls; readonly desk: DeskState | null } {
  const { flow } = useStores()
  const calls = useMemo(() => staffCalls(secret), [secret])
  const [desk, setDesk] = useState<DeskState | null>(null)
  useEffect(() => {
    let over = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async (): Promise<void> => {
      const answer = await calls.desk(flow.getState().quiet)
      if (over) return
      if (answer.ok) setDesk(answer.data)
      else if (answer.problem.status === 401) return flow.dispatch({ type: 'staff', staff: null })
      timer = setTimeout(() => void look(), LOOK_MS)
    }
    void look()
    return () => {
      over = true
      clearTimeout(timer)
      void calls.leave()
    }
  }, [calls, flow])
  return { calls, desk }
}
