import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { defaultDataFolder } from '../src/config/places.ts'
import { readOptions } from '../src/config/read.ts'
import { stationConfig } from '../src/config/station-config.ts'
import { acquireToken, mintWith } from '../src/config/token.ts'
import type { StationKind } from '../src/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'antre-config-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const SECRET = 'very-secret-token'
const MASTER = ['--master', 'http://127.0.0.1:4310']
const PRINTER = ['--printer', 'tcp://10.0.0.9']
const KIOSK = [...MASTER, ...PRINTER]

function read(
  kind: StationKind,
  args: string[],
  env: Record<string, string> = {},
  files: Record<string, string> = {},
) {
  const readFile = (path: string) => {
    const text = files[path]
    if (text === undefined) throw Object.assign(new Error(`no ${path}`), { code: 'ENOENT' })
    return text
  }
  return readOptions(kind, { args, env, readFile })
}
function codes(kind: StationKind, args: string[], env = {}, files = {}) {
  const result = read(kind, args, env, files)
  expect(JSON.stringify(result)).not.toContain(SECRET)
  return result.ok ? [] : result.faults.map(({ code, option }) => `${code} ${option}`)
}

describe('options', () => {
  test('defaults', () => {
    expect(read('kiosk', KIOSK)).toEqual({
      ok: true,
      value: {
        master: 'http://127.0.0.1:4310',
        port: 0,
        printer: 'tcp://10.0.0.9',
        show: 'none',
        'log-level': 'info',
      },
    })
  })

  test('command line before environment before file', () => {
    const files = { 'a.json': '{"master":"http://file:1","port":5001,"zone":"B","show":"kiosk"}' }
    const result = read(
      'display',
      ['--config', 'a.json', '--zone=A'],
      { ANTRE_MASTER: 'http://env:1/' },
      files,
    )
    expect(result).toMatchObject({
      ok: true,
      value: { master: 'http://env:1', zone: 'A', port: 5001, show: 'kiosk' },
    })
  })

  test('a token of the command line is not overruled by a token file of the config', () => {
    const files = { 'a.json': '{"token-file":"/etc/antre"}' }
    const result = read('kiosk', [...KIOSK, '--config', 'a.json'], { ANTRE_TOKEN: 'from-env' }, files)
    expect(result).toMatchObject({ ok: true, value: { token: 'from-env' } })
    expect(result.ok && 'token-file' in result.value).toBe(false)
  })

  test.each<[string, StationKind, string[], string[]]>([
    ['nothing', 'kiosk', [], ['missing-option --master']],
    ['no counter', 'counter', MASTER, ['missing-option --counter']],
    ['no zone', 'display', MASTER, ['missing-option --zone']],
    [
      'a typing error',
      'kiosk',
      [...KIOSK, '--prniter', 'x'],
      ['unknown-option --prniter', 'unexpected-argument argument 6'],
    ],
    ["another kind's option", 'kiosk', [...KIOSK, '--zone=A'], ['unknown-option --zone']],
    ['an argument', 'kiosk', [...KIOSK, SECRET], ['unexpected-argument argument 5']],
    ['a flag without its value', 'kiosk', ['--master', '--port'], ['bad-option --master']],
    ['a port', 'kiosk', [...KIOSK, '--port', '70000'], ['bad-option --port']],
    ['no port', 'kiosk', [...KIOSK, '--port', 'x'], ['bad-option --port']],
    ['not an address', 'kiosk', [...PRINTER, '--master', 'mall'], ['bad-option --master']],
    ['another protocol', 'kiosk', [...PRINTER, '--master', 'ftp://mall'], ['bad-option --master']],
    [
      'a password in the address',
      'kiosk',
      [...PRINTER, '--master', `http://a:${SECRET}@mall`],
      ['bad-option --master'],
    ],
    ['an id with a slash', 'counter', [...MASTER, '--counter', '../4'], ['bad-option --counter']],
    ['a token with a line in it', 'kiosk', [...KIOSK, '--token', ''], ['bad-option --token']],
    [
      'several faults',
      'counter',
      ['--port', '-1'],
      ['missing-option --master', 'bad-option --port', 'missing-option --counter'],
    ],
  ])('%s', (_name, kind, args, expected) => {
    expect(codes(kind, args)).toEqual(expected)
  })

  test('a staff PIN comes by flag, environment or file; a wrong one is not repeated', () => {
    const files = { 'a.json': '{"staff-pin":"1357"}' }
    const pinOf = (args: string[], env = {}) => {
      const result = read('kiosk', [...KIOSK, '--config', 'a.json', ...args], env, files)
      return result.ok && 'staff-pin' in result.value && result.value['staff-pin']
    }
    expect(pinOf([])).toBe('1357')
    expect(pinOf([], { ANTRE_STAFF_PIN: '24680' })).toBe('24680')
    expect(pinOf(['--staff-pin', '13579'], { ANTRE_STAFF_PIN: '24680' })).toBe('13579')
    expect(read('counter', [...MASTER, '--counter', '3'], { ANTRE_STAFF_PIN: '24680' }).ok).toBe(true)
    for (const pin of ['123', '123456789', '12a4', SECRET])
      expect(codes('kiosk', [...KIOSK, '--staff-pin', pin])).toEqual(['bad-option --staff-pin'])
    const bare = { 'a.json': '{"staff-pin":1357}' }
    expect(codes('kiosk', [...KIOSK, '--config', 'a.json'], {}, bare)).toEqual(['bad-option --staff-pin'])
  })

  test('a config file that is not there, no JSON, no object, or has unknown names', () => {
    const at = [...KIOSK, '--config', 'a.json']
    expect(codes('kiosk', at)).toEqual(['config-unreadable --config'])
    expect(codes('kiosk', at, {}, { 'a.json': `{"token": ${SECRET}` })).toEqual(['config-invalid --config'])
    expect(codes('kiosk', at, {}, { 'a.json': '[1]' })).toEqual(['config-invalid --config'])
    expect(codes('kiosk', at, {}, { 'a.json': '{"pritner":"x","token":1}' })).toEqual([
      'bad-option --token',
      'unknown-option pritner',
    ])
  })
})

describe('token', () => {
  const KIOSK = { kind: 'kiosk', stationId: 'kiosk-2' } as const
  const never = async () => {
    throw new Error('must not be asked')
  }

  test('from a file, without its line end', async () => {
    const file = join(folder, 'token')
    writeFileSync(file, `${SECRET}\n`)
    expect(await acquireToken({ ...KIOSK, 'token-file': file }, never)).toEqual({
      ok: true,
      value: SECRET,
    })
  })

  test('a file that is not there, empty, or holds something else', async () => {
    const wrong = join(folder, 'wrong')
    writeFileSync(wrong, `${SECRET} and ${SECRET}`)
    for (const file of [join(folder, 'none'), wrong]) {
      const result = await acquireToken({ ...KIOSK, 'token-file': file }, never)
      expect(result).toMatchObject({ ok: false, faults: [{ code: 'token-unreadable' }] })
      expect(JSON.stringify(result)).not.toContain(SECRET)
    }
  })

  test('made on the PC of the master, for this role and counter alone', async () => {
    const asked: (readonly string[])[] = []
    const mint = async (args: readonly string[]) => {
      asked.push(args)
      return { ok: true as const, value: SECRET }
    }
    await acquireToken({ kind: 'counter', stationId: 'c', counterId: '3', data: '/d' }, mint)
    await acquireToken({ kind: 'display', stationId: 'd', zoneId: 'A', data: '/d' }, mint)
    await acquireToken({ ...KIOSK, data: '/d' }, mint)
    expect(asked.map((args) => args.join(' '))).toEqual([
      'token --data /d --role counter --counter 3',
      'token --data /d --role display --zone A',
      'token --data /d --role kiosk --station kiosk-2',
    ])
  })

  test('none', async () => {
    expect(await acquireToken(KIOSK, never)).toMatchObject({
      ok: false,
      faults: [{ code: 'token-missing' }],
    })
  })

  test('a command line that prints, prints nothing, fails', async () => {
    const script = (text: string) => {
      const path = join(folder, `${text.length}.mjs`)
      writeFileSync(path, text)
      return mintWith(path)([])
    }
    expect(await script(`console.log('note'); console.log('${SECRET}')`)).toEqual({ ok: true, value: SECRET })
    expect(await script('')).toMatchObject({ ok: false, faults: [{ code: 'token-not-minted' }] })
    expect(await script(`console.error('no such folder'); process.exit(1)`)).toMatchObject({
      ok: false,
      faults: [{ code: 'token-not-minted', message: 'antre token failed: no such folder' }],
    })
  })
})

describe('a whole configuration', () => {
  const places = { data: '/home/antre', resources: '/r', screen: '/s', cli: null }
  const base = { master: 'http://m:1', port: 0, show: 'none', 'log-level': 'info', token: 't' } as const

  test('names and folders by kind', async () => {
    const counter = await stationConfig('counter', { ...base, counter: '3', data: '/data' }, places)
    expect(counter).toMatchObject({
      ok: true,
      value: { stationId: 'counter-3', counterId: '3', folder: '/data/stations/counter-3' },
    })
    const display = await stationConfig('display', { ...base, zone: 'A' }, places)
    expect(display).toMatchObject({ ok: true, value: { stationId: 'display-A', zoneId: 'A', token: 't' } })
    const kiosk = await stationConfig('kiosk', { ...base, printer: 'virtual:', station: 'kiosk-2' }, places)
    expect(kiosk).toMatchObject({
      ok: true,
      value: {
        stationId: 'kiosk-2',
        folder: '/home/antre/stations/kiosk-2',
        screenFolder: '/s',
        resources: '/r',
      },
    })
  })

  test('no token and nowhere to make one', async () => {
    const { token: _token, ...none } = base
    const result = await stationConfig('display', { ...none, zone: 'A', data: '/d' }, places)
    expect(result).toMatchObject({ ok: false, faults: [{ code: 'token-not-minted' }] })
  })

  test("the per-user folder of each system's own custom", () => {
    const at = (platform: NodeJS.Platform, env: Record<string, string>) =>
      defaultDataFolder({ platform, env, home: '/h' })
    expect(at('linux', {})).toBe('/h/.local/share/antre')
    expect(at('linux', { XDG_DATA_HOME: '/x' })).toBe('/x/antre')
    expect(at('darwin', {})).toBe('/h/Library/Application Support/Antre')
    expect(at('win32', { LOCALAPPDATA: '/l' })).toBe('/l/Antre')
  })
})
