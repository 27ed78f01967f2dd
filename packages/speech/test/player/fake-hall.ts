import { type Announcement, announcement } from '../../src/index.ts'
import { type Fetch, type Outcome, Player } from '../../src/player/index.ts'
import { encodeWav } from '../../src/sound/index.ts'
import { FakeWorld, type Fault } from './fake-audio.ts'

export const RATE = 22_050
export const said = (number: string, chime = false): Announcement =>
  announcement({ number, counterNames: { id: 'Loket 3' }, language: 'id', style: 'number', chime })
export const call = said('A-012')

/** A voice server in which each clip lasts half a second; some files are gone, broken, or never come. */
export function server(bad: Readonly<Record<string, 'gone' | 'broken' | 'hangs'>> = {}) {
  const asked: string[] = []
  const fetch: Fetch = async (address) => {
    const name = address.split('/').at(-1) ?? ''
    asked.push(name)
    if (bad[name] === 'hangs') return new Promise(() => undefined)
    if (bad[name] === 'gone') return new Response(null, { status: 404 })
    if (bad[name] === 'broken') return new Response('nothing that sounds')
    if (name === 'voice.json') return new Response(JSON.stringify(manifest()))
    return new Response(
      encodeWav({ sampleRate: RATE, samples: new Float32Array(RATE / 2).fill(0.2) }).slice().buffer,
    )
  }
  return { fetch, asked, bad: bad as Record<string, string> }
}

function manifest() {
  const clips = [...said('A-012', true).clips, ...said('B-007').clips, ...said('C-100').clips]
  const entries = clips.map((clip) => [clip, { file: `${clip}.wav`, seconds: 0.5, text: clip }])
  return { formatVersion: 1, language: 'id', sampleRate: RATE, clips: Object.fromEntries(entries) }
}

export function hall(faults: (Fault | 'none')[] = [], files = server()) {
  const world = new FakeWorld(...faults)
  const player = new Player({
    base: './voice/',
    fetch: files.fetch,
    createContext: world.createContext,
    timers: world.timers,
    outputs: world.outputs,
  })
  const say = (spoken: Announcement, mostMs = 60_000, zone = 'A'): Promise<Outcome> =>
    world.until(player.say(zone, spoken), mostMs)
  return { world, player, files, say }
}

/** Milliseconds from the first sample to the last, pauses included. */
export function lengthMs(spoken: Announcement): number {
  return spoken.sequence.reduce((sum, part) => sum + 500 + part.pauseMs, 0)
}
