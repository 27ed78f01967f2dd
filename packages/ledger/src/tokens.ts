import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Database } from 'better-sqlite3'

/** What a token may do; `role` is one of the contract's roles. */
export interface Grant {
  readonly role: string
  readonly counterId?: string
  readonly zoneId?: string
  readonly stationId?: string
}

export interface KnownToken extends Grant {
  /** Public name: safe in logs. */
  readonly id: string
}

export interface Tokens {
  /** Makes a token and keeps its digest. The secret is returned once and stored nowhere. */
  mint(grant: Grant, at: number): string
  /** Who the secret speaks for; undefined when unknown or revoked. */
  find(secret: string): KnownToken | undefined
  /** Ends tokens by public name; true when there was one. */
  revoke(id: string, at: number): boolean
  list(): readonly KnownToken[]
}

interface Row {
  readonly id: string
  readonly digest: string
  readonly role: string
  readonly counter_id: string | null
  readonly zone_id: string | null
  readonly station_id: string | null
}

const SECRET_BYTES = 32
const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** Tokens in the ledger's file. 256 random bits need no slow hash: there is nothing to guess. */
export function tokensIn(db: Database): Tokens {
  const columns = 'id, digest, role, counter_id, zone_id, station_id'
  const insert = db.prepare(
    `INSERT INTO tokens (id, digest, role, counter_id, zone_id, station_id, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  const byDigest = db.prepare<[string], Row>(
    `SELECT ${columns} FROM tokens WHERE digest = ? AND revoked_at IS NULL`,
  )
  const all = db.prepare<[], Row>(
    `SELECT ${columns} FROM tokens WHERE revoked_at IS NULL ORDER BY created_at`,
  )
  const end = db.prepare<[number, string]>(
    'UPDATE tokens SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL',
  )
  return {
    mint(grant, at) {
      const secret = randomBytes(SECRET_BYTES).toString('base64url')
      const id = `${grant.role}-${randomBytes(4).toString('hex')}`
      const { role, counterId = null, zoneId = null, stationId = null } = grant
      insert.run(id, digestOf(secret), role, counterId, zoneId, stationId, at)
      return secret
    },
    find(secret) {
      const digest = digestOf(secret)
      const row = byDigest.get(digest)
      return row && timingSafeEqual(Buffer.from(row.digest), Buffer.from(digest)) ? known(row) : undefined
    },
    revoke: (id, at) => end.run(at, id).changes > 0,
    list: () => all.all().map(known),
  }
}

const known = (row: Row): KnownToken => ({
  id: row.id,
  role: row.role,
  ...(row.counter_id !== null && { counterId: row.counter_id }),
  ...(row.zone_id !== null && { zoneId: row.zone_id }),
  ...(row.station_id !== null && { stationId: row.station_id }),
})
