import type { HallView } from '@antre/contract'
import { useTranslation } from '@antre/ui'
import { Button } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useState } from 'react'
import { Forget } from './forget.tsx'
import { ofTheHouse, type StationHealth, worstFirst } from './order.ts'
import { StationRow } from './station-row.tsx'

interface StationsProps {
  readonly view: HallView
  readonly nameOf: (stationId: string) => string
  readonly since: (iso: string) => string
}

/** Every station with its devices, the worst first; folded away until somebody asks. */
export function Stations({ view, nameOf, since }: StationsProps) {
  const { t } = useTranslation('admin')
  const [open, setOpen] = useState(false)
  const [unfolded, setUnfolded] = useState<string | null>(null)
  const [leaving, setLeaving] = useState<StationHealth | null>(null)
  const stations = ofTheHouse(view.stations)
  const connected = stations.filter((station) => station.connected).length
  const Chevron = open ? IconChevronUp : IconChevronDown
  return (
    <div className="stations">
      <Button
        variant="subtle"
        size="compact-md"
        onClick={() => setOpen(!open)}
        aria-expanded={open}
        rightSection={<Chevron aria-hidden="true" size="1.1rem" />}
      >
        {t('stations.all', { count: stations.length, connected })}
      </Button>
      {open && (
        <ul>
          {worstFirst(view, nameOf).map((each) => (
            <StationRow
              key={`${each.station.kind} ${each.station.id}`}
              {...each}
              since={since}
              open={unfolded === each.station.id}
              onFold={() => setUnfolded(unfolded === each.station.id ? null : each.station.id)}
              onForget={() => setLeaving(each)}
            />
          ))}
        </ul>
      )}
      {leaving && <Forget {...leaving} since={since} onClose={() => setLeaving(null)} />}
    </div>
  )
}
