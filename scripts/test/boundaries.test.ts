import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { afterEach, describe, expect, test } from 'vitest'
import boundaries from '../../boundaries.config.mjs'

let root = ''
afterEach(() => rmSync(root, { recursive: true, force: true }))

/** Names of the rules broken by a repository of these files. */
async function brokenBy(files: Readonly<Record<string, string>>): Promise<string[]> {
  root = mkdtempSync(join(tmpdir(), 'boundaries-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const { forbidden, options } = boundaries
  const { output } = await cruise(
    Object.keys(files),
    { ...options, ruleSet: { forbidden }, validate: true, baseDir: root },
    options.enhancedResolveOptions,
  )
  return [...new Set((output as ICruiseResult).summary.violations.map((violation) => violation.rule.name))]
}

const empty = 'export const nothing = 0\n'

describe('the table of who may import whom', () => {
  test('lets an allowed import pass', async () => {
    const broken = await brokenBy({
      'packages/domain/src/index.ts': empty,
      'packages/contract/src/index.ts': "export { nothing } from '../../domain/src/index.ts'\n",
    })
    expect(broken).toEqual([])
  })

  test.each([
    ['an import', "import { nothing } from '../../ledger/src/index.ts'\nexport const a = nothing\n"],
    ['a type', "import type { A } from '../../ledger/src/index.ts'\nexport type B = A\n"],
    ['a re-export', "export * from '../../ledger/src/index.ts'\n"],
    ['a dynamic import', "export const a = () => import('../../ledger/src/index.ts')\n"],
  ])('refuses an upward import: %s', async (_, text) => {
    const broken = await brokenBy({
      'packages/ledger/src/index.ts': 'export const nothing = 0\nexport type A = 0\n',
      'packages/server/src/index.ts': text,
    })
    expect(broken).toEqual(['server may import contract, engine'])
  })

  test.each([
    [
      'domain needs nothing, not even Node',
      { 'packages/domain/src/index.ts': "import { join } from 'node:path'\nexport const a = join\n" },
    ],
    [
      'no app imports another',
      {
        'apps/kiosk/src/main.ts': empty,
        'apps/counter/src/main.ts': "export * from '../../kiosk/src/main.ts'\n",
      },
    ],
    [
      'testkit is for tests',
      {
        'packages/testkit/src/index.ts': empty,
        'apps/master/src/main.ts': "export * from '../../../packages/testkit/src/index.ts'\n",
      },
    ],
    [
      'a package is entered by what it exports',
      {
        'packages/domain/src/inner.ts': empty,
        'packages/contract/src/index.ts': "export * from '../../domain/src/inner.ts'\n",
      },
    ],
    [
      'a screen talks to its station or master over HTTP only',
      {
        'packages/engine/src/index.ts': empty,
        'apps/kiosk/src/screen/app.tsx':
          "export { nothing } from '../../../../packages/engine/src/index.ts'\nexport const App = () => <p />\n",
      },
    ],
    [
      'no cycles',
      {
        'packages/domain/src/a.ts': "export { b } from './b.ts'\nexport const a = 0\n",
        'packages/domain/src/b.ts': "import { a } from './a.ts'\nexport const b = a\n",
      },
    ],
    [
      'every package stands in the table',
      { 'packages/newcomer/src/a.ts': empty, 'packages/newcomer/src/index.ts': "export * from './a.ts'\n" },
    ],
    ['every import is found', { 'apps/master/src/main.ts': "import '@antre/nowhere'\n" }],
  ])('%s', async (rule, files) => {
    expect(await brokenBy(files)).toContain(rule)
  })
})
