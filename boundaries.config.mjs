// Who may import whom, checked by `npm test` (dependency-cruiser). See docs/architecture.md.

/** The table: a package, and the packages its sources may import. */
const MAY_IMPORT = {
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
  shell: [],
}

/** Run in a browser as well as in Node: no built-in modules, nothing that needs a process. */
const FOR_BROWSERS = ['domain', 'contract', 'i18n', 'receipt', 'speech', 'ui']

const anyOf = (names) => `(${names.join('|')})`
const sourcesOf = (names) => `^packages/${anyOf(names)}/src/`
const TESTS = '(^apps/e2e/|^packages/testkit/|/test/)'
const SCREENS = '^apps/[^/]+/src/screen/'

const error = /** @type {const} */ ('error')

const table = Object.entries(MAY_IMPORT).map(([name, allowed]) => ({
  name: `${name} may import ${allowed.join(', ') || 'no other package'}`,
  severity: error,
  from: { path: sourcesOf([name]) },
  to: { path: '^packages/', pathNot: sourcesOf([name, ...allowed]) },
}))

/** @satisfies {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...table,
    {
      name: 'every package stands in the table',
      severity: error,
      from: { path: '^packages/', pathNot: [sourcesOf(Object.keys(MAY_IMPORT)), TESTS] },
      to: {},
    },
    {
      name: 'domain needs nothing, not even Node',
      severity: error,
      from: { path: sourcesOf(['domain']) },
      to: { pathNot: sourcesOf(['domain']) },
    },
    {
      name: 'no app imports another',
      severity: error,
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'no package imports an app',
      severity: error,
      from: { path: '^packages/' },
      to: { path: '^apps/' },
    },
    {
      name: 'testkit is for tests',
      severity: error,
      from: { pathNot: TESTS },
      to: { path: '^packages/testkit/' },
    },
    {
      name: 'a package is entered by what it exports',
      severity: error,
      from: { path: '^(?:apps|packages)/([^/]+)/' },
      to: {
        path: '^packages/[^/]+/src/',
        pathNot: [
          '^packages/$1/',
          '^packages/[^/]+/src/index\\.tsx?$',
          // A part with an entry of its own: @antre/speech/player.
          '^packages/[^/]+/src/[^/]+/index\\.tsx?$',
        ],
      },
    },
    {
      name: 'what runs in a browser uses no built-in module of Node',
      severity: error,
      from: { path: [SCREENS, sourcesOf(FOR_BROWSERS)] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'a screen talks to its station or master over HTTP only',
      severity: error,
      from: { path: SCREENS },
      to: { path: '^packages/', pathNot: sourcesOf(FOR_BROWSERS) },
    },
    { name: 'no cycles', severity: error, from: {}, to: { circular: true } },
    {
      name: 'every import is found',
      severity: error,
      from: {},
      to: { couldNotResolve: true, pathNot: '[?](raw|url|inline)$' },
    },
  ],
  options: {
    // swc, because TypeScript 7 has no API to parse with.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
  },
}
