import type { Problem } from '@antre/contract'
import type { Mall } from '@antre/domain'
import { useTranslation } from '@antre/ui'
import { Button } from '@mantine/core'
import { IconCircleCheck, IconFileUpload } from '@tabler/icons-react'
import { type RefObject, useRef, useState } from 'react'
import { Notice } from '../frame/notice.tsx'
import { type MallVersion, saveMall } from './api.ts'
import { DropZone } from './drop-zone.tsx'
import { MAX_BYTES, type Reading, readDocument } from './reading.ts'
import { ReadingResult } from './reading-result.tsx'
import { RefusedSave } from './refused-save.tsx'

/** A file that was chosen: its text is kept, to compare it again when the document changes below it. */
interface Chosen {
  readonly name: string
  readonly text: string | 'too-large' | 'unreadable'
}

interface UploadProps {
  readonly current: MallVersion
  readonly onReload: () => void
}

/** Choose, look, agree: in this order, and nothing is stored before the last. */
export function Upload({ current, onReload }: UploadProps) {
  const { t } = useTranslation('admin')
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [saving, setSaving] = useState(false)
  const [refused, setRefused] = useState<Problem | null>(null)
  const [saved, setSaved] = useState<number | null>(null)
  const after = useRef<HTMLDivElement>(null)

  const choose = (file: File): void => {
    setRefused(null)
    setSaved(null)
    void textOf(file).then((text) => {
      setChosen({ name: file.name, text })
      focusOn(after)
    })
  }
  const drop = (): void => {
    setChosen(null)
    setRefused(null)
  }
  const save = async (mall: Mall): Promise<void> => {
    if (saving) return
    setSaving(true)
    setRefused(null)
    const answer = await saveMall(mall, current.version)
    setSaving(false)
    if (!answer.ok) return setRefused(answer.problem)
    setChosen(null)
    setSaved(answer.data.version)
    onReload()
  }
  const again = (): void => {
    setRefused(null)
    onReload()
  }

  const reading = chosen && readingOf(chosen, current.mall)
  return (
    <section className="card upload" aria-labelledby="upload-title">
      <h2 id="upload-title">{t('mall.upload')}</h2>
      {saved !== null && (
        <Notice
          icon={IconCircleCheck}
          tone="good"
          title={t('saved.title', { version: saved })}
          help={t('saved.help')}
          live
        />
      )}
      {chosen === null ? (
        <DropZone onFile={choose} />
      ) : (
        <p className="chosen">
          <IconFileUpload aria-hidden="true" />
          <span className="chosen-name">
            <span className="visually-hidden">{t('mall.chosen')}: </span>
            {chosen.name}
          </span>
          <Button variant="subtle" size="compact-md" onClick={drop} disabled={saving}>
            {t('mall.other')}
          </Button>
        </p>
      )}
      <div ref={after} tabIndex={-1} className="upload-after">
        {refused && <RefusedSave problem={refused} current={current.mall} onAgain={again} />}
        {reading && (
          <ReadingResult
            reading={reading}
            current={current}
            saving={saving}
            stuck={refused !== null && refused.code === 'mall-changed'}
            onSave={(mall) => void save(mall)}
            onCancel={drop}
          />
        )}
      </div>
    </section>
  )
}

function readingOf({ text }: Chosen, mall: Mall): Reading | { readonly kind: 'unreadable' } {
  if (text === 'too-large' || text === 'unreadable') return { kind: text }
  return readDocument(text, mall)
}

async function textOf(file: File): Promise<Chosen['text']> {
  if (file.size > MAX_BYTES) return 'too-large'
  try {
    return await file.text()
  } catch {
    // The file was moved or deleted after it was chosen.
    return 'unreadable'
  }
}

/** The result gets the focus, so that a keyboard or a screen reader goes on from there. */
function focusOn(place: RefObject<HTMLElement | null>): void {
  requestAnimationFrame(() => place.current?.focus())
}
