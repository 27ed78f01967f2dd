import type { HallView, Problem } from '@antre/contract'
import { newKey, useTranslation } from '@antre/ui'
import { Button, Radio } from '@mantine/core'
import { IconAlertTriangle, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { Dialog } from '../frame/dialog.tsx'
import { Notice } from '../frame/notice.tsx'
import { useProblemText } from '../frame/problem-text.ts'
import { useDeviceState } from '../health/device-words.ts'
import { type PrintPlace, printPlaces } from './kiosks.ts'
import type { Reprints } from './use-reprints.ts'

interface PrintAgainProps {
  readonly view: HallView
  readonly ticket: { readonly id: string; readonly number: string; readonly station: string }
  readonly nameOf: (stationId: string) => string
  readonly print: Reprints['print']
  readonly onClose: () => void
}

/** Where shall the paper come out? The kiosks that can print are offered, the others say why they cannot. */
export function PrintAgain({ view, ticket, nameOf, print, onClose }: PrintAgainProps) {
  const { t } = useTranslation('admin')
  const problem = useProblemText()
  const places = printPlaces(view.stations, ticket.station)
  const ready = places.filter(({ state }) => state === 'ready')
  const [chosen, setChosen] = useState<string | null>(null)
  // The same press asked again after a lost line prints once.
  const [key, setKey] = useState(newKey)
  const [sending, setSending] = useState(false)
  const [refused, setRefused] = useState<Problem | null>(null)
  const at = ready.find(({ id }) => id === chosen)?.id ?? ready[0]?.id
  const choose = (id: string): void => {
    setChosen(id)
    setKey(newKey())
    setRefused(null)
  }
  const submit = async (): Promise<void> => {
    if (sending || at === undefined) return
    setSending(true)
    setRefused(null)
    const answer = await print(ticket.id, at, key)
    setSending(false)
    if (answer.ok) return onClose()
    setRefused(answer.problem)
    if (answer.problem.code !== 'master-away') setKey(newKey())
  }
  return (
    <Dialog title={t('prints.againOf', { number: ticket.number })} onClose={onClose}>
      <form
        className="dialog"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <p className="soft">{t('prints.same')}</p>
        {places.length === 0 && <p>{t('prints.noKiosk')}</p>}
        {places.length > 0 && (
          <Radio.Group label={t('prints.where')} value={at ?? null} onChange={choose}>
            <div className="places">
              {places.map((place) => (
                <Place key={place.id} place={place} name={nameOf(place.id)} />
              ))}
            </div>
          </Radio.Group>
        )}
        {places.length > 0 && ready.length === 0 && (
          <Notice icon={IconAlertTriangle} tone="notice" title={t('prints.nowhere')} />
        )}
        {refused && <Notice icon={IconAlertTriangle} tone="trouble" title={problem(refused.code)} live />}
        <div className="dialog-acts">
          <Button variant="default" onClick={onClose}>
            {t('dialog.cancel')}
          </Button>
          <Button
            type="submit"
            loading={sending}
            disabled={at === undefined}
            leftSection={<IconPrinter aria-hidden="true" size="1.1rem" />}
          >
            {at === undefined ? t('prints.print') : t('prints.printAt', { station: nameOf(at) })}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function Place({ place, name }: { readonly place: PrintPlace; readonly name: string }) {
  const { t } = useTranslation('admin')
  const deviceState = useDeviceState()
  const { state, printer, ticketsLeft } = place
  const standing =
    state === 'away'
      ? t('prints.away')
      : state === 'broken' || printer?.severity === 'warning'
        ? printer && deviceState(printer)
        : t('prints.ready')
  const left =
    state === 'ready' && ticketsLeft !== undefined && t('health.ticketsLeft', { count: ticketsLeft })
  return (
    <Radio
      value={place.id}
      disabled={state !== 'ready'}
      label={name}
      description={[standing, left].filter(Boolean).join(' · ')}
      className="place"
    />
  )
}
