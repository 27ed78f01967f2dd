import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { stopPrograms } from '../src/mall/program.ts'
import { soak } from '../src/soak/run.ts'

/** The bench takes 2,000. */
const TICKETS = 100

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'antre-soak-'))
})
afterEach(async () => {
  await stopPrograms()
  rmSync(folder, { recursive: true, force: true })
})

it('a kiosk whose printer fails at random: each ticket is printed once or failed, none lost, none twice', async () => {
  const { total, verdict, mixed, late } = await soak({ folder, tickets: TICKETS, seed: 7, say: () => {} })
  const { lost, missing, twice, both } = verdict
  expect({ lost, missing, twice, both, mixed, late }).toEqual({
    lost: [],
    missing: [],
    twice: [],
    both: [],
    mixed: [],
    late: [],
  })
  expect(total.tickets).toBeGreaterThanOrEqual(TICKETS)
  expect(total.printed).toBeGreaterThan(0)
  expect(total.failed).toBeGreaterThan(0)
})
