import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openButtonBox, type VirtualButtonBox } from '@antre/devices'
import type { Browser } from 'playwright-core'
import { wallNow } from '../clock.ts'
import { type Figure, missing, spread } from '../figure.ts'
import { type Lane, laneMall, openLane } from '../mall/lane.ts'
import { startMaster } from '../mall/master.ts'
import { TIME } from '../mall/services.ts'
import { openChromium } from '../watch/chromium.ts'
import { openWatched, type Watched } from '../watch/page.ts'
import { turns, type Workbench } from './workbench.ts'

/** A display keeps a call for seven seconds or so: several halls side by side, pressed in turn. */
const LANES = 4
const CYCLES_A_TURN = 3

/** From the press; milliseconds. */
interface Took {
  readonly painted: number
  readonly sound: number
}

const FIGURES = [
  { id: 'i', what: 'button, until the number is on the display', unit: 'ms' },
  { id: 'i', what: 'button, until the first sound leaves the display', unit: 'ms' },
  { id: 'i', what: 'a pty alone, write to read', unit: 'ms' },
] as const

/** (i): from a button of a real serial box to the hall: pty → counter station → master → display in Chromium. */
export async function press(bench: Workbench): Promise<Figure[]> {
  const none = (why: string) => FIGURES.map((figure) => missing(figure, why))
  const browser = await openChromium()
  if (browser === null) return none('no Chromium; install one, or name it with ANTRE_CHROMIUM')
  try {
    const folder = join(bench.folder, 'press')
    mkdirSync(folder, { recursive: true })
    const box = await openButtonBox(join(folder, 'bare')).catch((error: Error) => error)
    if (box instanceof Error) return none(`no serial lines that lead nowhere (${box.message})`)
    return await measure(bench, browser, folder, box)
  } finally {
    await browser.close()
  }
}

async function measure(bench: Workbench, browser: Browser, folder: string, box: VirtualButtonBox) {
  const bare = await openWatched(browser, await bench.reference.call('startChain', { path: box.path }))
  const mallFile = join(folder, 'mall.json')
  writeFileSync(mallFile, JSON.stringify(laneMall(LANES)))
  const dataDir = join(folder, 'data')
  mkdirSync(dataDir)
  const master = await startMaster(dataDir, TIME, mallFile)
  const lanes: Lane[] = []
  for (let i = 0; i < LANES; i++) lanes.push(await openLane(bench, browser, folder, master, i))
  const ours: Took[] = []
  const theirs: (Took & { readonly line: number })[] = []
  const cycle = async (nth: number) => {
    for (const lane of lanes) {
      await lane.quiet()
      ours.push(await pressed(lane))
      theirs.push(await pressedBare(bench, bare, box, `B-${nth}-${theirs.length}`))
    }
  }
  await cycle(0)
  ours.length = 0
  theirs.length = 0
  for (const turn of turns(bench)) {
    await Promise.all([bare, ...lanes.map(({ display }) => display)].map((watched) => watched.setClock()))
    for (let i = 0; i < CYCLES_A_TURN; i++) await cycle(turn)
    const last = ours.at(-1)
    bench.say(
      `press ${turn}: ${last?.painted.toFixed(1)} ms to the number, ${last?.sound.toFixed(1)} to the sound`,
    )
  }
  for (const lane of lanes) await lane.close()
  await master.stop()
  await box.close()
  const reference = (of: (took: Took) => number) => ({
    what: 'pty → event stream → bare page',
    values: theirs.map(of),
  })
  const [number, sound, line] = FIGURES
  const lines = theirs.map((took) => took.line)
  return [
    ...spread(
      number,
      ours.map(({ painted }) => painted),
      reference(({ painted }) => painted),
    ),
    ...spread(
      sound,
      ours.map((took) => took.sound),
      reference((took) => took.sound),
    ),
    ...spread(line, lines),
  ]
}

/** The button *next*, with somebody waiting. */
async function pressed({ box, display }: Lane): Promise<Took> {
  const sounding = display.sound()
  const answers = box.answers.length
  const at = wallNow()
  box.press('NEXT')
  const soundAt = await sounding
  while (box.answers.length === answers) await new Promise((resolve) => setTimeout(resolve, 1))
  const number = /^OK (\S+)/.exec(box.answers[answers] ?? '')?.[1]
  if (number === undefined) throw new Error(`the box was answered ${box.answers[answers]}`)
  return { painted: (await display.painted(number)) - at, sound: soundAt - at }
}

async function pressedBare({ reference }: Workbench, bare: Watched, box: VirtualButtonBox, line: string) {
  const sounding = bare.sound()
  const at = wallNow()
  box.press(line)
  const painted = (await bare.painted(line)) - at
  const sound = (await sounding) - at
  return { painted, sound, line: (await reference.call('chainReadAt', undefined)) - at }
}
