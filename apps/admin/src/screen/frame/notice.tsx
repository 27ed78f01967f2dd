import type { TablerIcon } from '@tabler/icons-react'
import type { ReactNode } from 'react'

export type Tone = 'calm' | 'good' | 'notice' | 'trouble'

interface NoticeProps {
  readonly icon: TablerIcon
  readonly tone: Tone
  readonly title: string
  readonly help?: string | undefined
  readonly children?: ReactNode
  /** Said at once by a screen reader. */
  readonly live?: boolean
}

/** Something to know, and what to do about it. */
export function Notice({ icon: Icon, tone, title, help, children, live = false }: NoticeProps) {
  return (
    <div className="notice" data-tone={tone} {...(live && { role: tone === 'trouble' ? 'alert' : 'status' })}>
      <Icon aria-hidden="true" />
      <div>
        <p className="notice-title">{title}</p>
        {help && <p>{help}</p>}
        {children}
      </div>
    </div>
  )
}
