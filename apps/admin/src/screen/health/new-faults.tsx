import type { FaultRow, HallView } from '@antre/contract'
import { useText, useTranslation } from '@antre/ui'
import { useEffect, useRef, useState } from 'react'
import { useStationNames } from './names.ts'
import { faultKey } from './order.ts'
import { chime } from './sound.ts'

/** Says to screen readers, and by the sound if it is on, what has just stopped working. On every page. */
export function NewFaults({ view }: { readonly view: HallView }) {
  const { t } = useTranslation('admin')
  const text = useText()
  const nameOf = useStationNames(view)
  const fresh = useFresh(view.faults)
  useEffect(() => {
    if (fresh.some(({ severity }) => severity === 'fault')) chime()
  }, [fresh])
  return (
    <div className="visually-hidden" role="status">
      {fresh.map((fault) => (
        <p key={faultKey(fault)}>
          {t('health.new', { station: nameOf(fault.stationId), what: text(fault.what) })}
        </p>
      ))}
    </div>
  )
}

/** Those that were not there in the view before; what is there at the start is no news. */
function useFresh(faults: readonly FaultRow[]): readonly FaultRow[] {
  const known = useRef<ReadonlySet<string> | null>(null)
  const [fresh, setFresh] = useState<readonly FaultRow[]>([])
  useEffect(() => {
    const before = known.current
    known.current = new Set(faults.map(faultKey))
    const news = before === null ? [] : faults.filter((fault) => !before.has(faultKey(fault)))
    if (news.length > 0) setFresh(news)
  }, [faults])
  return fresh
}
