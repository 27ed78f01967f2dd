import {
  type MasterDouble,
  rawRequest,
  rawStream,
  type SteppedTimers,
  startMasterDouble,
  steppedTimers,
} from '@antre/testkit'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { type Heard, openStation, silentLog } from '../src/index.ts'
import { makeFolders } from './screen-folder.ts'

const HEARD = '/display/api/v1/heard'
const folders = makeFolders()
let master: MasterDouble
let clock: SteppedTimers
beforeEach(async () => {
  master = await startMasterDouble()
  clock = steppedTimers()
})
afterEach(async () => {
  await master.close()
  folders.remove()
})

/** A station of a kind, its page signed in. */
async function page(kind: 'display' | 'kiosk') {
  const { folder, screenFolder, resources } = folders
  const base = { kind, master: master.url, token: 't', stationId: `${kind}-1`, port: 0, zoneId: 'A' }
  const opened = await openStation(
    { ...base, folder, screenFolder, resources },
    { clock, random: () => 0.5, log: silentLog },
  )
  if (!opened.ok) throw new Error(opened.detail)
  onTestFinished(() => opened.station.stop())
  const { port, host, origin, hash } = new URL(opened.station.url)
  const own = { host, origin, 'content-type': 'application/json' }
  const signed = await rawRequest(Number(port), {
    method: 'POST',
    path: `/${kind}/api/v1/session`,
    headers: own,
    body: JSON.stringify({ token: hash.slice('#key='.length) }),
  })
  const headers = { ...own, cookie: String(signed.headers['set-cookie']).split(';')[0] ?? '' }
  const ask = (body: object, with_ = headers as Record<string, string>) =>
    rawRequest(Number(port), {
      method: 'POST',
      path: HEARD.replace('display', kind),
      headers: with_,
      body: JSON.stringify(body),
    })
  const listen = (enough: (text: string) => boolean) =>
    rawStream(Number(port), `${HEARD}/stream`, headers, enough)
  return { ask, listen, own, port: Number(port) }
}

const report = (id: string, state: Heard['state'], level?: number) => ({
  id,
  text: `Nomor ${id}`,
  language: 'id',
  state,
  ...(level !== undefined && { level }),
})
/** The last list of entries in a stream's text. */
function last(text: string): Heard[] {
  return JSON.parse([...text.matchAll(/event: heard\ndata: (.*)\n/g)].at(-1)?.[1] ?? '[]')
}

test('what the screen says is kept and streamed; levels only with somebody there to listen', async () => {
  const { ask, listen } = await page('display')
  expect(JSON.parse((await ask(report('1', 'began'))).body)).toEqual({ listening: false })
  let begun: (() => void) | undefined
  const open = new Promise<void>((resolve) => {
    begun = resolve
  })
  const heard = listen((text) => {
    begun?.()
    return /"ended".*event: level\ndata: 0\n/s.test(text)
  })
  await open
  expect(JSON.parse((await ask(report('1', 'began', 0.25))).body)).toEqual({ listening: true })
  await ask(report('1', 'ended'))
  const text = await heard
  expect(text).toContain('event: level\ndata: 0.25\n')
  expect(text.split('event: heard').length - 1).toBe(2)
  expect(last(text)).toEqual([
    { id: '1', text: 'Nomor 1', language: 'id', state: 'ended', at: new Date(clock.now()).toISOString() },
  ])
})

test('what is over stays over; another beginning ends what was under way; the last fifty are kept', async () => {
  const { ask, listen } = await page('display')
  await ask(report('a', 'began'))
  await ask(report('b', 'began'))
  await ask(report('b', 'ended'))
  await ask(report('b', 'began', 0.5))
  await ask(report('c', 'failed'))
  expect(
    last(await listen((text) => text.includes('event: level'))).map(({ id, state }) => [id, state]),
  ).toEqual([
    ['a', 'failed'],
    ['b', 'ended'],
    ['c', 'failed'],
  ])
  for (let n = 0; n < 60; n += 1) await ask(report(`n${n}`, 'ended'))
  const kept = last(await listen((text) => text.includes('event: level')))
  expect([kept.length, kept[0]?.id, kept.at(-1)?.id]).toEqual([50, 'n10', 'n59'])
})

test('a page that dies in the middle of a word leaves no level behind', async () => {
  const { ask, listen } = await page('display')
  await ask(report('1', 'began', 0.5))
  let fell = false
  const heard = listen((text) => {
    if (!fell && text.includes('data: 0.5')) {
      fell = true
      clock.advance(1_000)
    }
    return text.includes('event: level\ndata: 0\n')
  })
  expect(await heard).toContain('event: level\ndata: 0\n')
})

test('it is for the display, its own page, and what can be read', async () => {
  const { ask, own, port } = await page('display')
  expect((await ask(report('1', 'began'), own)).status).toBe(401)
  expect((await rawRequest(port, { path: `${HEARD}/stream`, headers: own })).status).toBe(401)
  expect((await ask({ ...report('1', 'began'), level: 2 })).status).toBe(400)
  expect((await ask({ ...report('1', 'began'), text: '' })).status).toBe(400)
  const kiosk = await page('kiosk')
  expect((await kiosk.ask(report('1', 'began'))).status).toBe(404)
})
