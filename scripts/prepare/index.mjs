import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { install } from './install.mjs'
import { findNode, toolEnvironment } from './node.mjs'

/** The repository. */
const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Makes a bare clone ready to run: what is missing is installed, a Node that is new enough is found. */
export function prepare() {
  install(ROOT)
  const node = findNode(ROOT)
  return { root: ROOT, node, env: toolEnvironment(ROOT, node) }
}
