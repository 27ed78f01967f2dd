import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readVoice, recordingList } from '../src/index.ts'
import {
  CLIP_LOUDNESS,
  CLIP_RATE,
  decodeWav,
  encodeWav,
  loudness,
  WORD_BLOCK_MS,
} from '../src/sound/index.ts'

const MICROPHONE_RATE = 44_100
const scripts = fileURLToPath(new URL('../../../scripts/voice/', import.meta.url))
const kupang = new URL('../../../resources/malls/kupang.json', import.meta.url)

let folder: string
const inside = (...parts: string[]): string => join(folder, ...parts)

/** Somebody has recorded every required take, each softer than the one before, with silence around it. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'antre-voice-'))
  await mkdir(inside('recordings', 'id'), { recursive: true })
  const takes = recordingList('id', [JSON.parse(await readFile(kupang, 'utf8'))]).filter(
    (take) => take.required,
  )
  for (const [at, take] of takes.entries()) {
    const samples = new Float32Array(MICROPHONE_RATE * 0.2)
    for (let sample = 2_000; sample < 6_000; sample++) {
      samples[sample] = (0.8 - 0.007 * at) * Math.sin((2 * Math.PI * 300 * sample) / MICROPHONE_RATE)
    }
    await writeFile(
      inside('recordings', 'id', `${take.clip}.wav`),
      encodeWav({ sampleRate: MICROPHONE_RATE, samples }),
    )
  }
})

afterAll(() => rm(folder, { recursive: true, force: true }))

/** Runs a voice script on a machine without espeak-ng. */
function run(script: string, ...args: string[]): Promise<{ code: number; text: string }> {
  return new Promise((resolve) => {
    const options = { env: { ...process.env, PATH: '/nowhere' } }
    execFile(process.execPath, [join(scripts, script), ...args], options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), text: stdout + stderr })
    })
  })
}

test('recordings by the list become a voice, alike in loudness, that can be checked and heard', async () => {
  const built = await run(
    'build.ts',
    '--language',
    'id',
    '--recordings',
    inside('recordings'),
    '--out',
    inside('voice'),
  )
  expect(built).toMatchObject({ code: 0 })

  const voice = readVoice(JSON.parse(await readFile(inside('voice', 'id', 'voice.json'), 'utf8')))
  expect(voice?.clips['n-3']).toBeDefined()
  // Not mixed with another speaker's takes.
  expect(voice?.clips['n-3-end']).toBeUndefined()
  for (const clip of ['n-0', 'n-1000', 'letter-z', 'word-ruang']) {
    const sound = decodeWav(await readFile(inside('voice', 'id', `${clip}.wav`)))
    expect(sound?.sampleRate).toBe(CLIP_RATE)
    expect(loudness(sound?.samples ?? new Float32Array(), CLIP_RATE, WORD_BLOCK_MS)).toBeCloseTo(
      CLIP_LOUDNESS,
      1,
    )
  }

  const checked = await run('check.ts', '--language', 'id', '--voice', inside('voice'))
  expect(checked.code).toBe(0)
  expect(checked.text).toContain('missing n-3-end.wav "tiga" (better with it)')

  const said = await run('say.ts', 'A-012', '3', '--voice', inside('voice'), '--out', inside('call.wav'))
  expect(said.text).toContain('Nomor antrean, A, nol dua belas, silakan menuju loket tiga')
  expect(decodeWav(await readFile(inside('call.wav')))?.samples.length).toBeGreaterThan(CLIP_RATE)
}, 60_000)

test('what is neither recorded nor can be made is named, and the check fails', async () => {
  await rm(inside('recordings', 'id', 'n-7.wav'))
  const built = await run(
    'build.ts',
    '--language',
    'id',
    '--recordings',
    inside('recordings'),
    '--out',
    inside('gaps'),
  )
  expect(built.code).toBe(1)
  expect(built.text).toContain('n-7')
  const checked = await run('check.ts', '--language', 'id', '--voice', inside('gaps'))
  expect(checked.code).toBe(1)
  expect(checked.text).toContain('missing n-7.wav "tujuh" (required)')
}, 60_000)

test('the words of another mall are asked for', async () => {
  const mall = { counters: [{ name: { id: 'Gerai Anggrek 3', en: 'Orchid Booth 3' } }] }
  await writeFile(inside('mall.json'), JSON.stringify(mall))
  const checked = await run('check.ts', '--mall', inside('mall.json'))
  expect(checked.code).toBe(1)
  expect(checked.text).toContain('id: missing word-gerai-anggrek.wav "gerai anggrek" (required)')
  expect(checked.text).toContain('en: missing word-orchid-booth.wav "orchid booth" (required)')
}, 60_000)
