import { join } from 'node:path'
import { build, type CliOptions } from 'electron-builder'
import type { PackagedApp } from './apps.ts'

export interface PackOptions {
  /** The staged application. */
  readonly staged: string
  readonly output: string
  /** Only the unpacked folder, no installer. */
  readonly folderOnly: boolean
  /** A folder with Electron's binary, where it is not to be downloaded. */
  readonly electronDist?: string
}

/** Runs electron-builder with `electron-builder.yml`; answers the files it made. */
export function pack(root: string, app: PackagedApp, options: PackOptions): Promise<string[]> {
  const { staged, output, folderOnly, electronDist } = options
  const cli: CliOptions = {
    projectDir: root,
    publish: 'never',
    dir: folderOnly,
    config: {
      extends: join(root, 'electron-builder.yml'),
      appId: `id.antre.${app}`,
      executableName: `antre-${app}`,
      directories: { app: staged, output },
      ...(electronDist !== undefined && { electronDist }),
    },
  }
  return build(cli)
}
