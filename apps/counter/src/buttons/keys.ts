import { type Answer, type Press, repeatFilter } from '@antre/devices'
import { translator } from '@antre/i18n'
import type { GlobalKeys } from '@antre/shell'
import type { StationPorts } from '@antre/station'
import type { Shortcut } from './shortcuts.ts'

/** What the packaged application lends a counter; a station without it has none. */
export interface DesktopPort {
  readonly keys: GlobalKeys
  /** Tells the officer that these keys do not work. */
  readonly refused: (accelerators: readonly string[]) => void
  /** A sign that a key was pressed and nothing came of it: the counter's window may be behind others. */
  readonly beep: () => void
}

/**
 * A key that is held down comes again: first after up to a second (the slowest setting of Windows and X11),
 * then many times a second. Nobody means two within that time.
 */
const HELD_MS = 1000

/**
 * Takes keys from the whole desktop and does with them what the buttons of a box do.
 * @returns gives the keys back
 */
export function takeKeys(
  shortcuts: readonly Shortcut[],
  desktop: DesktopPort | null,
  onPress: (press: Press) => Promise<Answer>,
  { clock, log }: StationPorts,
): () => void {
  if (shortcuts.length === 0) return () => {}
  if (desktop === null) {
    log.warn(
      { code: 'shortcuts-need-the-app' },
      'shortcuts work only in the packaged application: a browser gets keys only while its window is in front',
    )
    return () => {}
  }
  const isRepeat = repeatFilter(clock.now, HELD_MS)
  const actions = new Map(shortcuts.map(({ accelerator, action }) => [accelerator, action]))
  const press = async (accelerator: string): Promise<void> => {
    const kind = actions.get(accelerator)
    if (kind === undefined || isRepeat(accelerator)) return
    const answer = await onPress({ kind })
    if (answer.ok) return
    log.info({ key: accelerator, code: answer.code }, 'a key did nothing')
    desktop.beep()
  }
  const taken = desktop.keys.take([...actions.keys()], (accelerator) => void press(accelerator))
  if (taken.refused.length > 0) {
    const about = { code: 'shortcuts-refused', keys: taken.refused }
    log.warn(about, 'the system did not give these keys: another program has them, or the desktop gives none')
    desktop.refused(taken.refused)
  }
  if (taken.doubt === 'wayland')
    log.warn({ code: 'shortcuts-unsure' }, 'Wayland: the desktop may still keep these keys; try each of them')
  return taken.release
}

/** What the officer reads then, in the language of the PC. */
export function refusedText(
  language: string,
  accelerators: readonly string[],
): { readonly message: string; readonly detail: string } {
  const t = translator(language, 'counter')
  const keys = accelerators.map((each) => printed(each)).join(', ')
  return { message: t('globalKeys.refused', { keys }), detail: t('globalKeys.instead') }
}

const SIGNS: Readonly<Record<string, string>> = { add: '+', sub: '−', mult: '×', div: '÷', dec: '.' }

/** As it stands on the key: `num +`. */
const printed = (accelerator: string): string =>
  accelerator.replace(/num(add|sub|mult|div|dec)$/, (_all, sign: string) => `num ${SIGNS[sign]}`)
