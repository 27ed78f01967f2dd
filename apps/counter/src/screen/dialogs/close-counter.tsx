import type { CounterView } from '@antre/contract'
import { useText, useTranslation } from '@antre/ui'
import { useDesk, usePlace } from '../desk/context.ts'
import { Modal } from './modal.tsx'
import { Refusal } from './refusal.tsx'
import { usePress } from './use-press.ts'

/** People still wait: is the counter really to close? The safe answer has the focus. */
export function CloseCounter({ view }: { readonly view: CounterView }) {
  const { t } = useTranslation('counter')
  const text = useText()
  const { desk } = usePlace()
  const { send, refused } = usePress()
  const pending = useDesk((state) => state.lock.pending !== null)
  return (
    <Modal title={t('close.title', { counter: text(view.counter.name) })} name="close">
      <p className="close-people">{t('close.waiting', { count: view.waiting.count })}</p>
      <p className="close-help">{t('close.help')}</p>
      <Refusal of={refused} />
      <div className="choices">
        <button
          type="button"
          className="quiet"
          onClick={() => send({ type: 'close' })}
          aria-disabled={pending}
        >
          {pending ? t('action.working') : t('close.confirm')}
        </button>
        <button data-first type="button" className="submit" onClick={() => desk.shut()}>
          {t('close.keep')}
        </button>
      </div>
    </Modal>
  )
}
