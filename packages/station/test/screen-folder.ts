import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A built screen and a voice folder as small as can be. */
export function makeFolders() {
  const root = mkdtempSync(join(tmpdir(), 'antre-station-'))
  const screenFolder = join(root, 'screen')
  const resources = join(root, 'resources')
  mkdirSync(join(screenFolder, 'assets'), { recursive: true })
  mkdirSync(join(resources, 'voice', 'id'), { recursive: true })
  writeFileSync(join(screenFolder, 'index.html'), '<!doctype html><title>screen</title>')
  writeFileSync(join(screenFolder, 'assets', 'main.js'), 'export {}')
  writeFileSync(join(resources, 'voice', 'id', 'a.wav'), 'RIFF')
  writeFileSync(join(root, 'outside.txt'), 'not to be served')
  const remove = () => rmSync(root, { recursive: true, force: true })
  return { root, folder: join(root, 'data'), screenFolder, resources, remove }
}
