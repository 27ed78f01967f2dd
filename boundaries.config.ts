// Who may import whom, checked by `npm test`. See docs/architecture.md.

/** The table: a package, and the packages its sources may import. */
export const MAY_IMPORT = {
  domain: [],
  contract: ['domain'],
  engine: ['domain', 'contract'],
  ledger: ['domain', 'engine'],
  server: ['contract', 'engine'],
  i18n: [],
  receipt: ['domain', 'i18n'],
  speech: ['domain', 'i18n'],
  devices: ['receipt'],
  station: ['contract', 'devices'],
  ui: ['contract', 'i18n'],
  dock: ['contract', 'devices', 'station', 'i18n', 'ui'],
  shell: [],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** Run in a browser as well as in Node: no built-in modules, nothing that needs a process. */
const FOR_BROWSERS = ['domain', 'contract', 'i18n', 'receipt', 'speech', 'ui']

export interface Rule {
  readonly name: string
  /**
   * `from` is a file of the repository. `to` is another, or `node:…`, or `npm:…`, or `?…` for what cannot be
   * found; `as` is how the import names it.
   */
  readonly forbids: (from: string, to: string, as: string) => boolean
}

const isTest = (file: string) => /^vitest\.config\.ts$|^apps\/e2e\/|^packages\/testkit\/|\/test\//.test(file)
const isScreen = (file: string) => /^(apps|packages)\/[^/]+\/src\/screen\//.test(file)
const isSourceOf = (packages: readonly string[], file: string) =>
  packages.some((name) => file.startsWith(`packages/${name}/src/`))
/** `packages/domain` of a file in it; empty outside apps and packages. */
const workspaceOf = (file: string) => /^(apps|packages)\/[^/]+/.exec(file)?.[0] ?? ''

const table = Object.entries(MAY_IMPORT).map(
  ([name, allowed]: [string, readonly string[]]): Rule => ({
    name: `${name} may import ${allowed.join(', ') || 'no other package'}`,
    forbids: (from, to) =>
      isSourceOf([name], from) && to.startsWith('packages/') && !isSourceOf([name, ...allowed], to),
  }),
)

export const RULES: readonly Rule[] = [
  ...table,
  {
    name: 'every package stands in the table',
    forbids: (from) =>
      /^packages\/[^/]+\/src\//.test(from) && !isSourceOf(Object.keys(MAY_IMPORT), from) && !isTest(from),
  },
  {
    name: 'domain needs nothing, not even Node',
    forbids: (from, to) => isSourceOf(['domain'], from) && !isSourceOf(['domain'], to),
  },
  {
    name: 'no app imports another',
    forbids: (from, to) => to.startsWith('apps/') && workspaceOf(from) !== workspaceOf(to),
  },
  {
    name: 'testkit is for tests',
    forbids: (from, to) => to.startsWith('packages/testkit/') && !isTest(from),
  },
  {
    name: 'a package is entered by its name, not by a path into it',
    forbids: (from, to, as) =>
      as.startsWith('.') &&
      to.startsWith('packages/') &&
      workspaceOf(from) !== '' &&
      workspaceOf(from) !== workspaceOf(to) &&
      !isTest(from),
  },
  {
    name: 'what runs in a browser uses no built-in module of Node',
    forbids: (from, to) => (isScreen(from) || isSourceOf(FOR_BROWSERS, from)) && to.startsWith('node:'),
  },
  {
    name: 'a screen talks to its station or master over HTTP only',
    forbids: (from, to) =>
      isScreen(from) &&
      to.startsWith('packages/') &&
      workspaceOf(from) !== workspaceOf(to) &&
      !isSourceOf(FOR_BROWSERS, to),
  },
  { name: 'every import is found', forbids: (_, to) => to.startsWith('?') },
]
