import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/**
 * The server listens on this PC alone, yet any web page open on it can send requests there, and a
 * page can rename its own host to 127.0.0.1 (DNS rebinding). So: the Host must be ours, the Origin
 * must be ours, and the cookie must hold the secret of this launch.
 */
export type Objection = 'foreign-host' | 'foreign-origin'

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD'])
/** `same-site` is not ours: another port of 127.0.0.1 is the same "site", and gets our cookie sent. */
const OWN_SITES: ReadonlySet<string> = new Set(['same-origin', 'none'])

/** What speaks against a request, from its headers alone; null when nothing does. */
export function objection(method: string, headers: IncomingHttpHeaders, port: number): Objection | null {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  if (headers.host === undefined || !hosts.includes(headers.host)) return 'foreign-host'
  if (SAFE_METHODS.has(method)) return null
  return isOwnOrigin(headers) ? null : 'foreign-origin'
}

/** For what only the station's own page may read: browsers name the asker, other programs need the cookie. */
export function isOwnOrigin(headers: IncomingHttpHeaders): boolean {
  const { origin } = headers
  const site = headers['sec-fetch-site']
  if (origin !== undefined && origin !== `http://${headers.host}`) return false
  return site === undefined || OWN_SITES.has(String(site))
}

/** 256 random bits, URL-safe: whoever opens the station's address carries it in the fragment. */
export function launchSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** Compares in constant time, whatever the lengths. */
export function secretMatches(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(secret))
}
