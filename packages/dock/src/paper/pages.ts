import { renderPaperSvg, type VirtualPrinter } from '@antre/devices'
import { translator } from '@antre/i18n'
import { type Clock, isOwnOrigin, keepAlive, openEventStream, type StationPages } from '@antre/station'
import { PAPER_CSS, PAPER_JS, typeface } from './assets.ts'

const SHOWN = 12
const BEAT_MS = 5_000
const LANGUAGE = 'id'

/**
 * `/paper/`: what came out of the virtual printer, newest first, without touching the page. `screenFolder`: a built
 * screen, which has the typeface.
 */
export function paperPages(printer: VirtualPrinter, clock: Clock, screenFolder: string): StationPages {
  return (server) => {
    server.get('/paper/', (_request, reply) => reply.type('text/html; charset=utf-8').send(page(printer)))
    server.get('/paper/paper.css', (_request, reply) => reply.type('text/css').send(PAPER_CSS))
    server.get('/paper/font.woff2', (_request, reply) => {
      const font = typeface(screenFolder)
      return font ? reply.type('font/woff2').send(font) : reply.callNotFound()
    })
    server.get('/paper/paper.js', (_request, reply) => reply.type('text/javascript').send(PAPER_JS))
    server.get('/paper/stream', (request, reply) => {
      if (!isOwnOrigin(request.headers)) return reply.callNotFound()
      reply.hijack()
      const stream = openEventStream(reply.raw)
      const tell = () => stream.send('papers', JSON.stringify({ html: pictures(printer) }))
      stream.onClose(printer.onPaper(tell))
      tell()
      keepAlive(stream, clock, BEAT_MS, () => stream.send('beat', '{}'))
    })
  }
}

function page(printer: VirtualPrinter): string {
  const t = translator(LANGUAGE, 'receipt')
  return [
    `<!doctype html><html lang="${LANGUAGE}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${t('paper.title')}</title><link rel="stylesheet" href="paper.css">`,
    '<script type="module" src="paper.js"></script></head>',
    `<body><header><h1>${t('paper.title')}</h1><p>${t('paper.lead')}</p></header>`,
    `<main>${pictures(printer)}</main><p>${t('paper.empty')}</p></body></html>`,
  ].join('')
}

function pictures({ papers }: VirtualPrinter): string {
  const title = translator(LANGUAGE, 'receipt')('paper.title')
  return papers
    .slice(-SHOWN)
    .reverse()
    .map((paper) => renderPaperSvg(paper, title))
    .join('')
}
