import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { claimFolder, openForWriting, sqliteLedger } from '@antre/ledger'
import { aMall, antre, apiClient, CLI, type Running, startProgram, temporaryFolder } from '@antre/testkit'
import { expect, it } from 'vitest'

const MALL = join(import.meta.dirname, '../../../resources/malls/kupang.json')
const TIME = '2026-11-23T09:00'
const start = (data: string, ...more: string[]) =>
  startProgram(CLI, ['master', '--data', data, '--port', '0', '--time', TIME, ...more])

const client = async (running: Running, data: string) => {
  const { stdout } = await antre('token', '--data', data, '--role', 'admin')
  return apiClient((running.addresses.master as string).replace(/\/$/, ''), stdout)
}

/** Runs `body` with a master on `data`, whatever happens. */
async function withMaster(data: string, body: (running: Running) => Promise<void>) {
  const running = await start(data)
  try {
    await body(running)
  } finally {
    await running.kill()
  }
}

it('starts, takes tickets, stops cleanly on SIGTERM, and goes on where it was', async () => {
  using folder = temporaryFolder()
  const first = await start(folder.path)
  const admin = await client(first, folder.path)
  const { body: mall } = await admin.get('/mall')
  const serviceId = mall.services[0].id
  expect((await admin.post('/tickets', { serviceId })).status).toBe(201)
  expect(await first.stop()).toBe(0)

  await withMaster(folder.path, async (second) => {
    const again = await client(second, folder.path)
    const { body } = await again.post('/tickets', { serviceId })
    expect(body.ticket.number).toMatch(/-002$/)
  })
})

it('never lets the mall clock go back behind what is stored', async () => {
  using folder = temporaryFolder()
  await withMaster(folder.path, async (running) => {
    const admin = await client(running, folder.path)
    await admin.post('/counters/1/open')
  })
  const earlier = await startProgram(CLI, [
    'master',
    '--data',
    folder.path,
    '--port',
    '0',
    '--time',
    '2020-01-01T00:00',
  ])
  const health = (await (await client(earlier, folder.path)).get('/health')).body
  expect(health.day).toBe('2026-11-23')
  expect(health.time >= '2026-11-23T09:00').toBe(true)
  await earlier.kill()
})

it('makes no token for a counter or a zone that the mall has not', async () => {
  using folder = temporaryFolder()
  await antre('mall', 'import', MALL, '--data', folder.path)
  const token = (...args: string[]) => antre('token', '--data', folder.path, ...args)
  expect((await token('--role', 'counter', '--counter', '99')).stderr).toContain('unknown-counter')
  expect((await token('--role', 'display', '--zone', 'Z')).stderr).toContain('unknown-zone')
  expect((await token('--role', 'counter')).stderr).toContain('counter-missing')
  for (const args of [['display', '--zone', 'A'], ['display'], ['counter', '--counter', '1']]) {
    expect(await token('--role', ...args)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^[\w-]{43}$/),
    })
  }
})

it('refuses a folder that another master works on, and says which', async () => {
  using folder = temporaryFolder()
  await withMaster(folder.path, async (running) => {
    const second = await antre('master', '--data', folder.path, '--port', '0')
    expect(second.code).toBe(1)
    expect(second.stderr).toContain('folder-in-use')
    expect(second.stderr).toContain(String(running.pid))
    expect(second.stderr).toContain(running.addresses.master?.replace(/\/$/, '') as string)
  })
})

it('refuses the network without tokens, a taken port, a wrong mall, a wrong time, each in words', async () => {
  using folder = temporaryFolder()
  const data = join(folder.path, 'data')
  const refusal = async (...args: string[]) => {
    const { code, stderr } = await antre('master', '--data', data, ...args)
    expect(code).toBe(1)
    return stderr.split('\n')[0]
  }
  expect(await refusal('--host', '0.0.0.0', '--port', '0')).toContain('no-tokens')
  for (const time of ['tomorrow', '2026-13-01T09:00', '2026-02-30T09:00', '2026-11-23T25:00', '2026-11-23']) {
    expect(await refusal('--port', '0', '--time', time)).toContain('invalid-time')
  }
  const file = join(folder.path, 'mall.json')
  writeFileSync(file, '{"formatVersion":1}')
  expect(await refusal('--port', '0', '--mall', file)).toContain('invalid-mall')
  await antre('token', '--data', data, '--role', 'admin')
  expect(await refusal('--host', '0.0.0.0', '--port', '0')).toContain('no-mall')
  await withMaster(join(folder.path, 'other'), async ({ addresses }) => {
    const port = new URL(addresses.master as string).port
    expect(await refusal('--port', port)).toContain('port-in-use')
  })
})

it('says in words where a mall document breaks off, and that a file is not there', async () => {
  using folder = temporaryFolder()
  const file = join(folder.path, 'mall.json')
  const said = async () => (await antre('mall', 'check', file)).stderr
  expect(await said()).toContain('there is no such file')
  writeFileSync(file, '{\n  "name": {},\n}')
  const broken = await said()
  expect(broken).toContain('line 3, column 1: it is no complete JSON')
  expect(broken).not.toContain('nothing was changed')
})

it('says in words when the folder is no folder, or the ledger is damaged', async () => {
  using folder = temporaryFolder()
  const data = join(folder.path, 'data')
  const file = join(folder.path, 'file')
  writeFileSync(file, '')
  const said = async (...args: string[]) => {
    const { code, stderr } = await antre(...args)
    expect([code, stderr.split('\n').length]).toEqual([1, 1])
    return stderr
  }
  expect(await said('master', '--data', file, '--port', '0')).toContain('cannot-use')
  expect(await said('token', '--data', file, '--role', 'admin')).toContain('unreadable')
  const opened = openForWriting(data)
  if (!opened.ok) throw new Error(opened.detail)
  sqliteLedger(opened.db).append({
    at: 1,
    events: [{ event: { type: 'ticket-held', ticketId: 'nobody' }, actor: 'test' }],
    replies: [],
  })
  opened.db.close()
  for (const args of [
    ['master', '--port', '0'],
    ['mall', 'export', '-'],
    ['mall', 'import', MALL],
  ]) {
    expect(await said(...args, '--data', data)).toMatch(/damaged: event 1 .* antre restore/)
  }
  expect((await antre('verify', '--data', data)).stderr).toContain('damaged')
})

it('imports nothing into a folder that is just being taken, nor what is not the mall', async () => {
  using folder = temporaryFolder()
  const claimed = claimFolder(folder.path)
  const { code, stderr } = await antre('mall', 'import', MALL, '--data', folder.path)
  expect([code, stderr]).toEqual([1, expect.stringContaining('folder-in-use')])
  if (claimed.ok) claimed.release()
  const marked = join(folder.path, 'marked.json')
  writeFileSync(marked, `\uFEFF${readFileSync(MALL, 'utf8')}`) // As an editor of Windows saves it.
  expect((await antre('mall', 'check', marked)).code).toBe(0)
})

it('checks, imports and exports the mall document, with the master away and there', async () => {
  using folder = temporaryFolder()
  const data = join(folder.path, 'data')
  const file = join(folder.path, 'mall.json')
  const out = join(folder.path, 'out.json')
  writeFileSync(file, JSON.stringify(aMall()))
  expect(await antre('mall', 'check', file)).toMatchObject({
    code: 0,
    stdout: 'ok: 2 agencies, 4 services, 3 counters',
  })
  expect(await antre('mall', 'import', file, '--data', data)).toMatchObject({
    code: 0,
    stdout: 'saved as version 1',
  })
  await withMaster(data, async (running) => {
    writeFileSync(file, JSON.stringify(aMall({ place: { id: 'Pindah' } })))
    expect(await antre('mall', 'import', file, '--data', data)).toMatchObject({
      stdout: 'saved as version 2',
    })
    const admin = await client(running, data)
    expect((await admin.get('/mall')).body.place).toEqual({ id: 'Pindah' })
    const tokens = (await antre('token', '--data', data, '--list')).stdout.split('\n')
    expect(tokens).toHaveLength(1) // The one this test made; the import's own is gone again.
  })
  expect((await antre('mall', 'export', out, '--data', data)).code).toBe(0)
  expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual(aMall({ place: { id: 'Pindah' } }))

  writeFileSync(file, JSON.stringify(aMall({ timeZone: 'Nowhere' })))
  const wrong = await antre('mall', 'import', file, '--data', data)
  expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('timeZone') })
})

it('backs up a running master, verifies, and restores on another machine', async () => {
  using folder = temporaryFolder()
  const data = join(folder.path, 'data')
  const copy = join(folder.path, 'copy.antre')
  await withMaster(data, async (running) => {
    const admin = await client(running, data)
    const serviceId = (await admin.get('/mall')).body.services[0].id
    for (let i = 0; i < 5; i++) await admin.post('/tickets', { serviceId })
    expect((await antre('backup', copy, '--data', data)).code).toBe(0)
    expect((await antre('verify', '--data', data)).stdout).toMatch(/, 5 tickets, 1 day$/m)
    expect((await antre('restore', copy, '--data', data)).stderr).toContain('master-runs')
  })
  expect((await antre('verify', copy)).stdout).toContain('5 tickets')
  const other = join(folder.path, 'other')
  expect((await antre('restore', copy, '--data', other)).code).toBe(0)
  await withMaster(other, async (running) => {
    const admin = await client(running, other)
    expect((await admin.get('/views/hall')).body.totals.issued).toBe(5)
  })
})
