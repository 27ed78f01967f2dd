import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { networkCable } from '../src/index.ts'
import { withDock } from './support/dock.ts'

/** Two stations with a cable each to the same master. */
async function withStations() {
  const master = createServer((_request, response) => response.end('ok'))
  await new Promise<void>((resolve) => master.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(master.address() as AddressInfo).port}`
  const kiosk = await networkCable(url)
  const counter = await networkCable(url)
  onTestFinished(async () => {
    await kiosk.close()
    await counter.close()
    master.closeAllConnections()
    master.close()
  })
  const cables = [
    { station: 'kiosk-1', cable: kiosk },
    { station: 'counter-3', cable: counter },
  ]
  return { kiosk, counter, ...(await withDock({ cables })) }
}

test('a switch pulls the cable of its station alone', async () => {
  const { kiosk, counter, me } = await withStations()
  const text = async (url: string) => (await fetch(url, { headers: { connection: 'close' } })).text()
  expect([await text(kiosk.url), await text(counter.url)]).toEqual(['ok', 'ok'])
  expect(await me.act({ do: 'set-cable', station: 'kiosk-1', state: 'reset' })).toBe(200)
  expect((await me.state()).cables).toEqual([
    { station: 'kiosk-1', state: 'reset' },
    { station: 'counter-3', state: 'connected' },
  ])
  await expect(text(kiosk.url)).rejects.toThrow()
  expect(await text(counter.url)).toBe('ok')
  await me.act({ do: 'set-cable', station: 'kiosk-1', state: 'silence' })
  const waiting = text(kiosk.url)
  await me.act({ do: 'set-cable', station: 'kiosk-1', state: 'slow' })
  expect(await waiting).toBe('ok')
  await me.act({ do: 'set-cable', station: 'kiosk-1', state: 'connected' })
  expect(kiosk.state()).toBe('connected')
  expect(await me.act({ do: 'set-cable', station: 'nobody', state: 'reset' })).toBe(404)
})
