import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openStation, type Station, silentLog, systemClock } from '@antre/station'
import { startMasterDouble } from '@antre/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { followHeard } from '../src/index.ts'
import { temporaryFolder, withDock } from './support/dock.ts'

async function display(master: string, folder: string, port = 0): Promise<Station> {
  const opened = await openStation(
    {
      kind: 'display',
      stationId: 'display-A',
      zoneId: 'A',
      token: 't',
      port,
      master,
      folder,
      resources: folder,
      screenFolder: folder,
    },
    { clock: systemClock, random: Math.random, log: silentLog },
  )
  if (!opened.ok) throw new Error(opened.detail)
  return opened.station
}

/** Posts as the display's own page does. */
async function page(url: string) {
  const { origin, hash } = new URL(url)
  const headers = { origin, 'content-type': 'application/json' }
  const post = (path: string, body: object, more = {}) =>
    fetch(`${origin}/display/api/v1/${path}`, {
      method: 'POST',
      headers: { ...headers, ...more },
      body: JSON.stringify(body),
    })
  const session = await post('session', { token: hash.slice('#key='.length) })
  const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? ''
  return async (body: object) =>
    (await (await post('heard', body, { cookie })).json()) as { listening: boolean }
}

test('the dock shows what a display says, with its level, and that its station is away', async () => {
  const master = await startMasterDouble()
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'index.html'), '')
  const station = await display(master.url, folder)
  const loudspeaker = followHeard(station.url, systemClock)
  onTestFinished(async () => {
    await loudspeaker.close()
    await master.close()
  })
  const { me } = await withDock({ loudspeaker })
  await me.state((now) => now.loudspeaker?.connected === true)
  const say = await page(station.url)
  const words = { id: '1', text: 'Nomor antrean A, nol dua belas', language: 'id' }
  expect(await say({ ...words, state: 'began', level: 0.25 })).toEqual({ listening: true })
  const speaking = await me.state((now) => now.loudspeaker?.level === 0.25)
  expect(speaking.loudspeaker?.entries).toEqual([{ ...words, state: 'began', at: expect.any(String) }])
  await say({ ...words, state: 'ended' })
  await me.state((now) => now.loudspeaker?.entries[0]?.state === 'ended' && now.loudspeaker.level === 0)
  await station.stop()
  const away = await me.state((now) => now.loudspeaker?.connected === false)
  expect(away.loudspeaker?.entries).toHaveLength(1)
})
