import type { ReactNode } from 'react'

export interface NoticeProps {
  readonly icon: ReactNode
  readonly strong?: string
  readonly children: ReactNode
}

/** Something to know before going on. */
export function Notice({ icon, strong, children }: NoticeProps) {
  return (
    <div className="notice">
      {icon}
      <div>
        {strong && <strong>{strong}</strong>}
        <p>{children}</p>
      </div>
    </div>
  )
}
