// Runs in the browser of chromium.test.ts: the real player, and a recorder on its output.
import { announcement, clipsOf } from '../../src/index.ts'
import { type Health, type Outcome, Player, schedule } from '../../src/player/index.ts'
import { decodeWav } from '../../src/sound/index.ts'
import { resampled } from '../../src/sound/resample.ts'

/** What an announcement sounded like on the way to the loudspeaker. */
export interface Recording {
  readonly outcome: Outcome
  readonly rate: number
  /** Float32, little-endian, base64. */
  readonly samples: string
  /** Highest reading of the meter while it played, and its reading after. */
  readonly loudest: number
  readonly after: number
}

/** What two contexts sent to the loudspeaker, one after the other. */
export interface Takeover {
  readonly outcome: Outcome
  readonly starts: number
  readonly rate: number
  /** Of the context that hung: until it did, and after it went on. */
  readonly before: string
  readonly after: string
  /** Of the one that took over. */
  readonly second: string
}

const RECORDER = `registerProcessor('recorder', class extends AudioWorkletProcessor {
  process([input]) { if (input[0]) this.port.postMessage(input[0].slice()); return true }
})`

/** Takes the context's rendering thread for itself, as a driver or a broken graph does. */
const HOG = `registerProcessor('hog', class extends AudioWorkletProcessor {
  constructor() { super(); this.until = 0; this.port.onmessage = ({ data }) => { this.until = Date.now() + data } }
  process() { while (Date.now() < this.until); return true }
})`

interface Tapped {
  readonly context: AudioContext
  readonly blocks: Float32Array[]
  /** Stops all rendering for so long. */
  hog(ms: number): void
}

/** A context whose loudspeaker is recorded: whatever reaches its destination, by any way. */
async function tapped(): Promise<Tapped> {
  const context = new AudioContext({ sampleRate: 22_050 })
  const script = new Blob([RECORDER, ';', HOG], { type: 'text/javascript' })
  await context.audioWorklet.addModule(URL.createObjectURL(script))
  const speaker = context.createGain()
  const recorder = new AudioWorkletNode(context, 'recorder')
  const hog = new AudioWorkletNode(context, 'hog')
  const blocks: Float32Array[] = []
  recorder.port.onmessage = ({ data }) => blocks.push(data as Float32Array)
  speaker.connect(context.destination)
  speaker.connect(recorder)
  hog.connect(context.destination)
  Object.defineProperty(context, 'destination', { get: () => speaker })
  return { context, blocks, hog: (ms) => hog.port.postMessage(ms) }
}

/** Sound as text: a list of numbers would take the test longer than the call. */
function packed(blocks: readonly Float32Array[]): string {
  let bytes = ''
  for (const block of blocks) {
    for (const byte of new Uint8Array(block.buffer, block.byteOffset, block.byteLength))
      bytes += String.fromCharCode(byte)
  }
  return btoa(bytes)
}

const players = new Map<string, Player>()
const playerOf = (base: string): Player => {
  const player = players.get(base) ?? new Player({ base })
  players.set(base, player)
  return player
}

async function spoken(player: Player, number: string, language: string) {
  const voice = await player.voice(language)
  if (voice === null) throw new Error('no voice')
  const counterNames = { id: 'Loket 3', en: 'Counter 3' }
  return announcement({ number, counterNames, language, style: 'number', chime: true }, clipsOf(voice))
}

const page = {
  /** Says a call in the zone. */
  async say(base: string, number: string, language: string, zone = 'A'): Promise<Outcome> {
    const player = playerOf(base)
    return player.say(zone, await spoken(player, number, language))
  },

  /** Says a call and does something to the audio context as soon as it has started. */
  async sayAnd(base: string, number: string, harm: 'suspend' | 'close'): Promise<Outcome> {
    const player = playerOf(base)
    return player.say('A', await spoken(player, number, 'id'), () => {
      const context = player.analyser()?.context as AudioContext
      void context[harm]()
    })
  },

  /** Says a call on a context whose rendering hangs in the middle for `ms`, with another ready to take over. */
  async hang(base: string, number: string, ms: number): Promise<Takeover> {
    const contexts = [await tapped(), await tapped()] as const
    const waiting = contexts.map(({ context }) => context)
    // Closing is left out, so that the hung one could go on where it was.
    Object.defineProperty(contexts[0].context, 'close', { value: () => Promise.resolve() })
    const player = new Player({ base, createContext: () => waiting.shift() ?? new AudioContext() })
    const call = await spoken(player, number, 'id')
    await player.preload(['id'])
    let starts = 0
    const outcome = await player.say('A', call, () => {
      starts++
      setTimeout(() => contexts[0].hog(ms), 1_000)
    })
    const { length } = contexts[0].blocks
    const clock = contexts[0].context.currentTime
    while (contexts[0].context.currentTime < clock + 1) await new Promise((done) => setTimeout(done, 100))
    return {
      outcome,
      starts,
      rate: contexts[1].context.sampleRate,
      before: packed(contexts[0].blocks.slice(0, length)),
      after: packed(contexts[0].blocks.slice(length)),
      second: packed(contexts[1].blocks),
    }
  },

  /** Says a call while the browser's list of outputs becomes empty, then another when it is as before. */
  async loseOutput(base: string, number: string): Promise<{ outcomes: Outcome[]; told: Health[] }> {
    const devices = navigator.mediaDevices
    let listed = [{ kind: 'audiooutput' }]
    Object.defineProperty(devices, 'enumerateDevices', { value: () => Promise.resolve(listed) })
    const change = (to: typeof listed): void => {
      listed = to
      devices.dispatchEvent(new Event('devicechange'))
    }
    const player = new Player({ base })
    const told: Health[] = []
    player.onHealth((health) => told.push(health))
    const call = await spoken(player, number, 'id')
    const lost = await player.say('A', call, () => change([]))
    const refused = await player.say('A', call)
    change([{ kind: 'audiooutput' }])
    await new Promise((done) => setTimeout(done))
    const heard = await player.say('A', call)
    player.close()
    return { outcomes: [lost, refused, heard], told }
  },

  /** Whether the browser lists an output, and what the player makes of it. */
  async health(base: string): Promise<{ listed: boolean; health: Health }> {
    const devices = await navigator.mediaDevices.enumerateDevices()
    const player = new Player({ base })
    const health = await new Promise<Health>((resolve) => {
      player.onHealth(resolve)
      setTimeout(() => resolve(player.health()), 1_000)
    })
    player.close()
    return { listed: devices.some(({ kind }) => kind === 'audiooutput'), health }
  },

  wake: (base: string): Promise<boolean> => playerOf(base).wake(),

  /** Says a call with a recorder behind the meter: every sample that goes to the loudspeaker. */
  async record(base: string, number: string, language: string): Promise<Recording> {
    const player = playerOf(base)
    await player.preload([language])
    await player.wake()
    const meter = player.analyser()
    if (meter === null) throw new Error('no meter')
    await meter.context.audioWorklet.addModule(
      URL.createObjectURL(new Blob([RECORDER], { type: 'text/javascript' })),
    )
    const recorder = new AudioWorkletNode(meter.context, 'recorder')
    const blocks: Float32Array[] = []
    recorder.port.onmessage = ({ data }) => blocks.push(data as Float32Array)
    meter.connect(recorder)
    let loudest = 0
    const look = setInterval(() => {
      loudest = Math.max(loudest, player.level())
    }, 50)
    const outcome = await player.say('A', await spoken(player, number, language))
    clearInterval(look)
    return {
      outcome,
      rate: meter.context.sampleRate,
      samples: packed(blocks),
      loudest,
      after: player.level(),
    }
  },

  /** The same announcement through an offline context at another rate, as on a PC that cannot run at the clips' own. */
  async offline(base: string, number: string, language: string, rate: number): Promise<string> {
    const player = playerOf(base)
    const voice = await player.voice(language)
    if (voice === null) throw new Error('no voice')
    const { sequence } = await spoken(player, number, language)
    const parts = await Promise.all(
      sequence.map(async ({ clip, pauseMs }) => {
        const response = await fetch(`${base}${language}/${voice.clips[clip]?.file}`)
        const sound = decodeWav(new Uint8Array(await response.arrayBuffer()))
        if (sound === null) throw new Error(clip)
        return { sound: resampled(sound, rate), pauseMs }
      }),
    )
    const context = new OfflineAudioContext(1, rate * 8, rate)
    schedule(context, context.destination, parts, 0)
    return packed([(await context.startRendering()).getChannelData(0)])
  },
}

export type Page = typeof page
Object.assign(globalThis, { page })

// Without a driver's touch of the page: what a driver evaluates counts as one.
if (location.hash === '#untouched')
  void page.say('./short/', 'A-012', 'id').then((outcome) => console.log(JSON.stringify(outcome)))
