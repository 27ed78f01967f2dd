import type { CounterView } from '@antre/contract'
import { useTranslation } from '@antre/ui'
import { ServiceChoice, useServiceChoice } from '../parts/service-choice.tsx'
import { Modal } from './modal.tsx'
import { Refusal } from './refusal.tsx'
import { Submit } from './submit.tsx'
import { usePress } from './use-press.ts'

/** Changes what an open counter serves, without closing it. */
export function ChangeServices({ view }: { readonly view: CounterView }) {
  const { t } = useTranslation('counter')
  const choice = useServiceChoice(view)
  const { send, refused } = usePress()
  return (
    <Modal title={t('services.title')} name="services">
      <form
        className="services-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (choice.ids.length > 0) send({ type: 'open', serviceIds: choice.ids })
        }}
      >
        <ServiceChoice view={view} choice={choice} />
        <Refusal of={refused} />
        <Submit ready={choice.ids.length > 0}>{t('services.save')}</Submit>
      </form>
    </Modal>
  )
}
