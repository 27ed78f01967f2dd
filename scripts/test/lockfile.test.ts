import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

interface Locked {
  readonly version?: string
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const ROOT = join(import.meta.dirname, '..', '..')
const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
  packages: Readonly<Record<string, Locked>>
}

/** Node's way of looking: beside the package, then in each folder above it. */
function isLocked(dependency: string, folder: string): boolean {
  const path = folder === '' ? `node_modules/${dependency}` : `${folder}/node_modules/${dependency}`
  if (path in packages) return true
  return (
    folder !== '' && isLocked(dependency, folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/'))))
  )
}

// A registry may lack some platform's part of a new release. npm then writes a lockfile without it, which
// `npm ci` refuses on every machine.
test('the lockfile names every platform', () => {
  const missing = Object.entries(packages).flatMap(([folder, { version, optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((dependency) => !isLocked(dependency, folder))
      .map((dependency) => `${folder} ${version} without ${dependency}: choose a version that has it`),
  )
  expect(missing).toEqual([])
})
