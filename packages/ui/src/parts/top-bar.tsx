import { formatClock, formatDate } from '@antre/i18n'
import type { ReactNode } from 'react'
import { useLanguage } from '../text.ts'
import { Band } from './band.tsx'

export interface TopBarProps {
  /** Name of the mall, or of the counter. */
  readonly name: string
  /** City and motto, the zone, the agency. */
  readonly place?: string | undefined
  /** Master's clock, ms; null hides the clock. */
  readonly now: number | null
  readonly timeZone: string
  /** Leave out on small screens. */
  readonly date?: boolean
  /** Beside the clock: a link badge, a state. */
  readonly children?: ReactNode
}

/** The header of every screen: who, where, when, and the band below. */
export function TopBar({ name, place, now, timeZone, date = true, children }: TopBarProps) {
  const [language] = useLanguage()
  return (
    <header className="top-bar">
      <div className="top-bar-line">
        <div className="top-bar-who">
          <strong>{name}</strong>
          {place && <span>{place}</span>}
        </div>
        {children && <div className="top-bar-extra">{children}</div>}
        {now !== null && (
          <div className="top-bar-when">
            <time className="tabular">{formatClock(now, timeZone, language)}</time>
            {date && <span>{formatDate(now, timeZone, language)}</span>}
          </div>
        )}
      </div>
      <Band />
    </header>
  )
}
