import { describe, expect, test } from 'vitest'
import { electronScreen, type HowToShow, type RunningStation, runInElectron } from '../src/index.ts'
import { fakeElectron } from './fake-electron.ts'
import { createSteps } from './steps.ts'

const URL = 'http://127.0.0.1:4321/kiosk/#key=k'
const KIOSK: HowToShow = { mode: 'kiosk', size: { width: 1080, height: 1920 } }
const WINDOW: HowToShow = { mode: 'window', size: { width: 420, height: 760 } }
const log = { info: () => {}, warn: () => {} }

async function open(how: HowToShow) {
  const electron = fakeElectron()
  const steps = createSteps()
  const { show, focus } = electronScreen(electron.api, { log, after: steps.after, now: steps.now })
  const shown = await show(URL, how)
  const [window] = electron.windows
  if (!shown.ok || !window) throw new Error('no window')
  return { electron, steps, window, screen: shown.screen, focus }
}

describe('the window', () => {
  test('shows the station in a sandbox without preload or Node', async () => {
    const { window, electron } = await open(KIOSK)
    expect(window.loaded).toEqual([URL])
    expect(window.options).toMatchObject({ kiosk: true, frame: false, width: 1080, height: 1920 })
    expect(window.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      devTools: false,
    })
    expect(window.options.webPreferences?.preload).toBeUndefined()
    window.events.emit('ready-to-show')
    expect(electron.calls).toContain('show')
  })

  test('a counter has a plain window of its size', async () => {
    const { window } = await open(WINDOW)
    expect(window.options).toMatchObject({ width: 420, height: 760 })
    expect(window.options.kiosk).toBeUndefined()
  })

  test('goes nowhere but to its own station', async () => {
    const { window } = await open(KIOSK)
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      expect(window.prevented('contents', name, { url: 'http://127.0.0.1:4321/kiosk/x' })).toBe(false)
      for (const url of [
        'http://127.0.0.1:4322/',
        'https://example.org/',
        'file:///etc/passwd',
        'nonsense',
      ]) {
        expect(window.prevented('contents', name, { url })).toBe(true)
      }
    }
    expect(window.opensWindows()).toBe(false)
    expect(window.prevented('contents', 'will-attach-webview')).toBe(true)
    expect(window.prevented('contents', 'will-download')).toBe(true)
  })

  test('gets nothing from outside, and no permission for anything', async () => {
    const { window } = await open(KIOSK)
    expect(window.mayFetch('http://127.0.0.1:4321/voice/a.wav')).toBe(true)
    expect(window.mayFetch('data:image/png;base64,AA')).toBe(true)
    expect(window.mayFetch('https://fonts.example/')).toBe(false)
    expect(window.mayFetch('http://127.0.0.1:631/')).toBe(false)
    for (const permission of ['media', 'geolocation', 'notifications', 'serial', 'fullscreen']) {
      expect(window.mayUse(permission)).toBe(false)
    }
  })

  test('keeps the panel awake while it is shown', async () => {
    const { electron, screen } = await open(KIOSK)
    expect(electron.calls).toContain('awake prevent-display-sleep')
    await screen.close()
    await screen.close()
    expect(electron.calls.filter((call) => call === 'sleep 7')).toHaveLength(1)
  })

  test('of a kiosk cannot be closed, of a counter it can', async () => {
    expect((await open(KIOSK)).window.prevented('window', 'close')).toBe(true)
    expect((await open(WINDOW)).window.prevented('window', 'close')).toBe(false)
  })

  test('that is lost comes back on a kiosk, until the station ends', async () => {
    const { electron, window, steps, screen } = await open(KIOSK)
    window.events.emit('closed')
    expect(steps.pending()).toEqual([500])
    steps.advance(500)
    expect(electron.windows).toHaveLength(2)
    electron.windows[1]?.events.emit('closed')
    expect(steps.pending()).toEqual([1_000])
    await screen.close()
    expect(steps.pending()).toEqual([])
  })

  test('is brought to the front when the application is started again', async () => {
    const { electron, focus } = await open(WINDOW)
    focus()
    expect(electron.calls.slice(-2)).toEqual(['restore', 'focus'])
  })
})

describe('a page that fails', () => {
  const died = { reason: 'crashed', exitCode: 1 }

  test('dies: loaded again, later each time, soon again after a good minute', async () => {
    const { window, steps } = await open(KIOSK)
    const pauses: number[] = []
    for (let n = 0; n < 4; n += 1) {
      window.contents.emit('render-process-gone', {}, died)
      pauses.push(steps.pending()[0] ?? 0)
      steps.advance(pauses.at(-1) ?? 0)
    }
    expect(pauses).toEqual([500, 1_000, 2_000, 4_000])
    expect(window.loaded).toHaveLength(5)
    steps.advance(60_000)
    window.contents.emit('render-process-gone', {}, died)
    expect(steps.pending()).toEqual([500])
  })

  test('does not load: tried again; a frame in it or an aborted load is no failure', async () => {
    const { window, steps } = await open(KIOSK)
    window.contents.emit('did-fail-load', {}, -102, 'ERR_CONNECTION_REFUSED', URL, false)
    window.contents.emit('did-fail-load', {}, -3, 'ERR_ABORTED', URL, true)
    expect(steps.pending()).toEqual([])
    window.contents.emit('did-fail-load', {}, -102, 'ERR_CONNECTION_REFUSED', URL, true)
    steps.advance(500)
    expect(window.loaded).toHaveLength(2)
  })

  test('hangs: ended after ten seconds, unless it comes round', async () => {
    const { electron, window, steps } = await open(KIOSK)
    window.contents.emit('unresponsive')
    steps.advance(9_999)
    window.contents.emit('responsive')
    steps.advance(60_000)
    expect(electron.calls).not.toContain('crash')
    window.contents.emit('unresponsive')
    steps.advance(10_000)
    expect(electron.calls).toContain('crash')
  })

  test('whose window is gone is not loaded again', async () => {
    const { window, steps, screen } = await open(KIOSK)
    window.contents.emit('render-process-gone', {}, died)
    await screen.close()
    expect(steps.pending()).toEqual([])
    expect(window.loaded).toHaveLength(1)
  })
})

describe('the application', () => {
  function station(how: HowToShow = KIOSK): RunningStation & { stops: number } {
    const running = {
      url: URL,
      how,
      log,
      stops: 0,
      stop: async () => {
        running.stops += 1
      },
    }
    return running
  }

  test('starts its station when ready, and shows it', async () => {
    const electron = fakeElectron()
    const folders: string[] = []
    await runInElectron(electron.api, async (userData) => {
      folders.push(userData)
      return { ok: true, station: station() }
    })
    expect(folders).toEqual(['/paths/userData'])
    expect(electron.windows[0]?.loaded).toEqual([URL])
    expect(electron.calls.slice(0, 5)).toEqual([
      'sandbox',
      'switch autoplay-policy=no-user-gesture-required',
      'switch enable-features=GlobalShortcutsPortal',
      'no menu',
      'ready',
    ])
  })

  test('a second instance leaves at once', async () => {
    const electron = fakeElectron()
    electron.locked = true
    await runInElectron(electron.api, async () => {
      throw new Error('must not start')
    })
    expect(electron.calls).toEqual(['quit'])
  })

  test('says what is wrong with its configuration, and ends', async () => {
    const electron = fakeElectron()
    await runInElectron(electron.api, async () => ({
      ok: false,
      title: 'Antre',
      lines: ['--master: needed'],
    }))
    expect(electron.calls.slice(-2)).toEqual(['box Antre: --master: needed', 'exit 2'])
    expect(electron.windows).toHaveLength(0)
  })

  test('quitting lets the station finish, once, then exits with 0', async () => {
    const electron = fakeElectron()
    const running = station()
    await runInElectron(electron.api, async () => ({ ok: true, station: running }))
    const exited = new Promise<void>((resolve) => {
      const push = electron.calls.push.bind(electron.calls)
      electron.calls.push = (call) => {
        if (call === 'exit 0') resolve()
        return push(call)
      }
    })
    let prevented = 0
    for (let n = 0; n < 2; n += 1)
      electron.app.emit('before-quit', { preventDefault: () => (prevented += 1) })
    await exited
    expect(prevented).toBe(2)
    expect(running.stops).toBe(1)
    expect(electron.calls.filter((call) => call.startsWith('exit'))).toEqual(['exit 0'])
  })

  test('closing the last window quits a counter, not a kiosk', async () => {
    for (const [how, quits] of [
      [WINDOW, true],
      [KIOSK, false],
    ] as const) {
      const electron = fakeElectron()
      await runInElectron(electron.api, async () => ({ ok: true, station: station(how) }))
      electron.app.emit('window-all-closed')
      expect(electron.calls.includes('quit')).toBe(quits)
    }
  })
})
