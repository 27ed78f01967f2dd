import type { HallView } from '@antre/contract'
import { formatClock, useLanguage, useTranslation } from '@antre/ui'
import {
  IconDeviceDesktop,
  IconDeviceTv,
  IconPlugConnected,
  IconPlugConnectedX,
  IconTicket,
  IconWorld,
  type TablerIcon,
} from '@tabler/icons-react'

type Station = HallView['stations'][number]

const KIND: Readonly<Record<Station['kind'], TablerIcon>> = {
  kiosk: IconTicket,
  counter: IconDeviceDesktop,
  display: IconDeviceTv,
  other: IconWorld,
}

/** What listens to the master, the missing ones first. */
export function Stations({ view }: { readonly view: HallView }) {
  const { t } = useTranslation('admin')
  const [language] = useLanguage()
  const stations = [...view.stations].sort(
    (a, b) =>
      Number(a.connected) - Number(b.connected) || a.kind.localeCompare(b.kind) || a.id.localeCompare(b.id),
  )
  return (
    <section className="card stations" aria-labelledby="stations-title">
      <header className="card-head">
        <h2 id="stations-title">{t('stations.title')}</h2>
      </header>
      {stations.length === 0 && <p className="soft">{t('stations.none')}</p>}
      <ul>
        {stations.map((station) => {
          const Kind = KIND[station.kind]
          const Link = station.connected ? IconPlugConnected : IconPlugConnectedX
          return (
            <li key={`${station.kind} ${station.id}`} data-connected={station.connected}>
              <Kind aria-hidden="true" />
              <span className="station-name">
                {station.id}
                <span className="soft">{t(`stations.kind.${station.kind}`)}</span>
              </span>
              <span className="station-link">
                <Link aria-hidden="true" />
                <span>
                  {t(station.connected ? 'stations.connected' : 'stations.away')}
                  {!station.connected && (
                    <span className="soft">
                      {t('stations.seen', {
                        time: formatClock(station.lastSeen, view.mall.timeZone, language),
                      })}
                    </span>
                  )}
                </span>
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
