import type { Paper } from '../paper.ts'
import { escapeXml } from './escape.ts'
import { renderPaperSvg } from './svg.ts'

export interface PaperPageWords {
  readonly language: string
  readonly title: string
  /** Shown while nothing has been printed. */
  readonly empty: string
}

const STYLE = [
  'body{margin:0;padding:2rem 1rem;background:#e7dfd0;color:#1d1b2f;font:1rem/1.4 system-ui,sans-serif}',
  'main{display:flex;flex-wrap:wrap;gap:2rem;justify-content:center;align-items:flex-start}',
  'h1{font-size:1.1rem;text-align:center;font-weight:600}',
  'p{text-align:center;color:#5b576b}',
  'svg{display:block;max-width:100%;height:auto;box-shadow:0 1px 3px #1d1b2f33}',
].join('')

/** A page that shows papers, newest first. It loads nothing and runs nothing. */
export function renderPaperPage(papers: readonly Paper[], words: PaperPageWords): string {
  const shown = [...papers].reverse().map((paper) => renderPaperSvg(paper, words.title))
  return [
    `<!doctype html><html lang="${escapeXml(words.language)}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none';style-src 'unsafe-inline'">`,
    `<title>${escapeXml(words.title)}</title><style>${STYLE}</style></head><body>`,
    `<h1>${escapeXml(words.title)}</h1>`,
    shown.length === 0 ? `<p>${escapeXml(words.empty)}</p>` : `<main>${shown.join('')}</main>`,
    '</body></html>',
  ].join('')
}
