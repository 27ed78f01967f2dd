import { qrModules } from '../../escpos/qr.ts'
import { heightOf } from '../engine.ts'
import { type Paper, type PaperElement, type PaperLine, type PaperRun, textOf } from '../paper.ts'
import { escapeXml } from './escape.ts'
import { pathOf } from './path.ts'

const LETTER = { width: 12, height: 24, size: 20, baseline: 18.5 }
const PAPER_DOTS = { 58: 464, 80: 640 } as const
const FONTS = "'DejaVu Sans Mono','Liberation Mono',Menlo,Consolas,monospace"
const PAPER = '#fffefb'
const INK = '#24222c'
/** Blank paper above the first line. */
const HEAD_DOTS = 40
/** A dot is an eighth of a millimetre; two to a pixel come close to the real size on a screen. */
const DOTS_A_PIXEL = 2
const TOOTH = 8

/**
 * A paper as a picture (SVG text), complete in itself: no script, no font, no address in it. All text is
 * escaped. `title` names it for people who do not see it; the printed words follow it.
 */
export function renderPaperSvg(paper: Paper, title = ''): string {
  const width = PAPER_DOTS[paper.width]
  const margin = (width - paper.dots) / 2
  const height = HEAD_DOTS + paper.elements.reduce((sum, element) => sum + heightOf(element), 0)
  let top = HEAD_DOTS
  const drawn = paper.elements.map((element) => {
    const at = top
    top += heightOf(element)
    return draw(element, paper.dots, at)
  })
  const label = escapeXml([title, ...textOf(paper)].filter((text) => text.trim()).join(' / '))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"`,
    ` width="${width / DOTS_A_PIXEL}" height="${height / DOTS_A_PIXEL}" role="img" aria-label="${label}">`,
    `<path fill="${PAPER}" d="${outline(paper, width, height)}"/>`,
    `<g transform="translate(${margin} 0)" fill="${INK}" font-family="${FONTS}" font-size="${LETTER.size}">`,
    ...drawn,
    '</g></svg>',
  ].join('')
}

/** Straight where it was cut, ragged where it was torn off. */
function outline(paper: Paper, width: number, height: number): string {
  if (paper.end !== 'torn') return `M0 0H${width}V${height}H0z`
  const teeth = Array.from({ length: width / TOOTH }, (_, index) => `l-${TOOTH} ${index % 2 === 0 ? -6 : 6}`)
  return `M0 0H${width}V${height}${teeth.join('')}z`
}

function draw(element: PaperElement, dots: number, top: number): string {
  switch (element.kind) {
    case 'line':
      return drawLine(element, dots, top)
    case 'qr': {
      const { size, isDark } = qrModules(element.data, element.correction)
      const left = leftOf(element.align, size * element.cell, dots)
      return place(left, top, element.cell, pathOf(size, size, isDark))
    }
    case 'picture': {
      const { width, height, bits } = element
      const isDark = (x: number, y: number): boolean =>
        ((bits[y * (width / 8) + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0
      return place(leftOf(element.align, width, dots), top, 1, pathOf(width, height, isDark))
    }
    case 'space':
      return ''
  }
}

function place(left: number, top: number, scale: number, path: string): string {
  return `<path shape-rendering="crispEdges" transform="translate(${left} ${top}) scale(${scale})" d="${path}"/>`
}

function leftOf(align: PaperLine['align'], used: number, dots: number): number {
  if (align === 'left') return 0
  return align === 'center' ? Math.floor((dots - used) / 2) : dots - used
}

const widthOf = (run: PaperRun): number => run.text.length * run.width * LETTER.width

function drawLine(line: PaperLine, dots: number, top: number): string {
  const tallest = Math.max(...line.runs.map(({ height }) => height * LETTER.height))
  let left = leftOf(
    line.align,
    line.runs.reduce((sum, run) => sum + widthOf(run), 0),
    dots,
  )
  return line.runs
    .map((run) => {
      const at = left
      left += widthOf(run)
      return drawRun(run, at, top + tallest - run.height * LETTER.height)
    })
    .join('')
}

function drawRun(run: PaperRun, left: number, top: number): string {
  const width = widthOf(run)
  const height = run.height * LETTER.height
  if (/^[─-]{3,}$/.test(run.text)) return box(left, top + height / 2 - 1, width, run.bold ? 3 : 1.6, INK)
  const ground = run.inverse ? box(left, top, width, height, INK) : ''
  const line = run.underline ? box(left, top + height - 2, width, 2, INK) : ''
  if (run.text.trim() === '') return ground + line
  // The text's own width decides nothing: every letter gets its cell, whatever font there is.
  const style = [
    run.bold ? ' font-weight="700"' : '',
    run.inverse ? ` fill="${PAPER}"` : '',
    ` textLength="${run.text.length * LETTER.width}" lengthAdjust="spacingAndGlyphs"`,
  ].join('')
  const transform = `translate(${left} ${top}) scale(${run.width} ${run.height})`
  const text = `<text xml:space="preserve" transform="${transform}" y="${LETTER.baseline}"${style}>${escapeXml(run.text)}</text>`
  return ground + text + line
}

function box(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`
}
