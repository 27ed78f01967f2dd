import { letterOf } from '../escpos/code-pages.ts'
import { BEFORE_CUT_DOTS } from '../escpos/encode.ts'
import { qrModules } from '../escpos/qr.ts'
import type { Action, Command } from './commands.ts'
import { FRESH, isSetting, modeAfter, sameStyle } from './mode.ts'
import type { Paper, PaperElement, PaperLine, PaperQr, PaperRun } from './paper.ts'

const LETTER = { width: 12, height: 24 }
const LARGEST_CELL = 16
const CORRECTIONS = { 48: 'L', 49: 'M', 50: 'Q', 51: 'H' } as const
/** Function numbers of `GS ( k` for QR codes. */
const QR = { cell: 67, correction: 69, store: 80, print: 81 }

export interface Engine {
  /** Carries out one command; true when paper moved by it. */
  readonly run: (command: Command) => boolean
  /** Forgets the line begun, as a cleared buffer does. What is on the paper stays there. */
  readonly forget: () => void
  /** Takes off by hand what hangs out. */
  readonly tear: () => void
  /** What is on the paper and not cut yet. */
  readonly strip: () => readonly PaperElement[]
}

/** The part that moves paper: commands in, papers out. `unknown` hears of bytes it cannot read. */
export function printEngine(
  shape: { readonly width: 58 | 80; readonly dots: number },
  on: { readonly paper: (paper: Paper) => void; readonly unknown: (bytes: Uint8Array) => void },
): Engine {
  let mode = FRESH
  let code: Omit<PaperQr, 'kind' | 'align'> = { cell: 3, correction: 'L', data: '' }
  let elements: PaperElement[] = []
  let runs: PaperRun[] = []
  let papers = 0

  const used = (): number => runs.reduce((sum, run) => sum + run.text.length * run.width * LETTER.width, 0)

  function endLine(overflow = false): void {
    const tallest = Math.max(0, ...runs.map(({ height }) => height * LETTER.height))
    const height = Math.max(mode.spacing, tallest)
    const line: PaperLine = { kind: 'line', runs, align: mode.align, height, overflow }
    elements.push(line)
    runs = []
  }

  function write(byte: number): boolean {
    const isFull = used() + mode.style.width * LETTER.width > shape.dots
    if (isFull) endLine(true)
    const text = letterOf(mode.page, byte)
    const last = runs.at(-1)
    if (last && sameStyle(last, mode.style)) runs[runs.length - 1] = { ...last, text: last.text + text }
    else runs.push({ ...mode.style, text })
    return isFull
  }

  function finish(end: Paper['end']): boolean {
    papers += 1
    const { width, dots } = shape
    const paper: Paper = { id: papers, width, dots, elements, end }
    elements = []
    on.paper(paper)
    return true
  }

  /** Ends a line begun, then adds something that stands by itself. */
  function add(element: PaperElement): boolean {
    if (runs.length > 0) endLine()
    elements.push(element)
    return true
  }

  function qr(fn: number, data: Uint8Array): boolean {
    const [first = 0] = data
    if (fn === QR.cell) code = { ...code, cell: first }
    else if (fn === QR.correction)
      code = { ...code, correction: CORRECTIONS[first as keyof typeof CORRECTIONS] ?? 'L' }
    else if (fn === QR.store) code = { ...code, data: new TextDecoder().decode(data.subarray(1)) }
    return fn === QR.print && isDrawable(code) && add({ kind: 'qr', align: mode.align, ...code })
  }

  function act(action: Action): boolean {
    switch (action.kind) {
      case 'text':
        return write(action.byte)
      case 'line-feed':
        endLine()
        return true
      case 'feed-lines':
        return add({ kind: 'space', height: action.n * mode.spacing })
      case 'feed-dots':
        return add({ kind: 'space', height: action.n })
      case 'cut':
        if (action.feed !== null) add({ kind: 'space', height: BEFORE_CUT_DOTS + action.feed })
        return finish(action.partial ? 'partial' : 'full')
      case 'qr':
        return qr(action.fn, action.data)
      case 'picture': {
        const { across, height, bits } = action
        return add({ kind: 'picture', width: across * 8, height, bits, align: mode.align })
      }
      case 'report':
      case 'speak-up':
      case 'ignored':
        return false
      case 'unknown':
        on.unknown(action.bytes)
        return false
    }
  }

  function run(command: Command): boolean {
    if (!isSetting(command)) return act(command)
    if (command.kind === 'initialise') runs = []
    mode = modeAfter(mode, command)
    return false
  }

  return {
    run,
    forget: () => {
      runs = []
    },
    tear: () => {
      if (elements.length > 0) finish('torn')
    },
    strip: () => elements,
  }
}

/** Like a real printer, it draws nothing for data that no QR code holds. */
function isDrawable({ data, cell, correction }: Omit<PaperQr, 'kind' | 'align'>): boolean {
  try {
    return cell > 0 && cell <= LARGEST_CELL && qrModules(data, correction).size > 0
  } catch {
    return false
  }
}

/** How far paper moves for an element, dots. */
export function heightOf(element: PaperElement): number {
  if (element.kind !== 'qr') return element.height
  return qrModules(element.data, element.correction).size * element.cell
}
