import type { NoticeTemplate } from '@antre/domain'
import { useTranslation } from '@antre/ui'
import { GROUPS, NOTICE_ICON } from './groups.ts'

/** All announcements there are, by what they are about. */
export function Choose({ onChoose }: { readonly onChoose: (template: NoticeTemplate) => void }) {
  const { t } = useTranslation('admin')
  return (
    <div className="templates">
      {GROUPS.map(([group, templates]) => (
        <section key={group} data-group={group} aria-labelledby={`notices-${group}`}>
          <h3 id={`notices-${group}`}>{t(`notices.group.${group}`)}</h3>
          <ul>
            {templates.map((template) => {
              const Icon = NOTICE_ICON[template]
              return (
                <li key={template}>
                  <button type="button" className="template" onClick={() => onChoose(template)}>
                    <Icon aria-hidden="true" />
                    <span>{t(`notices.template.${template}`)}</span>
                  </button>
                </li>
              )
            })}
          </ul>
        </section>
      ))}
    </div>
  )
}
