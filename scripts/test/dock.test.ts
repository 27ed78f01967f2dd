import { join } from 'node:path'
import { apiClient, startProgram, temporaryFolder } from '@antre/testkit'
import { expect, test } from 'vitest'
import { visit } from '../../packages/dock/test/support/visit.ts'

const DEMO = join(import.meta.dirname, '..', 'demo', 'main.ts')
const PATIENCE_MS = 180_000

test('the demo’s dock: its box calls, its printer prints and fails, its cables cut a station off and back on', {
  timeout: PATIENCE_MS,
}, async () => {
  using folder = temporaryFolder()
  const flags = ['--no-open', '--port', '0', '--data', folder.path, '--time', '2026-11-23T09:00']
  const demo = await startProgram(DEMO, flags)
  const { master = '', admin = '', dock = '', paper = '' } = demo.addresses
  const me = await visit(dock)
  const api = apiClient(master.replace(/\/$/, ''), new URL(admin).hash.slice('#key='.length))
  const answered = (line: string | RegExp) =>
    me.state(({ box }) => box?.talk.at(-1)?.text.match(line) !== null && box?.talk.at(-1)?.from === 'counter')
  const print = async () => {
    const made = await api.post('/tickets', { serviceId: 'ektp', printAt: 'kiosk-1' })
    return (made.body as { ticket: { id: string } }).ticket.id
  }

  await api.post('/counters/1/open')
  await print()
  const printed = await me.state(({ printer }) => printer?.papers.length === 1)
  expect(printed.cables.map(({ station }) => station)).toEqual(['kiosk-1', 'counter-1', 'display-A'])
  expect(await (await fetch(paper)).text()).toContain('A-001')

  await me.act({ do: 'press', line: 'NEXT' })
  await answered(/^OK A-001 0$/)
  expect((await me.state(({ board }) => board?.text === 'A-001')).board?.plugged).toBe(true)

  await me.act({ do: 'break-printer', fault: 'out-mid-ticket' })
  await print()
  await me.state(({ printer }) => printer?.fault === 'paper-out' && printer.strip !== null)
  await me.act({ do: 'break-printer', fault: 'ready' })

  await me.act({ do: 'set-cable', station: 'counter-1', state: 'reset' })
  await me.act({ do: 'press', line: 'FINISH' })
  await answered(/^ERR master-away$/)
  await me.act({ do: 'set-cable', station: 'counter-1', state: 'connected' })
  await me.act({ do: 'press', line: 'NEXT' })
  await answered(/^OK A-002 0$/)

  expect(await demo.stop()).toBe(0)
  await expect(fetch(paper)).rejects.toThrow()
})

test('where there are no virtual serial lines the demo starts all the same, and the dock says so', {
  timeout: PATIENCE_MS,
}, async () => {
  using folder = temporaryFolder()
  const flags = ['--no-open', '--port', '0', '--data', folder.path, '--printer', 'virtual:?width=58']
  // Neither perl nor python nor stty to be found: as good as a system without ptys.
  const demo = await startProgram(DEMO, flags, { PATH: folder.path })
  const me = await visit(demo.addresses.dock ?? '')
  const { box, board, printer } = await me.state()
  expect([box, board, printer?.fault]).toEqual([null, null, 'ready'])
  expect(await me.act({ do: 'press', line: 'NEXT' })).toBe(404)
  expect(await demo.stop()).toBe(0)
})
