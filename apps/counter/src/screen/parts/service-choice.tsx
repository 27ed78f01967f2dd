import type { CounterView } from '@antre/contract'
import { useText, useTranslation } from '@antre/ui'
import { useState } from 'react'

export interface Choice {
  readonly ids: readonly string[]
  readonly toggle: (id: string) => void
  readonly toggleAll: () => void
}

/** What it serves now; a counter that serves nothing yet starts with everything it may. */
export function useServiceChoice(view: CounterView): Choice {
  const all = view.counter.services.map(({ id }) => id)
  const [ids, setIds] = useState<readonly string[]>(() => {
    const serving = view.counter.services.filter((service) => service.serving).map(({ id }) => id)
    return serving.length > 0 ? serving : all
  })
  return {
    // In the order of the list, whatever the order of the ticks.
    ids: all.filter((id) => ids.includes(id)),
    toggle: (id) => setIds(ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id]),
    toggleAll: () => setIds(all.every((id) => ids.includes(id)) ? [] : all),
  }
}

export function ServiceChoice({ view, choice }: { readonly view: CounterView; readonly choice: Choice }) {
  const { t } = useTranslation('counter')
  const text = useText()
  const { services } = view.counter
  const agencies = new Set(services.map((service) => text(service.agency)))
  const count = choice.ids.length
  return (
    <fieldset className="choice">
      <legend className="visually-hidden">{t('closed.services')}</legend>
      {services.length > 1 && (
        <label className="choice-row" data-all>
          <input
            type="checkbox"
            checked={count === services.length}
            ref={(box) => {
              if (box) box.indeterminate = count > 0 && count < services.length
            }}
            onChange={choice.toggleAll}
          />
          <span>{t('closed.all')}</span>
          <span className="choice-count tabular">
            {count === 0 ? t('closed.none') : t('closed.chosen', { count, total: services.length })}
          </span>
        </label>
      )}
      <div className="choice-list">
        {services.map((service) => (
          <label key={service.id} className="choice-row">
            <input
              type="checkbox"
              checked={choice.ids.includes(service.id)}
              onChange={() => choice.toggle(service.id)}
            />
            <span>
              {text(service.name)}
              {agencies.size > 1 && <small>{text(service.agency)}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
