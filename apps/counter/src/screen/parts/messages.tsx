import type { CounterView } from '@antre/contract'
import { usePrintFailure, useTranslation } from '@antre/ui'
import { IconAlertTriangle, IconArrowBackUp, IconInfoCircle, IconX } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { act, undoable } from '../desk/act.ts'
import { usePlace } from '../desk/context.ts'
import { type Notice, staysFor, toneOf } from '../desk/notice.ts'
import { useKioskName } from '../paper/place.ts'
import { KeyCaps } from './key-caps.tsx'
import { useProblemText } from './problem-text.ts'

/** How long a no-show can be taken back with one press; later it is in the list of those set aside. */
const UNDO_MS = 20_000

/** Over the foot of the screen, so that nothing moves under the hand: what was just said, what can be undone. */
export function Messages({ view }: { readonly view: CounterView }) {
  const { desk } = usePlace()
  const notice = useStore(desk, (state) => state.notice)
  return (
    <div className="messages">
      <div role="alert">
        {notice && toneOf(notice) === 'trouble' && <Line key={notice.id} notice={notice} />}
      </div>
      <div role="status">
        {notice && toneOf(notice) === 'calm' && <Line key={notice.id} notice={notice} />}
      </div>
      <TakeBack view={view} />
    </div>
  )
}

function Line({ notice }: { readonly notice: Notice }) {
  const { t } = useTranslation('counter')
  const { desk } = usePlace()
  const say = useNoticeText()
  useEffect(() => {
    const timer = setTimeout(() => desk.hush(notice.id), staysFor(notice))
    return () => clearTimeout(timer)
  }, [desk, notice])
  const tone = toneOf(notice)
  const Icon = tone === 'trouble' ? IconAlertTriangle : IconInfoCircle
  return (
    <div className="message" data-tone={tone}>
      <Icon aria-hidden="true" />
      <p>{say(notice)}</p>
      <button
        type="button"
        className="message-close"
        aria-label={t('notice.dismiss')}
        onClick={() => desk.hush(notice.id)}
      >
        <IconX aria-hidden="true" />
      </button>
    </div>
  )
}

function useNoticeText(): (notice: Notice) => string {
  const { t } = useTranslation('counter')
  const problem = useProblemText()
  const kioskName = useKioskName()
  const printFailure = usePrintFailure()
  return (notice) => {
    switch (notice.kind) {
      case 'problem':
        return problem(notice)
      case 'away':
        return t('notice.away')
      case 'nobody':
        return t('notice.nobody')
      case 'finished-nobody':
        return t('notice.finishedNobody', { number: notice.number })
      case 'reinstated':
        return t('notice.reinstated', { number: notice.number })
      case 'held':
        return t('notice.held', { number: notice.number })
      case 'busy-close':
        return t('notice.busyClose', { number: notice.number })
      case 'transferred':
        return t('notice.transferred', { number: notice.number, to: notice.to })
      case 'printing':
        return t('notice.printing', { number: notice.number, kiosk: kioskName(notice.at) })
      case 'printed':
        return t('notice.printed', { number: notice.number })
      case 'print-failed':
        return t('notice.printFailed', { number: notice.number, why: printFailure(notice.reason) })
      case 'print-unknown':
        return t('notice.printUnknown', { number: notice.number })
    }
  }
}

function TakeBack({ view }: { readonly view: CounterView }) {
  const { t } = useTranslation('counter')
  const { desk } = usePlace()
  const undo = useStore(desk, (state) => state.undo)
  const pending = useStore(desk, (state) => state.lock.pending)
  useEffect(() => {
    if (!undo) return
    const timer = setTimeout(() => desk.forgetUndo(), UNDO_MS)
    return () => clearTimeout(timer)
  }, [desk, undo])
  if (!undo || !undoable(desk, view)) return null
  return (
    <div className="message" data-tone="calm">
      <p>{t('undo.noShow', { number: undo.number })}</p>
      <button
        type="button"
        className="message-act"
        aria-busy={pending === 'reinstate'}
        aria-disabled={pending !== null}
        onClick={() => act(desk, view, 'undo')}
      >
        <IconArrowBackUp aria-hidden="true" />
        {t('action.reinstate')}
        <KeyCaps of="undo" only={1} />
      </button>
    </div>
  )
}
