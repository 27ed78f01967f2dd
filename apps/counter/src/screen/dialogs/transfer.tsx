import type { CounterView } from '@antre/contract'
import { useText, useTranslation } from '@antre/ui'
import { IconCheck, IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { usePlace } from '../desk/context.ts'
import { Modal } from './modal.tsx'
import { Refusal } from './refusal.tsx'
import { Submit } from './submit.tsx'
import { counterTargets, matching, serviceTargets, type Target } from './transfer-targets.ts'
import { usePress } from './use-press.ts'

type Kind = 'service' | 'counter'

/** Sends the visit on: to a service, or to one counter. Chosen first, confirmed second. */
export function Transfer({ view }: { readonly view: CounterView }) {
  const { t } = useTranslation('counter')
  const text = useText()
  const { desk } = usePlace()
  const [kind, setKind] = useState<Kind>('service')
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const { send, refused } = usePress()
  const all =
    kind === 'service'
      ? serviceTargets(view, text)
      : counterTargets(view, text, (state) => t(`state.${state}`))
  const found = matching(all, query)
  // One match is the choice; typing on moves it.
  const target =
    found.find(({ key }) => key === chosen) ?? (query !== '' && found.length === 1 ? found[0] : undefined)
  const number = view.ticket?.number ?? ''
  return (
    <Modal title={t('transfer.title', { number })} name="transfer">
      <form
        className="transfer"
        onSubmit={(event) => {
          event.preventDefault()
          if (!target) return
          send({ type: 'transfer', to: target.to }, () =>
            desk.say({ kind: 'transferred', number, to: target.name }),
          )
        }}
      >
        <KindChoice
          kind={kind}
          onChange={(next) => {
            setKind(next)
            setQuery('')
            setChosen(null)
          }}
        />
        <Picker
          key={kind}
          kind={kind}
          query={query}
          onQuery={setQuery}
          targets={found}
          target={target}
          onChoose={setChosen}
          nothing={t(kind === 'counter' && all.length === 0 ? 'transfer.noCounters' : 'transfer.nothing')}
        />
        <Refusal of={refused} />
        <p className="transfer-note">{t('transfer.keepsPlace')}</p>
        <Submit ready={target !== undefined}>
          {target ? t('transfer.submit', { to: target.name }) : t('transfer.choose')}
        </Submit>
      </form>
    </Modal>
  )
}

function KindChoice({ kind, onChange }: { readonly kind: Kind; readonly onChange: (kind: Kind) => void }) {
  const { t } = useTranslation('counter')
  const label = { service: t('transfer.toService'), counter: t('transfer.toCounter') }
  return (
    <div className="segments">
      {(['service', 'counter'] as const).map((each) => (
        <button key={each} type="button" aria-pressed={kind === each} onClick={() => onChange(each)}>
          {label[each]}
        </button>
      ))}
    </div>
  )
}

interface PickerProps {
  readonly kind: Kind
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly targets: readonly Target[]
  readonly target: Target | undefined
  readonly onChoose: (key: string) => void
  readonly nothing: string
}

/** Search field and list in one: arrows move the choice while the field keeps the focus. */
function Picker({ kind, query, onQuery, targets, target, onChoose, nothing }: PickerProps) {
  const { t } = useTranslation('counter')
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const place = target ? targets.indexOf(target) : -1
  useEffect(() => {
    if (place >= 0) list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [place])
  const onKey = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0 || targets.length === 0) return
    event.preventDefault()
    const next = targets[Math.min(targets.length - 1, Math.max(0, place + step))]
    if (next) onChoose(next.key)
  }
  return (
    <>
      <label className="search">
        <IconSearch aria-hidden="true" />
        <span className="visually-hidden">
          {t(kind === 'service' ? 'transfer.search' : 'transfer.searchCounter')}
        </span>
        <input
          data-first
          type="search"
          role="combobox"
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={place >= 0 ? `${id}-${place}` : undefined}
          placeholder={t(kind === 'service' ? 'transfer.search' : 'transfer.searchCounter')}
          value={query}
          onChange={(event) => onQuery(event.target.value)}
          onKeyDown={onKey}
        />
      </label>
      <div className="targets" id={id} ref={list} role="listbox" aria-label={t('transfer.choose')}>
        {targets.length === 0 && <p className="list-empty">{nothing}</p>}
        {groupsOf(targets).map(([group, members]) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own
          <div key={group} role="group" aria-label={group}>
            <p className="target-group" aria-hidden="true">
              {group}
            </p>
            {members.map((each) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above has the keys
              // biome-ignore lint/a11y/useFocusableInteractive: and keeps the focus
              <div
                key={each.key}
                id={`${id}-${targets.indexOf(each)}`}
                role="option"
                className="target"
                aria-selected={each === target}
                onClick={() => onChoose(each.key)}
              >
                <span>{each.name}</span>
                {each === target && <IconCheck aria-hidden="true" />}
              </div>
            ))}
          </div>
        ))}
      </div>
    </>
  )
}

function groupsOf(targets: readonly Target[]): readonly (readonly [string, readonly Target[]])[] {
  const names = [...new Set(targets.map(({ group }) => group))]
  return names.map((name) => [name, targets.filter(({ group }) => group === name)])
}
