import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type PackagedApp, PRODUCT_NAMES } from './apps.ts'
import { bundleMain, OUTSIDE } from './bundle.ts'
import { copyModule, type Target } from './native.ts'

/**
 * Lays out an application as it will be inside the package, in a new folder `to`: `package.json`, `main/`,
 * `screen/`, and `node_modules/` with the few modules that cannot be bundled. The screen must have been built.
 */
export async function stage(root: string, app: PackagedApp, to: string, target: Target): Promise<void> {
  rmSync(to, { recursive: true, force: true })
  mkdirSync(to, { recursive: true })
  await bundleMain(root, app, join(to, 'main'))
  cpSync(join(root, 'apps', app, 'dist', 'screen'), join(to, 'screen'), { recursive: true })
  const modules = OUTSIDE.filter(
    (name) => name !== 'electron' && isUsed(join(to, 'main', 'electron.js'), name),
  )
  for (const name of modules) copyModule(root, name, join(to, 'node_modules'), target)
  writeFileSync(join(to, 'package.json'), JSON.stringify(manifest(root, app, modules), null, 2))
}

const isUsed = (bundle: string, name: string) => readFileSync(bundle, 'utf8').includes(`from "${name}"`)

function manifest(root: string, app: PackagedApp, modules: readonly string[]) {
  const read = (...path: string[]) => JSON.parse(readFileSync(join(root, ...path, 'package.json'), 'utf8'))
  const { version, license } = read()
  const { description } = read('apps', app)
  const versionOf = (name: string) => [name, read('node_modules', name).version]
  return {
    name: `antre-${app}`,
    productName: PRODUCT_NAMES[app],
    version,
    description,
    license,
    author: 'MPP Kota Kupang',
    type: 'module',
    main: 'main/electron.js',
    dependencies: Object.fromEntries(modules.map(versionOf)),
  }
}
