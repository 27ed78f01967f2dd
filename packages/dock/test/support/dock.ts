import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '@antre/station'
import { onTestFinished } from 'vitest'
import { type DockDevices, openDock } from '../../src/index.ts'
import { visit } from './visit.ts'

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'antre-dock-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A dock of these devices, and somebody signed in to it. */
export async function withDock(devices: DockDevices) {
  const screenFolder = temporaryFolder()
  writeFileSync(join(screenFolder, 'index.html'), '<!doctype html><title>dock</title>')
  const opened = await openDock(devices, { clock: systemClock, screenFolder })
  if (!opened.ok) throw new Error(opened.detail)
  onTestFinished(() => opened.dock.close())
  return { dock: opened.dock, me: await visit(opened.dock.url) }
}
