import { useTranslation } from '@antre/ui'
import { IconArrowRight } from '@tabler/icons-react'
import type { Change } from './diff.ts'
import { isField } from './labels.ts'

/** Field by field: what it was, what it becomes. */
export function Changes({ changes }: { readonly changes: readonly Change[] }) {
  const { t } = useTranslation('admin')
  const label = useLabel()
  return (
    <ul className="changes">
      {changes.map((change) => (
        <li key={change.path.join('.')}>
          {change.path.length > 0 && <span className="change-label">{label(change.path)}</span>}
          {change.kind === 'value' ? (
            <span className="change-values">
              <Value of={change.before} was />
              <IconArrowRight aria-label="→" />
              <Value of={change.after} />
            </span>
          ) : change.kind === 'members' ? (
            <span className="change-values" data-kind="members">
              {change.added.map((member) => (
                <ins key={String(member)}>+ {String(member)}</ins>
              ))}
              {change.removed.map((member) => (
                <del key={String(member)}>− {String(member)}</del>
              ))}
            </span>
          ) : (
            <span className="soft">
              {change.kind === 'added'
                ? t('diff.addedOne')
                : change.kind === 'removed'
                  ? t('diff.removedOne')
                  : t('diff.contents')}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

/** `name.id` → nama (id); what has no word keeps its own name. */
function useLabel(): (path: readonly string[]) => string {
  const { t } = useTranslation('admin')
  return ([first = '', ...rest]) => {
    const word = isField(first) ? t(`field.${first}`) : first
    return rest.length > 0 ? `${word} (${rest.join('.')})` : word
  }
}

function Value({
  of,
  was = false,
}: {
  readonly of: string | number | boolean | null
  readonly was?: boolean
}) {
  const { t } = useTranslation('admin')
  const text =
    of === null || of === ''
      ? t('diff.nothing')
      : of === true
        ? t('diff.yes')
        : of === false
          ? t('diff.no')
          : String(of)
  return was ? <del>{text}</del> : <ins>{text}</ins>
}
