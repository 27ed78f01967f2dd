import type { HallView } from '@antre/contract'
import { MOST_COUNTED, type NoticeValueKind } from '@antre/domain'
import { useText, useTranslation } from '@antre/ui'
import { Button, NumberInput, Select, TextInput } from '@mantine/core'
import { shortName } from '../health/names.ts'

/** Minutes that are said most often. */
const QUICK_MINUTES = [5, 10, 15, 30, 60] as const

interface ValueFieldProps {
  readonly kind: NoticeValueKind
  readonly value: string | number
  readonly view: HallView
  /** What is wrong with it, once it was tried to send. */
  readonly error: string | undefined
  readonly onChange: (value: string | number) => void
}

/** One place of a template, filled in as its kind asks. */
export function ValueField(props: ValueFieldProps) {
  switch (props.kind) {
    case 'count':
      return <Minutes {...props} />
    case 'counter':
      return <Place {...props} />
    case 'time':
      return <Time {...props} />
  }
}

function Minutes({ value, error, onChange }: ValueFieldProps) {
  const { t } = useTranslation('admin')
  return (
    <div className="minutes">
      <NumberInput
        data-autofocus
        label={t('notices.value.count')}
        value={value}
        onChange={onChange}
        min={1}
        max={MOST_COUNTED}
        allowDecimal={false}
        allowNegative={false}
        error={error}
      />
      <Button.Group aria-label={t('notices.quick')}>
        {QUICK_MINUTES.map((minutes) => (
          <Button
            key={minutes}
            variant={value === minutes ? 'filled' : 'default'}
            aria-pressed={value === minutes}
            onClick={() => onChange(minutes)}
          >
            {minutes}
          </Button>
        ))}
      </Button.Group>
    </div>
  )
}

function Place({ value, view, error, onChange }: ValueFieldProps) {
  const { t } = useTranslation('admin')
  const text = useText()
  const zoneName = (id: string): string => {
    const zone = view.zones.find((each) => each.id === id)
    return zone ? shortName(text(zone.name)) : id
  }
  const zones = [...new Set(view.counters.map(({ zone }) => zone))]
  return (
    <Select
      data-autofocus
      label={t('notices.value.counter')}
      placeholder={t('notices.chooseCounter')}
      nothingFoundMessage={t('notices.noCounter')}
      searchable
      value={value === '' ? null : String(value)}
      onChange={(next) => onChange(next ?? '')}
      data={zones.map((zone) => ({
        group: zoneName(zone),
        items: view.counters
          .filter((counter) => counter.zone === zone)
          .map(({ id, name }) => ({ value: id, label: text(name) })),
      }))}
      error={error}
    />
  )
}

function Time({ value, error, onChange }: ValueFieldProps) {
  const { t } = useTranslation('admin')
  return (
    <TextInput
      data-autofocus
      type="time"
      label={t('notices.value.time')}
      value={String(value)}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
    />
  )
}
