import type { Align } from '@antre/receipt'
import { type CodePage, codePageOf } from '../escpos/code-pages.ts'
import type { Command, Setting } from './commands.ts'
import type { PaperRun } from './paper.ts'

/** What a printer is set to; `ESC @` puts it all back. */
export interface Mode {
  readonly align: Align
  readonly page: CodePage
  /** Dots from line to line. */
  readonly spacing: number
  readonly style: Omit<PaperRun, 'text'>
}

const DEFAULT_SPACING = 30
/** Above this a printer refuses to enlarge. */
const LARGEST = 8
const ALIGNMENTS: readonly Align[] = ['left', 'center', 'right']
const ASCII_ZERO = 48

export const FRESH: Mode = {
  align: 'left',
  page: 'cp437',
  spacing: DEFAULT_SPACING,
  style: { bold: false, underline: false, inverse: false, width: 1, height: 1 },
}

const SETTINGS: ReadonlySet<Command['kind']> = new Set<Setting['kind']>([
  'initialise',
  'bold',
  'underline',
  'inverse',
  'align',
  'code-page',
  'size',
  'line-spacing',
])

export function isSetting(command: Command): command is Setting {
  return SETTINGS.has(command.kind)
}

/** The mode after a setting; a value the printer does not know changes nothing. */
export function modeAfter(mode: Mode, setting: Setting): Mode {
  const { style } = mode
  switch (setting.kind) {
    case 'initialise':
      return FRESH
    case 'bold':
      return { ...mode, style: { ...style, bold: setting.on } }
    case 'underline':
      return { ...mode, style: { ...style, underline: setting.on } }
    case 'inverse':
      return { ...mode, style: { ...style, inverse: setting.on } }
    case 'align':
      return { ...mode, align: ALIGNMENTS[setting.n % ASCII_ZERO] ?? mode.align }
    case 'code-page':
      return { ...mode, page: codePageOf(setting.n) ?? mode.page }
    case 'size': {
      const { width, height } = setting
      if (width > LARGEST || height > LARGEST) return mode
      return { ...mode, style: { ...style, width, height } }
    }
    case 'line-spacing':
      return { ...mode, spacing: setting.dots ?? DEFAULT_SPACING }
  }
}

export function sameStyle(a: Mode['style'], b: Mode['style']): boolean {
  return (
    a.bold === b.bold &&
    a.underline === b.underline &&
    a.inverse === b.inverse &&
    a.width === b.width &&
    a.height === b.height
  )
}
