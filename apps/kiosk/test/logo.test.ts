import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { receiptFor } from '@antre/receipt'
import { type Log, silentLog } from '@antre/station'
import { type SteppedTimers, steppedTimers, type TemporaryFolder, temporaryFolder } from '@antre/testkit'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { receiptInput } from '../src/jobs/receipt-input.ts'
import { followLogo, type Logo } from '../src/logo/logo.ts'
import { readPng } from '../src/logo/read-png.ts'
import { testPage } from '../src/staff/test-page.ts'
import { aPng } from './a-png.ts'
import { aTicket, kioskView } from './kiosk-view.ts'

const BLACK = [0, 0, 0, 255] as const
const plain = (width: number, height = 4) => aPng(width, height, () => BLACK)

describe('a PNG picture', () => {
  test('becomes shades of grey; what is clear is white', () => {
    const colours = [BLACK, [255, 255, 255, 255], [255, 0, 0, 255], [0, 0, 0, 0]] as const
    const read = readPng(aPng(4, 1, (x) => colours[x] ?? BLACK))
    expect(read).toMatchObject({ ok: true, picture: { width: 4, height: 1 } })
    expect(read.ok && [...read.picture.grey]).toEqual([0, 255, 76, 255])
  })

  test.each([
    ['nothing', Buffer.alloc(0), 'logo-not-png'],
    ['a page', Buffer.from('<!doctype html><title>Not found, and some more words</title>'), 'logo-not-png'],
    ['half a file', plain(300, 40).subarray(0, 60), 'logo-not-png'],
    ['a huge one', aPng(4, 4, () => BLACK, { width: 60_000, height: 60_000 }), 'logo-too-large'],
    ['a heavy one', Buffer.concat([plain(4), Buffer.alloc(600 * 1024)]), 'logo-too-large'],
  ])('%s is refused with a code', (_name, file, code) => {
    expect(readPng(file)).toEqual({ ok: false, code })
  })
})

describe('the logo', () => {
  let master: Server
  let files: Record<string, Buffer>
  let asked: string[]
  let folder: TemporaryFolder
  let clock: SteppedTimers
  let logo: Logo
  let warned: string[]

  function follow() {
    const warn = (about: object) => void warned.push((about as { code: string }).code)
    const log: Log = { ...silentLog, warn }
    const { port } = master.address() as AddressInfo
    const source = { master: `http://127.0.0.1:${port}`, headers: {} }
    logo = followLogo({ source, file: join(folder.path, 'logo.json'), clock, log })
  }
  async function want(src: string | undefined) {
    logo.want(src)
    await logo.idle()
  }

  beforeEach(async () => {
    files = { '/media/logo.png': plain(8) }
    asked = []
    warned = []
    folder = temporaryFolder()
    clock = steppedTimers()
    master = createServer(({ url = '' }, response) => {
      asked.push(url)
      const file = files[url]
      response.writeHead(file ? 200 : 404, { 'content-type': 'image/png' }).end(file)
    })
    await new Promise<void>((resolve) => master.listen(0, '127.0.0.1', resolve))
    follow()
  })
  afterEach(async () => {
    logo.stop()
    master.closeAllConnections()
    await new Promise((resolve) => master.close(resolve))
    folder[Symbol.dispose]()
  })

  test('is fetched once, however many views name it', async () => {
    expect(logo.picture()).toBeNull()
    for (let i = 0; i < 5; i++) await want('logo.png')
    expect(logo.picture()).toMatchObject({ width: 8 })
    expect(asked).toEqual(['/media/logo.png'])
  })

  test('is there from the first ticket after a start, also while the master is away', async () => {
    await want('logo.png')
    files = {}
    follow()
    logo.want('logo.png')
    expect(logo.picture()).toMatchObject({ width: 8 })
    await logo.idle()
    expect([logo.picture()?.width, logo.fault()]).toEqual([8, null])
  })

  test('another picture under the same name is noticed after ten minutes', async () => {
    await want('logo.png')
    files = { '/media/logo.png': plain(16) }
    clock.advance(10 * 60_000)
    await want('logo.png')
    expect(logo.picture()).toMatchObject({ width: 16 })
  })

  test('one that is missing is said once, looked for again each minute, and holds up nothing', async () => {
    await want('other.png')
    expect([logo.picture(), logo.fault()]).toEqual([null, 'logo-missing'])
    files = { '/media/other.png': plain(24) }
    await want('other.png')
    expect(logo.picture()).toBeNull()
    clock.advance(60_000)
    await want('other.png')
    expect([logo.picture()?.width, logo.fault()]).toEqual([24, null])
    expect(warned).toEqual(['logo-missing'])
  })

  test('one that cannot be printed has a code; none wanted, none printed', async () => {
    files = { '/media/logo.png': Buffer.from('GIF89a and more than twenty-four bytes') }
    await want('logo.png')
    expect([logo.picture(), logo.fault(), warned]).toEqual([null, 'logo-not-png', ['logo-not-png']])
    files = { '/media/b.png': plain(8) }
    await want('b.png')
    await want(undefined)
    expect([logo.picture(), logo.fault()]).toEqual([null, null])
  })
})

describe('on paper', () => {
  const read = readPng(plain(8))
  const logo = read.ok ? read.picture : null
  const kinds = (reprint: boolean) =>
    receiptFor({ ...receiptInput(kioskView(), aTicket(1), reprint), logo }).map(({ kind }) => kind)

  test('it stands first; a reprint does without', () => {
    expect(kinds(false).slice(0, 2)).toEqual(['picture', 'feed'])
    expect(kinds(true)).not.toContain('picture')
  })

  test('the test page shows it, or says why not', () => {
    const page = { stationId: 'kiosk-1', printer: 'printer', now: 0 }
    expect(testPage(null, { ...page, logo, logoFault: null })).toContainEqual({
      kind: 'picture',
      picture: logo,
    })
    const words = JSON.stringify(testPage(null, { ...page, logo: null, logoFault: 'logo-not-png' }))
    expect(words).toContain('logo-not-png')
  })
})
