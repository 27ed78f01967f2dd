import { Band } from '@antre/ui'
import type { TablerIcon } from '@tabler/icons-react'
import type { ReactNode } from 'react'

interface NoticePageProps {
  readonly icon: TablerIcon
  readonly title: string
  readonly help?: string | undefined
  readonly turning?: boolean
  readonly children?: ReactNode
}

/** The whole screen says one thing: connecting, not allowed, no such counter. */
export function NoticePage({ icon: Icon, title, help, turning = false, children }: NoticePageProps) {
  return (
    <div className="screen">
      <header className="head">
        <Band />
      </header>
      <main className="notice-page" role="status">
        <span className="present-icon">
          <Icon aria-hidden="true" data-turning={turning} />
        </span>
        <h1>{title}</h1>
        {help && <p>{help}</p>}
        {children}
      </main>
    </div>
  )
}
