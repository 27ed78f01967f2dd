import { createHash } from 'node:crypto'

/**
 * Digest of what a request asks: method, address and JSON body, whatever the order of its members.
 * Tells a retry from another request that reuses the key.
 */
export function fingerprint(method: string, path: string, body: unknown): string {
  return createHash('sha256')
    .update(`${method} ${path}\n${canonical(body ?? {})}`)
    .digest('base64url')
    .slice(0, 22)
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    item !== null && typeof item === 'object' && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  )
}
