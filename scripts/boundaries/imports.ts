import { isBuiltin } from 'node:module'
import { posix } from 'node:path'
import { parseSync } from 'oxc-parser'

/** Text of every file that counts, by its path from the repository's root, with forward slashes. */
export type Files = ReadonlyMap<string, string>

/** What a source imports, re-exports or loads, as written there; types as well as values. */
export function specifiersIn(file: string, text: string): readonly string[] {
  const { module } = parseSync(file, text)
  const found = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) => entries.map((entry) => entry.moduleRequest?.value)),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) => literal(text.slice(start, end))),
  ]
  return [...new Set(found.filter((specifier) => specifier !== undefined))]
}

/** What stands between the quotes; undefined for an address that is made at run time. */
const literal = (source: string): string | undefined => /^(['"`])([^'"`$]*)\1$/.exec(source)?.[2]

/** Where an import leads: a file of the repository, `node:…`, `npm:…`, or `?…` when it cannot be found. */
export function targetOf(specifier: string, from: string, files: Files): string {
  if (isBuiltin(specifier)) return specifier.startsWith('node:') ? specifier : `node:${specifier}`
  const [path = ''] = specifier.split('?') // vite: ./clip.wav?url
  const target = path.startsWith('.') ? posix.join(posix.dirname(from), path) : inWorkspace(path, files)
  if (target === null) return `npm:${specifier}`
  return files.has(target) ? target : `?${specifier}`
}

/** `@antre/ui/theme.css` by the `exports` of that package; null when it is none of ours. */
function inWorkspace(specifier: string, files: Files): string | null {
  const [, name, rest = ''] = /^@antre\/([^/]+)(\/.*)?$/.exec(specifier) ?? []
  if (name === undefined) return null
  const folder = `packages/${name}`
  const { exports = {} } = JSON.parse(files.get(`${folder}/package.json`) ?? '{}') as {
    exports?: Readonly<Record<string, string>>
  }
  return posix.join(folder, exports[`.${rest}`] ?? '?')
}
