import { useLanguage, useTranslation } from '@antre/ui'
import { IconSearch, IconX } from '@tabler/icons-react'
import { useEffect, useMemo, useRef } from 'react'
import { searchExamples } from '../catalogue/examples.ts'
import { useDispatch, useFlow, useView } from '../parts/context.tsx'
import { Keyboard } from '../parts/keyboard.tsx'
import { BackButton, Leaf } from '../parts/leaf.tsx'
import { JourneyRow, ServiceRow } from '../parts/tiles.tsx'
import { entriesOf } from '../search/entries.ts'
import { search } from '../search/search.ts'

const EXAMPLES = 6

/** Find a service in one's own words. */
export function Search() {
  const { t } = useTranslation('kiosk')
  const dispatch = useDispatch()
  const query = useFlow((flow) => flow.query)
  const write = (text: string): void => dispatch({ type: 'write', query: text })
  return (
    <Leaf
      title={t('search.title')}
      head={<Field query={query} onChange={write} />}
      foot={
        <Keyboard value={query} onChange={write}>
          <BackButton className="key key-back" />
        </Keyboard>
      }
      back={false}
      className="search"
      ownFocus
    >
      {query.trim() === '' ? <Examples onChoose={write} /> : <Results query={query} />}
    </Leaf>
  )
}

function Field({ query, onChange }: { readonly query: string; readonly onChange: (text: string) => void }) {
  const { t } = useTranslation('kiosk')
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus({ preventScroll: true }), [])
  return (
    <div className="search-field">
      <IconSearch aria-hidden="true" />
      <input
        ref={input}
        type="text"
        inputMode="none"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        maxLength={60}
        value={query}
        aria-label={t('search.label')}
        placeholder={t('search.label')}
        onChange={(event) => onChange(event.target.value)}
      />
      {query !== '' && (
        <button
          type="button"
          className="search-clear"
          aria-label={t('search.clear')}
          onClick={() => {
            onChange('')
            input.current?.focus({ preventScroll: true })
          }}
        >
          <IconX aria-hidden="true" />
        </button>
      )}
    </div>
  )
}

function Examples({ onChoose }: { readonly onChoose: (text: string) => void }) {
  const { t } = useTranslation('kiosk')
  const [language] = useLanguage()
  const view = useView()
  return (
    <section>
      <h2 className="section">{t('search.examples')}</h2>
      <div className="examples">
        {searchExamples(view, language, EXAMPLES).map((example) => (
          <button type="button" key={example} className="example" onClick={() => onChoose(example)}>
            {example}
          </button>
        ))}
      </div>
    </section>
  )
}

function Results({ query }: { readonly query: string }) {
  const { t } = useTranslation('kiosk')
  const view = useView()
  const dispatch = useDispatch()
  const entries = useMemo(() => entriesOf(view), [view])
  const found = useMemo(() => search(entries, query), [entries, query])
  if (found.length === 0) {
    return (
      <section className="nothing">
        <div role="status">
          <h2>{t('search.none', { query: query.trim() })}</h2>
          <p>{t('search.noneHelp')}</p>
        </div>
        <button type="button" className="button button-quiet" onClick={() => dispatch({ type: 'home' })}>
          {t('search.all')}
        </button>
      </section>
    )
  }
  return (
    <section>
      <div role="status">
        <h2 className="section">{t('search.results', { count: found.length })}</h2>
      </div>
      <div className="rows">
        {found.map(({ kind, id }) => {
          if (kind === 'service') {
            const service = view.services.find((one) => one.id === id)
            return service && <ServiceRow key={id} service={service} agency />
          }
          const journey = view.journeys.find((one) => one.id === id)
          return journey && <JourneyRow key={id} journey={journey} kind />
        })}
      </div>
    </section>
  )
}
