// Renders an announcement to a WAVE file, to be heard or measured.
//
//   node scripts/voice/say.ts A-012 3 --out call.wav [--language en] [--style digits] [--no-chime] [--voice DIR]
//
// The second argument is a counter's number or its name ("Ruang Curhat Bestie").
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { localize } from '../../packages/i18n/src/index.ts'
import {
  announcement,
  type ClipId,
  clipsOf,
  type NumberStyle,
  type Voice,
} from '../../packages/speech/src/index.ts'
import { encodeWav, renderAnnouncement, type Sound } from '../../packages/speech/src/sound/index.ts'
import { clipIn, VOICE_FOLDER, voiceIn } from './folders.ts'

const COUNTER = { id: 'Loket', en: 'Counter' }

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: 'announcement.wav' },
    voice: { type: 'string', default: VOICE_FOLDER },
    language: { type: 'string', default: 'id' },
    style: { type: 'string', default: 'number' },
    'no-chime': { type: 'boolean', default: false },
  },
})
const [number, counter] = positionals
if (number === undefined || counter === undefined) {
  console.error(
    'node scripts/voice/say.ts A-012 3 --out call.wav [--language en] [--style digits] [--no-chime] [--voice DIR]',
  )
  process.exit(2)
}
process.exitCode = await say(number, counter)

async function say(number: string, counter: string): Promise<number> {
  const voice = await voiceIn(values.voice, values.language)
  if (voice === null) return fail(`no voice for ${values.language}`)
  const style: NumberStyle = values.style === 'digits' ? 'digits' : 'number'
  const name = /^\d+$/.test(counter) ? `${localize(COUNTER, values.language)} ${counter}` : counter
  const request = {
    number,
    counterNames: { [values.language]: name },
    language: values.language,
    style,
    chime: !values['no-chime'],
  }
  const said = announcement(request, clipsOf(voice))
  const rendered = renderAnnouncement(said.sequence, await soundsOf(voice, said.clips), voice.sampleRate)
  if (!rendered.ok) return fail(`missing clips: ${rendered.missing.join(', ')}`)
  await writeFile(values.out, encodeWav(rendered.sound))
  console.log(said.text)
  for (const slot of rendered.slots)
    console.log(`${seconds(slot.from, voice)}  ${seconds(slot.to, voice)}  ${slot.clip}`)
  if (said.missing.length > 0) console.log(`not said: ${said.missing.join(', ')}`)
  console.log(`${values.out}: ${seconds(rendered.sound.samples.length, voice)} s`)
  return 0
}

async function soundsOf(voice: Voice, clips: readonly ClipId[]): Promise<ReadonlyMap<ClipId, Sound>> {
  const sounds = await Promise.all(
    [...new Set(clips)].map(async (clip) => [clip, await clipIn(values.voice, voice, clip)] as const),
  )
  return new Map(sounds.flatMap(([clip, sound]) => (sound === null ? [] : [[clip, sound] as const])))
}

function seconds(samples: number, voice: Voice): string {
  return (samples / voice.sampleRate).toFixed(3)
}

function fail(reason: string): number {
  console.error(reason)
  return 1
}
