/**
 * Draws sample receipts as pictures: each goes through the real driver to the virtual printer, and what
 * came out is photographed by Chromium. `npm run pictures -w @antre/devices -- FOLDER`
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type ReceiptInput, receiptFor } from '@antre/receipt'
import { journeyTicket, longestTicket, plainTicket } from '../../receipt/test/samples.ts'
import { openPrinter, renderPaperSvg, startVirtualPrinter } from '../src/index.ts'

const CHROMIUM = process.env.ANTRE_CHROMIUM ?? '/usr/bin/chromium'
const SCALE = 2
const priority = { ...plainTicket().ticket, priority: 'elderly' } as const

const SAMPLES: Readonly<Record<string, (change: Partial<ReceiptInput>) => ReceiptInput>> = {
  plain: plainTicket,
  priority: (change) => plainTicket({ ...change, ticket: { ...priority, ahead: 1 } }),
  journey: (change) => journeyTicket({ ...change, ticket: { ...priority, priority: null, number: 'X-004' } }),
  longest: longestTicket,
  reprint: (change) => plainTicket({ ...change, reprint: true, printedAt: '2026-11-23T10:07:00+08:00' }),
}

const folder = resolve(process.argv[2] ?? 'docs/pictures/receipts')
const work = mkdtempSync(join(tmpdir(), 'antre-receipts-'))
mkdirSync(folder, { recursive: true })
for (const [name, sample] of Object.entries(SAMPLES)) {
  for (const width of [58, 80] as const) {
    for (const language of ['id', 'en']) {
      const svg = await printed(sample({ language }), width)
      photograph(svg, join(folder, `${name}-${width}mm-${language}.png`))
    }
  }
}
rmSync(work, { recursive: true, force: true })

async function printed(input: ReceiptInput, width: 58 | 80): Promise<string> {
  const peer = await startVirtualPrinter({ width })
  const printer = openPrinter(peer.url)
  const result = await printer.print(receiptFor(input))
  const [paper] = peer.papers
  await printer.close()
  await peer.close()
  if (!result.ok || !paper) throw new Error(`not printed: ${JSON.stringify(result)}`)
  return renderPaperSvg(paper)
}

function photograph(svg: string, file: string): void {
  const [, width = '0', height = '0'] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? []
  const page = join(work, 'receipt.html')
  writeFileSync(page, `<!doctype html><meta charset="utf-8"><body style="margin:0">${svg}`)
  execFileSync(
    CHROMIUM,
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--hide-scrollbars',
      `--user-data-dir=${join(work, 'browser')}`,
      `--force-device-scale-factor=${SCALE}`,
      `--window-size=${Math.ceil(Number(width))},${Math.ceil(Number(height))}`,
      `--screenshot=${file}`,
      page,
    ],
    { stdio: 'ignore' },
  )
}
