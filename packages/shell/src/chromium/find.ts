import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** This PC, as far as looking for a program on it goes. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly isProgram: (path: string) => boolean
}

export const thisMachine = (): Machine => ({ platform: process.platform, env: process.env, isProgram })

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Path of a Chromium of this PC: the one named by `ANTRE_CHROMIUM`, else the first known one; null for none. */
export function findChromium(machine: Machine): string | null {
  const named = machine.env.ANTRE_CHROMIUM
  if (named) return machine.isProgram(named) ? named : null
  return candidates(machine).find(machine.isProgram) ?? null
}

const LINUX = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge',
  'brave-browser',
]
const MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser']
const WINDOWS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]

function candidates({ platform, env }: Machine): string[] {
  switch (platform) {
    case 'win32': {
      const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
      return WINDOWS.flatMap((path) => roots.flatMap((root) => (root ? [`${root}\\${path}`] : [])))
    }
    case 'darwin': {
      const folders = ['/Applications', ...(env.HOME ? [`${env.HOME}/Applications`] : [])]
      return MAC.flatMap((name) => folders.map((folder) => `${folder}/${name}.app/Contents/MacOS/${name}`))
    }
    default: {
      const folders = [...(env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin']
      return LINUX.flatMap((name) => folders.filter(Boolean).map((folder) => join(folder, name)))
    }
  }
}
