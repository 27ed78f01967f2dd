import { useText } from '@antre/ui'
import { useCallback } from 'react'
import type { Kiosk } from '../flow/printing.ts'

/** How people know a kiosk; one without a name, by its id. */
export function useKioskName(): (kiosk: Kiosk) => string {
  const text = useText()
  return useCallback(({ id, name }) => text(name) || id, [text])
}
