import type { HallView, Problem } from '@antre/contract'
import { newKey, send, useTranslation } from '@antre/ui'
import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconAlertTriangle, IconArrowLeft, IconSpeakerphone } from '@tabler/icons-react'
import { useState } from 'react'
import { Dialog } from '../frame/dialog.tsx'
import { Notice } from '../frame/notice.tsx'
import { Choose } from './choose.tsx'
import { bodyOf, type Draft, draftFaults, newDraft } from './draft.ts'
import { Fill } from './fill.tsx'
import { isAlarm } from './groups.ts'
import { useNoticeProblem } from './problem.ts'

interface ComposeProps {
  readonly view: HallView
  readonly now: number
  /** To begin with; null: choose first. */
  readonly start: Draft | null
  /** `made`: what was accepted. */
  readonly onClose: (made: Draft | null) => void
}

/** Choose, fill in, look at the words, announce. */
export function Compose({ view, now, start, onClose }: ComposeProps) {
  const { t } = useTranslation('admin')
  const narrow = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false })
  const [draft, setDraft] = useState(start)
  return (
    <Dialog
      onClose={() => onClose(null)}
      title={draft ? t(`notices.template.${draft.template}`) : t('notices.choose')}
      size="lg"
      fullScreen={narrow}
    >
      {draft === null ? (
        <Choose onChoose={(template) => setDraft(newDraft(template))} />
      ) : (
        <Form
          key={draft.template}
          start={draft}
          view={view}
          now={now}
          onBack={() => setDraft(null)}
          onMade={onClose}
        />
      )}
    </Dialog>
  )
}

interface FormProps {
  readonly start: Draft
  readonly view: HallView
  readonly now: number
  readonly onBack: () => void
  readonly onMade: (made: Draft) => void
}

function Form({ start, view, now, onBack, onMade }: FormProps) {
  const { t } = useTranslation('admin')
  const problem = useNoticeProblem()
  const { draft, change, sending, refused, submit } = useSending(start, onMade)
  const [tried, setTried] = useState(false)
  const [sure, setSure] = useState(false)
  const faults = draftFaults(draft, view)
  const alarm = isAlarm(draft.template)
  const press = (): void => {
    setTried(true)
    if (faults.length > 0) return
    if (alarm && !sure) setSure(true)
    else void submit()
  }
  return (
    <form
      className="dialog"
      onSubmit={(event) => {
        event.preventDefault()
        press()
      }}
    >
      <Fill draft={draft} view={view} now={now} faults={tried ? faults : []} onChange={change} />
      {sure && (
        <Notice
          icon={IconAlertTriangle}
          tone="trouble"
          title={t('notices.sure')}
          help={t('notices.sureHelp')}
          live
        />
      )}
      {refused && <Notice icon={IconAlertTriangle} tone="trouble" title={problem(refused)} live />}
      <div className="dialog-acts">
        <Button
          variant="default"
          leftSection={<IconArrowLeft aria-hidden="true" size="1.1rem" />}
          onClick={onBack}
        >
          {t('notices.other')}
        </Button>
        <Button
          type="submit"
          // Nothing is typed into this one: its button is the place to be.
          data-autofocus={Object.keys(draft.values).length === 0 || undefined}
          color={alarm ? 'call' : 'sea'}
          loading={sending}
          leftSection={<IconSpeakerphone aria-hidden="true" size="1.1rem" />}
        >
          {t(alarm && sure ? 'notices.sendSure' : 'notices.send')}
        </Button>
      </div>
    </form>
  )
}

interface Sending {
  readonly draft: Draft
  readonly change: (draft: Draft) => void
  readonly sending: boolean
  readonly refused: Problem | null
  readonly submit: () => Promise<void>
}

/** One draft is announced once: the same key goes with every press until something in it changes. */
function useSending(start: Draft, onMade: (made: Draft) => void): Sending {
  const [{ draft, key }, setKeyed] = useState(() => ({ draft: start, key: newKey() }))
  const [sending, setSending] = useState(false)
  const [refused, setRefused] = useState<Problem | null>(null)
  const change = (next: Draft): void => {
    setKeyed({ draft: next, key: newKey() })
    setRefused(null)
  }
  const submit = async (): Promise<void> => {
    if (sending) return
    setSending(true)
    setRefused(null)
    const answer = await send('notices', bodyOf(draft), { key })
    setSending(false)
    if (answer.ok) return onMade(draft)
    setRefused(answer.problem)
    // An answer that is a refusal is kept with its key; the next press is another attempt.
    if (answer.problem.code !== 'master-away') setKeyed({ draft, key: newKey() })
  }
  return { draft, change, sending, refused, submit }
}
