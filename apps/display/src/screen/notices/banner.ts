import type { DisplayNotice } from '@antre/contract'
import { rankOf } from './urgency.ts'

/** How long a notice stays after it was spoken: time to look up and read it twice. */
const AFTER_HEARD_MS = 60_000
/** How long when nobody can speak it: the eye has to find it by itself. */
const UNHEARD_MS = 180_000

/** A notice on the screen. */
export interface Banner {
  readonly notice: DisplayNotice
  /** On the master's clock, ms since the epoch. */
  readonly until: number
}

/**
 * What stands on the screen after a view, newest first. An evacuation stays as long as the master tells it.
 * @param now the master's clock, ms since the epoch
 */
export function bannersAfter(
  before: readonly Banner[],
  notices: readonly DisplayNotice[],
  now: number,
): readonly Banner[] {
  const known = new Map(before.map((banner) => [banner.notice.id, banner]))
  return notices.map((notice) => ({ notice, until: untilOf(notice, known.get(notice.id), now) }))
}

function untilOf(notice: DisplayNotice, known: Banner | undefined, now: number): number {
  if (notice.template === 'evacuate') return Number.POSITIVE_INFINITY
  const at = Date.parse(notice.at)
  if (!notice.announced) return at + UNHEARD_MS
  if (known?.notice.announced) return known.until
  // A display that comes late does not know when it was heard: soon after it was asked for.
  return (known ? now : at) + AFTER_HEARD_MS
}

/** Those to show now: the most urgent kind alone, newest first; the one that is being spoken before all. */
export function shownBanners(
  banners: readonly Banner[],
  speaking: string | null,
  now: number,
): readonly DisplayNotice[] {
  const present = banners.filter(({ notice, until }) => until > now || notice.id === speaking)
  const spoken = present.filter(({ notice }) => notice.id === speaking)
  const most = Math.min(...present.map(({ notice }) => rankOf(notice.template)))
  const shown = spoken.length > 0 ? spoken : present.filter(({ notice }) => rankOf(notice.template) === most)
  return shown.map(({ notice }) => notice)
}
