import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@antre/testkit'
import { expect, it } from 'vitest'
import { LEDGER_FILE, openForWriting, tokensIn } from '../src/index.ts'

function tokensOf(path: string) {
  const opened = openForWriting(path)
  if (!opened.ok) throw new Error(opened.detail)
  return { tokens: tokensIn(opened.db), db: opened.db }
}

it('knows whom a token speaks for, and keeps only its digest', () => {
  using folder = temporaryFolder()
  const { tokens, db } = tokensOf(folder.path)
  const secret = tokens.mint({ role: 'counter', counterId: '3' }, 1)
  expect(tokens.find(secret)).toMatchObject({ role: 'counter', counterId: '3' })
  expect(tokens.find(`${secret}x`)).toBeUndefined()
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
  expect(readFileSync(join(folder.path, LEDGER_FILE)).includes(secret)).toBe(false)
})

it('ends a token by its public name', () => {
  using folder = temporaryFolder()
  const { tokens, db } = tokensOf(folder.path)
  const secret = tokens.mint({ role: 'display' }, 1)
  const [{ id = '' } = {}] = tokens.list()
  expect(tokens.revoke(id, 2)).toBe(true)
  expect(tokens.revoke(id, 3)).toBe(false)
  expect(tokens.find(secret)).toBeUndefined()
  expect(tokens.list()).toEqual([])
  db.close()
})

it('sees at once what another process did', () => {
  using folder = temporaryFolder()
  const master = tokensOf(folder.path)
  const commandLine = tokensOf(folder.path)
  const secret = commandLine.tokens.mint({ role: 'admin' }, 1)
  commandLine.db.close()
  expect(master.tokens.find(secret)).toMatchObject({ role: 'admin' })
  master.db.close()
})
