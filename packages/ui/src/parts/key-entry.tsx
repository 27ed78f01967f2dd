import { type FormEvent, useId, useState } from 'react'
import { keyIn, presentKey } from '../store/sign-in.ts'
import { useTranslation } from '../text.ts'

interface KeyEntryProps {
  /** Whose address has the key, and what makes a new one. */
  readonly page: 'admin' | 'counter' | 'kiosk'
  /** Of the counter, for the command. */
  readonly id?: string | undefined
}

type Tried = 'not-yet' | 'trying' | 'refused' | 'no-answer'

/** How staff get the key of a page, and a field for it or for the whole address. */
export function KeyEntry({ page, id }: KeyEntryProps) {
  const { t } = useTranslation('common')
  const field = useId()
  const [tried, setTried] = useState<Tried>('not-yet')
  const open = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const key = keyIn(String(new FormData(event.currentTarget).get('key') ?? ''))
    if (key === '' || tried === 'trying') return
    setTried('trying')
    const answer = await presentKey(key)
    if (answer === 'accepted') location.reload()
    else setTried(answer)
  }
  return (
    <form className="key-entry" onSubmit={(event) => void open(event)}>
      <p>{t('signIn.where', { page })}</p>
      <p>
        {t('signIn.make')} <code>{commandFor(page, id)}</code>
      </p>
      <label htmlFor={field}>{t('signIn.field')}</label>
      <div className="key-entry-line">
        <input
          id={field}
          name="key"
          type="text"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-invalid={tried === 'refused'}
          required
        />
        <button type="submit" disabled={tried === 'trying'}>
          {t('signIn.open')}
        </button>
      </div>
      {tried === 'refused' && <p role="alert">{t('signIn.wrong')}</p>}
      {tried === 'no-answer' && <p role="alert">{t('problem.master-away')}</p>}
    </form>
  )
}

function commandFor(page: KeyEntryProps['page'], id: string | undefined): string {
  const make = `npx antre token --data FOLDER --role ${page}`
  if (page === 'counter') return `${make} --counter ${id ?? 'ID'}`
  return page === 'kiosk' ? `${make} --station kiosk-1` : make
}
