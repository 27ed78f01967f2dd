import type { ReactNode } from 'react'

export interface PanelProps {
  readonly name: string
  readonly title: string
  readonly icon: ReactNode
  /** Beside the title. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** One area of the dock. */
export function Panel({ name, title, icon, aside, children }: PanelProps) {
  const id = `${name}-title`
  return (
    <section className={`panel ${name}`} aria-labelledby={id}>
      <header className="panel-head">
        {icon}
        <h2 id={id}>{title}</h2>
        {aside && <div className="panel-aside">{aside}</div>}
      </header>
      {children}
    </section>
  )
}

/** Why an area has nothing to show. */
export function Nothing({ children }: { readonly children: ReactNode }) {
  return <p className="nothing">{children}</p>
}
