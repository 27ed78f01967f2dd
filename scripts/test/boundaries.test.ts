import { describe, expect, test } from 'vitest'
import { brokenBoundaries } from '../boundaries/check.ts'

/** Names of the rules broken by a repository of these files. */
const brokenBy = (files: Readonly<Record<string, string>>) => [
  ...new Set(brokenBoundaries(new Map(Object.entries(files))).map((line) => line.split(': ')[0])),
]

const EMPTY = 'export const nothing = 0\n'
const EXPORTS = '{ "exports": { ".": "./src/index.ts" } }'

describe('the table of who may import whom', () => {
  test('lets an allowed import pass', () => {
    const broken = brokenBy({
      'packages/domain/package.json': EXPORTS,
      'packages/domain/src/index.ts': EMPTY,
      'packages/contract/src/index.ts': "export { nothing } from '@antre/domain'\nimport 'zod'\n",
    })
    expect(broken).toEqual([])
  })

  test.each([
    ['an import', "import { nothing } from '@antre/ledger'\n"],
    ['a type', "import type { A } from '@antre/ledger'\n"],
    ['a type among values', "import { type A } from '@antre/ledger'\n"],
    ['a re-export', "export * from '@antre/ledger'\n"],
    ['a re-exported type', "export type { A } from '@antre/ledger'\n"],
    ['a dynamic import', "export const a = () => import('@antre/ledger')\n"],
    ['one beside new syntax', "import '@antre/ledger'\nawait using a = b()\n"],
  ])('refuses an upward import: %s', (_, text) => {
    const broken = brokenBy({
      'packages/ledger/package.json': EXPORTS,
      'packages/ledger/src/index.ts': EMPTY,
      'packages/server/src/index.ts': text,
    })
    expect(broken).toEqual(['server may import contract, engine'])
  })

  test.each<[rule: string, files: Readonly<Record<string, string>>]>([
    ['domain needs nothing, not even Node', { 'packages/domain/src/index.ts': "import 'zod'\n" }],
    [
      'no app imports another',
      { 'apps/kiosk/src/a.ts': EMPTY, 'apps/counter/src/a.ts': "export * from '../../kiosk/src/a.ts'\n" },
    ],
    [
      'testkit is for tests',
      {
        'packages/testkit/package.json': EXPORTS,
        'packages/testkit/src/index.ts': EMPTY,
        'apps/master/src/main.ts': "export * from '@antre/testkit'\n",
      },
    ],
    [
      'a package is entered by its name, not by a path into it',
      {
        'packages/domain/src/inner.ts': EMPTY,
        'packages/contract/src/index.ts': "export * from '../../domain/src/inner.ts'\n",
      },
    ],
    [
      'what runs in a browser uses no built-in module of Node',
      {
        'packages/ui/src/index.tsx':
          "import { join } from 'node:path'\nexport const A = () => <p>{join()}</p>\n",
      },
    ],
    [
      'a screen talks to its station or master over HTTP only',
      {
        'packages/engine/package.json': EXPORTS,
        'packages/engine/src/index.ts': EMPTY,
        'apps/kiosk/src/screen/app.tsx': "import '@antre/engine'\nexport const App = () => <p />\n",
      },
    ],
    [
      'no cycles',
      {
        'packages/domain/src/a.ts': "export { b } from './b.ts'\n",
        'packages/domain/src/b.ts': "export { c } from './c.ts'\n",
        'packages/domain/src/c.ts': "import type { A } from './a.ts'\n",
      },
    ],
    [
      'every package stands in the table',
      { 'packages/new/src/a.ts': EMPTY, 'packages/new/src/b.ts': "export * from './a.ts'\n" },
    ],
    ['every import is found', { 'apps/master/src/main.ts': "import '@antre/nowhere'\n" }],
  ])('%s', (rule, files) => {
    expect(brokenBy(files)).toEqual([rule])
  })
})
