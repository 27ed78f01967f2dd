import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brokenBoundaries } from './check.ts'

const ROOT = join(import.meta.dirname, '..', '..')

const paths = globSync(['*.ts', '{apps,packages,scripts,resources}/**/*.*'], {
  cwd: ROOT,
  exclude: (name) => ['node_modules', 'dist'].includes(name),
})
const TEXT = /\.(ts|tsx|mts|mjs|js|json)$/
const files = new Map(
  paths.map((path) => [
    path.replaceAll('\\', '/'),
    TEXT.test(path) ? readFileSync(join(ROOT, path), 'utf8') : '',
  ]),
)
const broken = brokenBoundaries(files)
for (const line of broken) console.error(line)
process.exitCode = broken.length > 0 ? 1 : 0
