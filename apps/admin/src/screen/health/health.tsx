import type { HallView } from '@antre/contract'
import { useTranslation } from '@antre/ui'
import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { FaultItem } from './fault-item.tsx'
import { useStationNames } from './names.ts'
import { brokenCount, faultKey, ofTheHouse } from './order.ts'
import { useSince } from './since.ts'
import { SoundSwitch } from './sound-switch.tsx'
import { Stations } from './stations.tsx'

/** More than a glance takes in is folded away. */
const SHOWN = 5

/** The devices of the house: what is the matter first, every station behind a press. */
export function Health({ view, now }: { readonly view: HallView; readonly now: number }) {
  const { t } = useTranslation('admin')
  const [all, setAll] = useState(false)
  const nameOf = useStationNames(view)
  const since = useSince(view.mall.timeZone, now)
  const { faults, droppedCalls } = view
  const stations = ofTheHouse(view.stations)
  const hidden = faults.length - SHOWN
  const shown = all || hidden <= 1 ? faults : faults.slice(0, SHOWN)
  return (
    <section className="card health" data-health={stateOf(view)} aria-labelledby="health-title">
      <header className="card-head">
        <h2 id="health-title">{t('health.title')}</h2>
        <SoundSwitch />
        {faults.length > 0 && <span className="count tabular">{faults.length}</span>}
      </header>
      {faults.length === 0 && <Calm empty={stations.length === 0} />}
      <ul className="health-faults">
        {shown.map((fault) => (
          <FaultItem
            key={faultKey(fault)}
            fault={fault}
            station={nameOf(fault.stationId)}
            since={since}
            several={
              (stations
                .find(({ id }) => id === fault.stationId)
                ?.devices.filter(({ kind }) => kind === fault.kind).length ?? 0) > 1
            }
          />
        ))}
      </ul>
      {hidden > 1 && (
        <Button variant="subtle" size="compact-md" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? t('matters.less') : t('matters.more', { count: hidden })}
        </Button>
      )}
      {droppedCalls > 0 && <p className="health-note soft">{t('health.dropped', { count: droppedCalls })}</p>}
      {stations.length > 0 && <Stations view={view} nameOf={nameOf} since={since} />}
    </section>
  )
}

function Calm({ empty }: { readonly empty: boolean }) {
  const { t } = useTranslation('admin')
  if (empty) return <p className="soft">{t('stations.none')}</p>
  return (
    <p className="health-calm">
      <IconCircleCheck aria-hidden="true" />
      {t('health.calm')}
    </p>
  )
}

function stateOf({ faults }: HallView): 'calm' | 'warning' | 'fault' {
  if (faults.length === 0) return 'calm'
  return brokenCount(faults) > 0 ? 'fault' : 'warning'
}
