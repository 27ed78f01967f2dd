import type { CounterView } from '@antre/contract'
import { formatClock, useLanguage, useText, useTranslation } from '@antre/ui'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { useTrueNow } from '../desk/context.ts'
import { complete, type NumberEntry, typed } from '../number/entry.ts'
import { type Standing, standingOf } from '../number/series.ts'
import { minutesSince } from '../time/elapsed.ts'
import { useWait } from '../time/use-wait.ts'
import { Modal } from './modal.tsx'
import { NumberField } from './number-field.tsx'
import { Refusal } from './refusal.tsx'
import { Submit } from './submit.tsx'
import { usePress } from './use-press.ts'

/** Calls a given number. */
export function CallNumber({ view, start }: { readonly view: CounterView; readonly start: NumberEntry }) {
  const { t } = useTranslation('counter')
  const [entry, setEntry] = useState(start)
  const { send, refused } = usePress()
  const number = complete(entry)
  const standing = number === null ? null : standingOf(view, number)
  const ready = number !== null && standing?.where !== 'here'
  // The master knows whose it is; a number of another's service is called once the officer means it.
  const foreign = refused?.code === 'service-not-at-counter' && refused.about?.number === number
  return (
    <Modal title={t('call.title')} name="call">
      <form
        className="call"
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) send({ type: 'call', number, anyway: foreign })
        }}
      >
        <NumberField
          view={view}
          entry={entry}
          onChange={setEntry}
          onType={(key) => setEntry((now) => typed(now, key))}
        />
        <p className="call-standing" aria-live="polite">
          {standing ? (
            <StandingText view={view} standing={standing} />
          ) : (
            t(entry.series === '' ? 'call.hintSeries' : 'call.hint')
          )}
        </p>
        {view.ticket && standing?.where !== 'here' && (
          <p className="call-finishes">{t('call.finishes', { number: view.ticket.number })}</p>
        )}
        {foreign ? (
          <Foreign view={view} number={number} serviceId={String(refused.about?.serviceId)} />
        ) : (
          <Refusal of={refused} />
        )}
        <Submit ready={ready}>
          {number ? t(foreign ? 'call.anyway' : 'call.submit', { number }) : t('call.submitEmpty')}
        </Submit>
      </form>
    </Modal>
  )
}

interface ForeignProps {
  readonly view: CounterView
  readonly number: string
  readonly serviceId: string
}

/** It is for a service of another counter: called here by mistake, its person would walk for nothing. */
function Foreign({ view, number, serviceId }: ForeignProps) {
  const { t } = useTranslation('counter')
  const text = useText()
  const found = view.targets.services.find(({ id }) => id === serviceId)
  const service = found ? `${text(found.name)} (${text(found.agency)})` : serviceId
  return (
    <p className="refusal" role="alert">
      <IconAlertTriangle aria-hidden="true" />
      {t('call.foreign', { number, service })}
    </p>
  )
}

function StandingText({ view, standing }: { readonly view: CounterView; readonly standing: Standing }) {
  const { t } = useTranslation('counter')
  const [language] = useLanguage()
  const text = useText()
  const wait = useWait()
  const now = useTrueNow()
  if (standing.where === 'here') return <>{t('call.here')}</>
  if (standing.where === 'elsewhere') return <>{t('call.elsewhere')}</>
  const found = view.targets.services.find(({ id }) => id === standing.serviceId)
  const service = found ? text(found.name) : standing.serviceId
  if (standing.where === 'waiting') {
    return <>{t('call.waiting', { wait: wait(minutesSince(standing.queuedAt, now)), service })}</>
  }
  const time = formatClock(standing.at, view.mall.timeZone, language)
  return <>{t(standing.where === 'held' ? 'call.held' : 'call.noShow', { time, service })}</>
}
