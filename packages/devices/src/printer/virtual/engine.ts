import type { Align } from '@antre/receipt'
import { type CodePage, codePageOf, letterOf } from '../escpos/code-pages.ts'
import { qrModules } from '../escpos/qr.ts'
import type { Command } from './commands.ts'
import type { Paper, PaperElement, PaperLine, PaperRun } from './paper.ts'

const LETTER = { width: 12, height: 24 }
const DEFAULT_SPACING = 30
/** Above this a printer refuses to enlarge. */
const LARGEST = 8
const CORRECTIONS = { 48: 'L', 49: 'M', 50: 'Q', 51: 'H' } as const
const ALIGNMENTS: readonly Align[] = ['left', 'center', 'right']

/** Settings that `ESC @` puts back. */
interface Mode {
  align: Align
  page: CodePage
  spacing: number
  style: Omit<PaperRun, 'text'>
  qr: { cell: number; correction: 'L' | 'M' | 'Q' | 'H'; data: string }
}

function freshMode(): Mode {
  return {
    align: 'left',
    page: 'cp437',
    spacing: DEFAULT_SPACING,
    style: { bold: false, underline: false, inverse: false, width: 1, height: 1 },
    qr: { cell: 3, correction: 'L', data: '' },
  }
}

export interface Engine {
  /** Carries out one command; true when a line of paper came out by it. */
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
  let mode = freshMode()
  let elements: PaperElement[] = []
  let runs: PaperRun[] = []
  let papers = 0

  const used = (): number => runs.reduce((sum, run) => sum + run.text.length * run.width * LETTER.width, 0)

  function endLine(overflow = false): void {
    const tallest = Math.max(0, ...runs.map(({ height }) => height * LETTER.height))
    const line: PaperLine = {
      kind: 'line',
      runs,
      align: mode.align,
      height: Math.max(mode.spacing, tallest),
      overflow,
    }
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

  function finish(end: Paper['end']): void {
    papers += 1
    const { width, dots } = shape
    const paper: Paper = { id: papers, width, dots, elements, end }
    elements = []
    on.paper(paper)
  }

  /** Ends a line begun, then adds something that stands by itself. */
  function add(element: PaperElement): void {
    if (runs.length > 0) endLine()
    elements.push(element)
  }

  function qr(fn: number, data: Uint8Array): void {
    const [first = 0] = data
    if (fn === 67) mode.qr.cell = first
    else if (fn === 69) mode.qr.correction = CORRECTIONS[first as keyof typeof CORRECTIONS] ?? 'L'
    else if (fn === 80) mode.qr.data = new TextDecoder().decode(data.subarray(1))
    else if (fn === 81) add({ kind: 'qr', align: mode.align, ...mode.qr })
  }

  function run(command: Command): boolean {
    switch (command.kind) {
      case 'text':
        return write(command.byte)
      case 'line-feed':
        endLine()
        return true
      case 'initialise':
        mode = freshMode()
        runs = []
        return false
      case 'bold':
        mode.style = { ...mode.style, bold: command.on }
        return false
      case 'underline':
        mode.style = { ...mode.style, underline: command.on }
        return false
      case 'inverse':
        mode.style = { ...mode.style, inverse: command.on }
        return false
      case 'align':
        mode.align = ALIGNMENTS[command.n % 48] ?? mode.align
        return false
      case 'code-page':
        mode.page = codePageOf(command.n) ?? mode.page
        return false
      case 'size':
        if (command.width <= LARGEST && command.height <= LARGEST)
          mode.style = { ...mode.style, width: command.width, height: command.height }
        return false
      case 'line-spacing':
        mode.spacing = command.dots ?? DEFAULT_SPACING
        return false
      case 'feed-lines':
        add({ kind: 'space', height: command.n * mode.spacing })
        return true
      case 'feed-dots':
        add({ kind: 'space', height: command.n })
        return true
      case 'cut':
        if (command.feed > 0) add({ kind: 'space', height: command.feed })
        finish(command.partial ? 'partial' : 'full')
        return true
      case 'qr':
        qr(command.fn, command.data)
        return command.fn === 81
      case 'picture':
        add({
          kind: 'picture',
          width: command.across * 8,
          height: command.height,
          bits: command.bits,
          align: mode.align,
        })
        return true
      case 'report':
      case 'ignored':
        return false
      case 'unknown':
        on.unknown(command.bytes)
        return false
    }
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

function sameStyle(a: Omit<PaperRun, 'text'>, b: Omit<PaperRun, 'text'>): boolean {
  return (
    a.bold === b.bold &&
    a.underline === b.underline &&
    a.inverse === b.inverse &&
    a.width === b.width &&
    a.height === b.height
  )
}

/** How far paper moves for an element, dots. */
export function heightOf(element: PaperElement): number {
  if (element.kind !== 'qr') return element.height
  return qrModules(element.data, element.correction).size * element.cell
}
