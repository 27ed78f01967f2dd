import { cpSync, existsSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** Which machine an application is packaged for, in the words of `process`. */
export interface Target {
  readonly platform: string
  readonly arch: string
}

/**
 * Copies a module and all it depends on from the repository's `node_modules` into `to`, without sources of
 * native code and without binaries for other systems.
 */
export function copyModule(
  root: string,
  name: string,
  to: string,
  target: Target,
  done = new Set<string>(),
): void {
  if (done.has(name)) return
  done.add(name)
  const from = join(root, 'node_modules', name)
  const isNative = existsSync(join(from, 'binding.gyp'))
  cpSync(from, join(to, name), {
    recursive: true,
    dereference: true,
    filter: (path) => !isNative || isNeeded(relative(from, path).split(sep), target),
  })
  const inside = (dependency: string) => existsSync(join(from, 'node_modules', dependency))
  for (const dependency of dependenciesOf(from))
    if (!inside(dependency)) copyModule(root, dependency, to, target, done)
}

function dependenciesOf(folder: string): string[] {
  const { dependencies = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    dependencies?: Record<string, string>
  }
  return Object.keys(dependencies)
}

/** Of a module with native code: not its sources, and of its binaries only the target's. */
function isNeeded([first, second]: readonly string[], { platform, arch }: Target): boolean {
  if (first === 'src' || first === 'binding.gyp') return false
  if (first !== 'prebuilds' || second === undefined) return true
  // `darwin-x64+arm64` serves both.
  const [system, machines = ''] = second.split('-')
  return system === platform && machines.split('+').includes(arch)
}
