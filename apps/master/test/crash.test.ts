import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type ApiClient,
  aMall,
  antre,
  apiClient,
  CLI,
  type Running,
  startProgram,
  temporaryFolder,
} from '@antre/testkit'
import { expect, it } from 'vitest'

const KILLS = 50
const CLIENTS = 6
const SEED = 20261123

/** Repeatable randomness (mulberry32): a failing run can be run again. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

interface Sent {
  readonly key: string
  readonly path: string
  readonly body: unknown
  answer?: { status: number; body: unknown }
}

/** Sends commands until the master dies under it; what got no answer is tried again, same key, by the next life. */
async function client(api: ApiClient, dice: () => number, log: Sent[], alive: () => boolean) {
  while (alive()) {
    const counter = 1 + Math.floor(dice() * 2)
    const pick = dice()
    const sent: Sent =
      pick < 0.5
        ? {
            key: crypto.randomUUID(),
            path: '/tickets',
            body: { serviceId: dice() < 0.5 ? 'ktp' : 'kk', priority: dice() < 0.2 },
          }
        : {
            key: crypto.randomUUID(),
            path: `/counters/${counter}/${pick < 0.9 ? 'call-next' : 'no-show'}`,
            body: undefined,
          }
    log.push(sent)
    await attempt(api, sent)
  }
}

async function attempt(api: ApiClient, sent: Sent) {
  try {
    const { status, body } = await api.post(sent.path, sent.body, sent.key)
    sent.answer = { status, body }
  } catch {
    // The power went: no answer, and nobody knows whether it was stored.
  }
}

it(`loses, repeats and skips nothing when the master is killed ${KILLS} times at random moments`, async () => {
  using folder = temporaryFolder()
  const data = join(folder.path, 'data')
  const mallFile = join(folder.path, 'mall.json')
  writeFileSync(mallFile, JSON.stringify(aMall()))
  const start = (): Promise<Running> =>
    startProgram(CLI, [
      'master',
      '--data',
      data,
      '--port',
      '0',
      '--mall',
      mallFile,
      '--time',
      '2026-11-23T09:00',
    ])
  const token = (await antre('token', '--data', data, '--role', 'admin')).stdout
  const dice = random(SEED)
  const log: Sent[] = []
  let killedBusy = 0

  for (let life = 0; life <= KILLS; life++) {
    const running = await start()
    const api = apiClient((running.addresses.master as string).replace(/\/$/, ''), token)
    const unanswered = log.filter(({ answer }) => answer === undefined)
    for (const sent of unanswered) await attempt(api, sent)
    for (const sent of sample(log, dice, 10)) {
      const repeat = await api.post(sent.path, sent.body, sent.key)
      expect({ status: repeat.status, body: repeat.body }).toEqual(sent.answer)
    }
    if (life === 0) for (const id of ['1', '2']) await api.post(`/counters/${id}/open`)
    if (life === KILLS) {
      await judge(api, log)
      expect(await running.stop()).toBe(0)
      break
    }
    let up = true
    const clients = Array.from({ length: CLIENTS }, () => client(api, dice, log, () => up))
    // The moment is counted in answers, not in time: the same on a fast machine and on a slow one.
    const target = log.length + Math.floor(dice() * 60)
    await reached(log, target)
    await running.kill()
    up = false
    await Promise.all(clients)
    if (log.some(({ answer }) => answer === undefined)) killedBusy++
  }

  const verified = await antre('verify', '--data', data)
  expect(verified.stderr).toBe('')
  expect(verified.stdout).toMatch(/^ok: /)
  // The kills hit commands under way, or this test would prove little.
  expect(killedBusy).toBeGreaterThan(KILLS / 2)
}, 600_000)

/** Resolves when so many commands were sent. Looks once a millisecond: the processor is for the master. */
async function reached(log: readonly Sent[], target: number) {
  while (log.length < target) await new Promise((resolve) => setTimeout(resolve, 1))
}

function sample(log: readonly Sent[], dice: () => number, count: number): Sent[] {
  const answered = log.filter(({ answer }) => answer !== undefined)
  return Array.from(
    { length: Math.min(count, answered.length) },
    () => answered[Math.floor(dice() * answered.length)] as Sent,
  )
}

/** Every ticket that was promised is there, none twice, numbers without a gap, nobody called twice. */
async function judge(api: ApiClient, log: readonly Sent[]) {
  expect(log.every(({ answer }) => answer !== undefined)).toBe(true)
  const issued = ticketsOf(log.filter(({ path, answer }) => path === '/tickets' && answer?.status === 201))
  const numbers = issued.map(({ number }) => number)
  expect(new Set(numbers).size).toBe(numbers.length)
  const ordered = numbers.map((number) => Number(number.slice(2))).sort((a, b) => a - b)
  expect(ordered).toEqual(ordered.map((_, i) => i + 1))
  const hall = await api.get('/views/hall')
  expect(hall.body.totals.issued).toBe(numbers.length)

  const called = ticketsOf(
    log.filter(({ path, answer }) => path.endsWith('/call-next') && answer?.status === 200),
  )
  expect(new Set(called.map(({ id }) => id)).size).toBe(called.length)
  for (const { id, number } of issued.slice(-20)) {
    expect((await api.get(`/tickets/${id}`)).body.ticket.number).toBe(number)
  }
}

/** The tickets in the answers; a call that found nobody has none. */
function ticketsOf(log: readonly Sent[]): { id: string; number: string }[] {
  return log.flatMap(({ answer }) => {
    const body = answer?.body as { ticket: { id: string; number: string } | null } | undefined
    return body?.ticket ?? []
  })
}
