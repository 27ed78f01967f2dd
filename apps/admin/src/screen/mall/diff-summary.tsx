import { useText, useTranslation } from '@antre/ui'
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconDeviceFloppy, IconMinus, IconPencil, IconPlus } from '@tabler/icons-react'
import { Notice } from '../frame/notice.tsx'
import { Changes } from './changes.tsx'
import type { Item, ListDiff, MallDiff } from './diff.ts'

/** Parts with so few differences lie open. */
const OPEN = 6

interface DiffSummaryProps {
  readonly diff: MallDiff
  /** The version it will become. */
  readonly next: number
  readonly saving: boolean
  readonly stuck: boolean
  readonly onSave: () => void
  readonly onCancel: () => void
}

/** What will be added, removed and changed, before anything is. */
export function DiffSummary({ diff, next, saving, stuck, onSave, onCancel }: DiffSummaryProps) {
  const { t } = useTranslation('admin')
  const removes = diff.lists.some(({ removed }) => removed.length > 0)
  return (
    <section className="diff" aria-labelledby="diff-title">
      <h3 id="diff-title">{t('diff.title')}</h3>
      {diff.lists.map((list) => (
        <ListPart key={list.list} diff={list} />
      ))}
      {diff.settings.map(({ setting, changes }) => (
        <details key={setting} className="diff-part" open={changes.length <= OPEN}>
          <summary>
            <span className="diff-part-name">{t(`part.${setting}`)}</span>
            <span className="chip" data-tone="change">
              {t('diff.changedOne')}
            </span>
          </summary>
          <Changes changes={changes} />
        </details>
      ))}
      {removes && <Notice icon={IconAlertTriangle} tone="notice" title={t('diff.removedWarning')} />}
      <div className="diff-acts">
        <Button
          size="md"
          loading={saving}
          disabled={stuck}
          leftSection={<IconDeviceFloppy aria-hidden="true" size="1.2rem" />}
          onClick={onSave}
        >
          {t('diff.save', { version: next })}
        </Button>
        <Button size="md" variant="default" onClick={onCancel} disabled={saving}>
          {t('mall.cancel')}
        </Button>
      </div>
    </section>
  )
}

function ListPart({ diff }: { readonly diff: ListDiff }) {
  const { t } = useTranslation('admin')
  const { added, removed, changed, reordered } = diff
  return (
    <details className="diff-part" open={added.length + removed.length + changed.length <= OPEN}>
      <summary>
        <span className="diff-part-name">{t(`part.${diff.list}`)}</span>
        {added.length > 0 && (
          <span className="chip" data-tone="add">
            {t('diff.added', { count: added.length })}
          </span>
        )}
        {removed.length > 0 && (
          <span className="chip" data-tone="remove">
            {t('diff.removed', { count: removed.length })}
          </span>
        )}
        {changed.length > 0 && (
          <span className="chip" data-tone="change">
            {t('diff.changed', { count: changed.length })}
          </span>
        )}
        {reordered && <span className="chip">{t('diff.reordered')}</span>}
      </summary>
      <ul className="diff-items">
        {added.map((item) => (
          <Line key={item.id} item={item} kind="added" />
        ))}
        {removed.map((item) => (
          <Line key={item.id} item={item} kind="removed" />
        ))}
        {changed.map((item) => (
          <Line key={item.id} item={item} kind="changed">
            <Changes changes={item.changes} />
          </Line>
        ))}
      </ul>
    </details>
  )
}

const ICON = { added: IconPlus, removed: IconMinus, changed: IconPencil } as const

interface LineProps {
  readonly item: Item
  readonly kind: keyof typeof ICON
  readonly children?: React.ReactNode
}

function Line({ item, kind, children }: LineProps) {
  const { t } = useTranslation('admin')
  const text = useText()
  const Icon = ICON[kind]
  return (
    <li data-kind={kind}>
      <p className="diff-item">
        <Icon aria-hidden="true" />
        <span className="visually-hidden">{t(`diff.${kind}One`)}: </span>
        <span>{text(item.name)}</span> <code>{item.id}</code>
      </p>
      {children}
    </li>
  )
}
