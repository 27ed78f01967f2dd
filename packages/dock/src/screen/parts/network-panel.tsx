import { useTranslation } from '@antre/ui'
import { IconDeviceDesktop, IconDeviceTablet, IconDeviceTv, IconNetwork } from '@tabler/icons-react'
import { useState } from 'react'
import { type Act, CABLE_STATES, type CableView } from '../../state.ts'
import { Panel } from './panel.tsx'

export interface NetworkPanelProps {
  readonly cables: readonly CableView[]
  readonly act: (act: Act) => void
}

/** The cable between each station and the master. */
export function NetworkPanel({ cables, act }: NetworkPanelProps) {
  const { t } = useTranslation('dock')
  const [looked, setLooked] = useState<CableView['state'] | null>(null)
  const explained = looked ?? cables.find(({ state }) => state !== 'connected')?.state ?? 'connected'
  return (
    <Panel name="network" title={t('network.title')} icon={<IconNetwork aria-hidden="true" />}>
      <ul className="cables" onPointerLeave={() => setLooked(null)} onBlur={() => setLooked(null)}>
        {cables.map(({ station, state }) => (
          <li key={station} data-state={state}>
            <span className="cable-name" id={`cable-${station}`}>
              <StationIcon station={station} />
              {station}
            </span>
            {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row in every browser */}
            <div className="switch" role="group" aria-labelledby={`cable-${station}`}>
              {CABLE_STATES.map((each) => (
                <button
                  key={each}
                  type="button"
                  data-state={each}
                  aria-pressed={each === state}
                  aria-describedby="cable-words"
                  onPointerEnter={() => setLooked(each)}
                  onFocus={() => setLooked(each)}
                  onClick={() => act({ do: 'set-cable', station, state: each })}
                >
                  {t(`network.state.${each}.name`)}
                </button>
              ))}
            </div>
          </li>
        ))}
      </ul>
      <p className="explained" id="cable-words">
        <strong>{t(`network.state.${explained}.name`)}</strong> {t(`network.state.${explained}.seen`)}
      </p>
    </Panel>
  )
}

function StationIcon({ station }: { readonly station: string }) {
  if (station.startsWith('kiosk')) return <IconDeviceTablet aria-hidden="true" />
  if (station.startsWith('display')) return <IconDeviceTv aria-hidden="true" />
  return <IconDeviceDesktop aria-hidden="true" />
}
