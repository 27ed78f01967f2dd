import type { Fault } from '@antre/contract'
import { useLanguage, useTranslation } from '@antre/ui'
import { IconFileAlert } from '@tabler/icons-react'
import { Notice } from '../frame/notice.tsx'
import { explain, isTypeName } from './explain.ts'
import { isField, isPart } from './labels.ts'
import { placeOf } from './place.ts'

/** One wrong id in a list of a thousand makes a thousand faults; the first ones show the cause. */
const SHOWN = 50

/** Every fault: where it is, what is wrong, and the path for the editor's search. */
export function Faults({
  faults,
  document,
}: {
  readonly faults: readonly Fault[]
  readonly document: unknown
}) {
  const { t } = useTranslation('admin')
  const place = usePlaceText(document)
  const words = useFaultText()
  return (
    <Notice
      icon={IconFileAlert}
      tone="trouble"
      title={t('reading.faults', { count: faults.length })}
      help={t('reading.faultsHelp')}
      live
    >
      <ol className="faults">
        {faults.slice(0, SHOWN).map((fault) => (
          <li key={`${fault.path} ${fault.message}`}>
            <p className="fault-place">{place(fault.path)}</p>
            <p>{words(fault.message)}</p>
            {fault.path !== '' && <code>{fault.path}</code>}
          </li>
        ))}
      </ol>
      {faults.length > SHOWN && <p>{t('reading.moreFaults', { count: faults.length - SHOWN })}</p>}
    </Notice>
  )
}

/** `services.3.agencyId` → Layanan “Perekaman e-KTP” · instansi */
function usePlaceText(document: unknown): (path: string) => string {
  const { t } = useTranslation('admin')
  const [language] = useLanguage()
  return (path) => {
    const { part, position, name, field } = placeOf(path, document, language)
    if (part === '') return t('place.document')
    const partName = isPart(part) ? t(`part.${part}`) : part
    const entry =
      position === null
        ? partName
        : name === null
          ? t('place.entry', { part: partName, position })
          : t('place.named', { part: partName, name })
    const [first = ''] = field.split('.')
    return first !== '' && isField(first) ? `${entry} · ${t(`field.${first}`)}` : entry
  }
}

function useFaultText(): (message: string) => string {
  const { t } = useTranslation('admin')
  const typeName = (name: string | undefined): string =>
    name && isTypeName(name) ? t(`type.${name}`) : (name ?? '')
  return (message) => {
    const found = explain(message)
    if (!found) return message
    const { key, values } = found
    if (key === 'wrongType') {
      return t('explain.wrongType', {
        expected: typeName(values.expected),
        received: typeName(values.received),
      })
    }
    return t(`explain.${key}`, values)
  }
}
