import type { Problem } from '@antre/contract'
import { formatOpens, useLanguage, useTranslation } from '@antre/ui'
import { IconInfoCircle, IconMoodSmile } from '@tabler/icons-react'
import { idleQuestion } from '../flow/state.ts'
import { useClock, useDispatch, useFlow, useView } from './context.tsx'
import { Dialog } from './dialog.tsx'
import { useWhereElse } from './printer-notice.tsx'
import { problemKey } from './problem-key.ts'

/** "Still there?" */
export function IdleQuestion() {
  const { t } = useTranslation('kiosk')
  const dispatch = useDispatch()
  const left = useFlow(idleQuestion)
  if (left === null) return null
  return (
    <Dialog
      title={t('idle.title')}
      icon={<IconMoodSmile aria-hidden="true" />}
      onDismiss={() => dispatch({ type: 'touched' })}
    >
      <p>{t('idle.text', { count: left })}</p>
      <div className="dialog-buttons">
        <button type="button" className="button button-main" onClick={() => dispatch({ type: 'touched' })}>
          {t('idle.stay')}
        </button>
        <button type="button" className="button button-quiet" onClick={() => dispatch({ type: 'leave' })}>
          {t('idle.leave')}
        </button>
      </div>
    </Dialog>
  )
}

/** Codes after which the same wish may well succeed. */
const WORTH_REPEATING = new Set([
  'master-away',
  'shutting-down',
  'day-not-open',
  'ledger-unavailable',
  'too-many-requests',
])

/** Why there is no ticket, in plain words, and what to do now. */
export function Refusal() {
  const { t } = useTranslation('kiosk')
  const dispatch = useDispatch()
  const request = useFlow((flow) => flow.request)
  if (request.state !== 'refused') return null
  const { problem } = request
  const again = WORTH_REPEATING.has(problem.code) || problem.status >= 500
  const nowhere = problem.code === 'printer-not-ready'
  return (
    <Dialog
      title={t('refusal.title')}
      icon={<IconInfoCircle aria-hidden="true" />}
      onDismiss={() => dispatch({ type: 'dismiss' })}
    >
      <p>
        {t(problemKey(problem.code))} <Reopening problem={problem} />
        {problem.code === 'printer-not-ready' && <WhereElse />}
      </p>
      <div className="dialog-buttons">
        {again && (
          <button type="button" className="button button-main" onClick={() => dispatch({ type: 'retry' })}>
            {t('refusal.again')}
          </button>
        )}
        {!again && !nowhere && (
          <button type="button" className="button button-main" onClick={() => dispatch({ type: 'home' })}>
            {t('refusal.others')}
          </button>
        )}
        <button type="button" className="button button-quiet" onClick={() => dispatch({ type: 'dismiss' })}>
          {t('refusal.back')}
        </button>
      </div>
    </Dialog>
  )
}

/** The printer stopped between two looks at it: where there are numbers. */
function WhereElse() {
  const { t } = useTranslation('kiosk')
  const where = useWhereElse()
  const printing = useFlow((flow) => flow.printing)
  return <>{printing.to === 'stopped' ? where(printing.kiosks) : t('printer.ask')}</>
}

/** When to come again, if the refusal knows. */
function Reopening({ problem }: { readonly problem: Problem }) {
  const { t } = useTranslation('kiosk')
  const { mall } = useView()
  const [language] = useLanguage()
  const now = useClock()
  const date = problem.about?.opensDate
  const time = problem.about?.opensTime
  if (typeof date !== 'string' || typeof time !== 'string') return null
  const opens = formatOpens({ date, time }, now, mall.timeZone, language)
  return t(problem.code === 'service-full' ? 'service.fullHelp' : 'service.closedHelp', { opens })
}
