import { useTranslation } from '@antre/ui'
import { IconBackspace, IconLock } from '@tabler/icons-react'
import { useCallback, useEffect, useState } from 'react'
import { useDispatch, useFlow } from '../parts/context.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { tryPin } from './client.ts'

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
const SHORTEST = 4
const LONGEST = 8
const SECOND_MS = 1_000

/** The door to the staff menu, on top of whatever page there is. */
export function StaffPad() {
  const { t } = useTranslation('kiosk')
  const dispatch = useDispatch()
  const staff = useFlow((flow) => flow.staff)
  const close = useCallback(() => dispatch({ type: 'staff', staff: null }), [dispatch])
  if (staff === null || staff.at === 'menu') return null
  if (staff.at === 'pin') return <PinPad lockedSeconds={staff.lockedSeconds} onClose={close} />
  return (
    <Dialog title={t('staff.pin.missingTitle')} icon={<IconLock aria-hidden="true" />} onDismiss={close}>
      <p>{t('staff.pin.missing')}</p>
      <div className="dialog-buttons pad">
        <button type="button" className="button button-main" onClick={close}>
          {t('staff.pin.missingOk')}
        </button>
      </div>
    </Dialog>
  )
}

/** What came of the last try. */
type Said =
  | { readonly is: 'checking' | 'failed' }
  | { readonly is: 'wrong'; readonly triesLeft: number }
  | null

function PinPad({
  lockedSeconds,
  onClose,
}: {
  readonly lockedSeconds: number
  readonly onClose: () => void
}) {
  const { t } = useTranslation('kiosk')
  const dispatch = useDispatch()
  const [digits, setDigits] = useState('')
  const [said, setSaid] = useState<Said>(null)
  const [locked, setLocked] = useCountdown(lockedSeconds)
  const asleep = locked > 0 || said?.is === 'checking'

  const write = useCallback((digit: string) => setDigits((typed) => (typed + digit).slice(0, LONGEST)), [])
  const erase = useCallback(() => setDigits((typed) => typed.slice(0, -1)), [])
  const enter = async (): Promise<void> => {
    setSaid({ is: 'checking' })
    setDigits('')
    const answer = await tryPin(digits)
    if (answer.ok) return dispatch({ type: 'staff', staff: { at: 'menu', secret: answer.data.secret } })
    const { code, about } = answer.problem
    if (code === 'too-many-requests') setLocked(Number(about?.seconds ?? 60))
    setSaid(
      code === 'unauthorised' && typeof about?.triesLeft === 'number'
        ? { is: 'wrong', triesLeft: about.triesLeft }
        : code === 'too-many-requests'
          ? null
          : { is: 'failed' },
    )
  }
  useDigitKeys(asleep ? null : write, erase)

  return (
    <Dialog title={t('staff.pin.title')} icon={<IconLock aria-hidden="true" />} onDismiss={onClose}>
      <Typed count={digits.length} />
      <p className="pad-said" role="status">
        {locked > 0 ? t('staff.pin.locked', { count: locked }) : <Outcome said={said} />}
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: keys are no form fields */}
      <div className="pad" role="group" aria-label={t('staff.pin.title')}>
        {DIGITS.map((digit) => (
          <button type="button" className="key" key={digit} disabled={asleep} onClick={() => write(digit)}>
            {digit}
          </button>
        ))}
        <button
          type="button"
          className="key"
          aria-label={t('staff.pin.erase')}
          disabled={asleep || digits === ''}
          onClick={erase}
        >
          <IconBackspace aria-hidden="true" />
        </button>
        <button type="button" className="key" disabled={asleep} onClick={() => write('0')}>
          0
        </button>
        <button
          type="button"
          className="key pad-enter"
          disabled={asleep || digits.length < SHORTEST}
          onClick={() => void enter()}
        >
          {t('staff.pin.enter')}
        </button>
      </div>
      <div className="dialog-buttons">
        <button type="button" className="button button-quiet" onClick={onClose}>
          {t('staff.pin.cancel')}
        </button>
      </div>
    </Dialog>
  )
}

function Typed({ count }: { readonly count: number }) {
  const { t } = useTranslation('kiosk')
  return (
    <p className="pad-typed" role="img" aria-label={t('staff.pin.typed', { count })}>
      {Array.from({ length: LONGEST }, (_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a place is all a dot has
        <i key={place} data-on={place < count} />
      ))}
    </p>
  )
}

function Outcome({ said }: { readonly said: Said }) {
  const { t } = useTranslation('kiosk')
  switch (said?.is) {
    case undefined:
      return t('staff.pin.help')
    case 'checking':
      return t('staff.pin.checking')
    case 'failed':
      return t('staff.pin.failed')
    case 'wrong':
      return t('staff.pin.wrong', { count: said.triesLeft })
    default:
      return said satisfies never
  }
}

/** A keyboard that is plugged in writes digits, too. */
function useDigitKeys(write: ((digit: string) => void) | null, erase: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (/^\d$/.test(event.key)) write?.(event.key)
      if (event.key === 'Backspace') erase()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [write, erase])
}

/** Counts down to 0, a second at a time. */
function useCountdown(start: number): readonly [number, (seconds: number) => void] {
  const [left, setLeft] = useState(start)
  useEffect(() => {
    if (left === 0) return
    const timer = setTimeout(() => setLeft(left - 1), SECOND_MS)
    return () => clearTimeout(timer)
  }, [left])
  return [left, setLeft]
}
