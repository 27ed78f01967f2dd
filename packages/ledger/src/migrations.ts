import type { Database } from 'better-sqlite3'

/**
 * Numbered steps of the file format, oldest first; never edited once released. `user_version` counts
 * the steps a file has been through.
 */
const MIGRATIONS: readonly string[] = [
  `
  -- The ledger: one append-only sequence.
  CREATE TABLE events (
    seq   INTEGER PRIMARY KEY,
    at    INTEGER NOT NULL,          -- milliseconds since the epoch, master's clock
    actor TEXT    NOT NULL,
    type  TEXT    NOT NULL,
    data  TEXT    NOT NULL           -- JSON of the event without its type
  ) STRICT;
  CREATE TRIGGER events_stay BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  CREATE TRIGGER events_remain BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  -- Start-up reads from the newest day on, however long the history.
  CREATE INDEX landmarks ON events (type, seq) WHERE type IN ('day-opened', 'mall-saved');

  -- The first answer to each Idempotency-Key, forgotten after some days.
  CREATE TABLE replies (
    key         TEXT    PRIMARY KEY,
    fingerprint TEXT    NOT NULL,
    status      INTEGER NOT NULL,
    body        TEXT    NOT NULL,
    at          INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- Bearer tokens, as digests.
  CREATE TABLE tokens (
    id         TEXT PRIMARY KEY,
    digest     TEXT NOT NULL UNIQUE,  -- SHA-256 of the token, hex
    role       TEXT NOT NULL,
    counter_id TEXT,
    zone_id    TEXT,
    station_id TEXT,
    created_at INTEGER NOT NULL,
    revoked_at INTEGER
  ) STRICT;
  `,
]

/** The format this program writes. */
export const FORMAT = MIGRATIONS.length

export type Migrated =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: 'newer-format'; readonly found: number; readonly known: number }

/** Brings a file to the present format, all steps in one transaction; refuses one from the future. */
export function migrate(db: Database): Migrated {
  const found = db.pragma('user_version', { simple: true }) as number
  if (found > FORMAT) return { ok: false, code: 'newer-format', found, known: FORMAT }
  if (found < FORMAT) {
    db.transaction(() => {
      for (const step of MIGRATIONS.slice(found)) db.exec(step)
      db.pragma(`user_version = ${FORMAT}`)
    }).exclusive()
  }
  return { ok: true }
}
