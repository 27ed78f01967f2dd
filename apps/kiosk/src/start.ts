import { join } from 'node:path'
import { openPrinter, parsePrinterUrl, startVirtualPrinter, type VirtualPrinter } from '@antre/devices'
import { paperPages } from '@antre/dock/paper'
import type { ScreenSize } from '@antre/shell'
import { holdFolder, openStation, type Start } from '@antre/station'
import { openJournal } from './jobs/journal.ts'
import { startPrintJobs } from './jobs/print-jobs.ts'

/** A touch panel standing upright, in CSS pixels. */
export const SIZE: ScreenSize = { width: 1080, height: 1920 }

/** The kiosk station: its screen, and a printer that prints what its view asks for. */
export const startKiosk: Start<'kiosk'> = async (config, options, ports) => {
  const parsed = parsePrinterUrl(options.printer)
  if (!parsed.ok) return { ok: false, code: parsed.code, detail: `--printer: ${parsed.detail}` }
  const held = await holdFolder(config.folder)
  if (!held.ok) return held
  const { target } = parsed
  const virtual =
    target.kind === 'virtual' ? await startVirtualPrinter({ width: target.profile.width }) : null
  const opened = await openStation(config, ports, virtual ? paperPages(virtual, ports.clock) : undefined)
  if (!opened.ok) {
    await virtual?.close()
    await held.release()
    return opened
  }
  const { station } = opened
  const jobs = startPrintJobs({
    link: station.link,
    printer: openPrinter(virtual ? addressOf(virtual, options.printer) : options.printer),
    opened: openJournal(join(config.folder, 'prints.json')),
    ...ports,
  })
  return {
    ok: true,
    started: {
      url: station.url,
      addresses: virtual ? { paper: `${station.origin}/paper/` } : {},
      async stop() {
        await jobs.stop()
        await station.stop()
        await virtual?.close()
        await held.release()
      },
    },
  }
}

/** The virtual printer by its real socket, with the options it was asked for by. */
function addressOf({ host, port }: VirtualPrinter, asked: string): string {
  return `tcp://${host}:${port}${new URL(asked).search}`
}
