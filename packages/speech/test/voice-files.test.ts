import { readdirSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { NOTICE_TEMPLATES, noticePlaces } from '@antre/domain'
import { describe, expect, test } from 'vitest'
import {
  announcement,
  type ClipId,
  clipsOf,
  noticeAnnouncement,
  readVoice,
  recordingList,
  spokenNumber,
  type Voice,
} from '../src/index.ts'
import {
  CLIP_CEILING,
  CLIP_LOUDNESS,
  CLIP_RATE,
  decodeWav,
  loudness,
  renderAnnouncement,
  type Sound,
  WORD_BLOCK_MS,
} from '../src/sound/index.ts'

const LOUDNESS_TOLERANCE_LU = 1
/** -50 dB of full scale: below what a loudspeaker clicks at. */
const NEAR_ZERO = 0.003
/** Calls are 5.4 MB of it; the sentences of notices, spoken whole so that they sound like sentences, the rest. */
const MOST_BYTES = 10_000_000

const EXAMPLES = { count: 15, counter: '3', time: '13:05' } as const

const resources = new URL('../../../resources/', import.meta.url)
const kupang = JSON.parse(readFileSync(new URL('malls/kupang.json', resources), 'utf8')) as {
  counters: { name: Record<string, string> }[]
  services: { series: string }[]
  journeys: { series: string }[]
}
const series = [...new Set([...kupang.services, ...kupang.journeys].map((entry) => entry.series))].toSorted()

function voiceAt(language: string): { voice: Voice; sounds: ReadonlyMap<ClipId, Sound> } {
  const manifest = new URL(`voice/${language}/voice.json`, resources)
  const voice = readVoice(JSON.parse(readFileSync(manifest, 'utf8')))
  if (voice === null) throw new Error(`no voice for ${language}`)
  const sounds = Object.entries(voice.clips).map(([clip, { file }]) => {
    const sound = decodeWav(readFileSync(new URL(file, manifest)))
    if (sound === null) throw new Error(`${clip} is no sound`)
    return [clip, sound] as const
  })
  return { voice, sounds: new Map(sounds) }
}

describe.each(['id', 'en'])('the voice %s', (language) => {
  const { voice, sounds } = voiceAt(language)
  const known = clipsOf(voice)

  test('holds the whole recording list of the malls', () => {
    const absent = recordingList(language, [kupang]).filter((take) => !known.has(take.clip))
    expect(absent).toEqual([])
  })

  test('says every number of every series at every counter of Kupang', () => {
    const gaps = new Set<string>()
    const say = (number: string, counterNames: Record<string, string>): void => {
      const said = announcement({ number, counterNames, language, style: 'number', chime: true }, known)
      for (const word of said.missing) gaps.add(word)
      for (const clip of said.clips) if (!known.has(clip)) gaps.add(clip)
      if (said.clips.includes('say-see-screen')) gaps.add(`${number} at ${counterNames[language]}`)
    }
    const first = kupang.counters[0]?.name ?? {}
    for (const letters of series) {
      for (let number = 1; number <= 999; number++)
        say(`${letters}-${String(number).padStart(3, '0')}`, first)
    }
    for (const counter of kupang.counters) say('A-012', counter.name)
    expect([...gaps]).toEqual([])
    expect(series.length).toBeGreaterThan(5)
  })

  test('says every number up to 9999', () => {
    const gaps = new Set<string>()
    for (let number = 0; number <= 9999; number++) {
      for (const piece of spokenNumber(number, language)) if (!known.has(piece.clip)) gaps.add(piece.clip)
    }
    expect([...gaps]).toEqual([])
  })

  test.each([...sounds])('%s is fit to be joined', (clip, { samples, sampleRate }) => {
    expect(sampleRate).toBe(CLIP_RATE)
    expect(samples.length / sampleRate).toBeCloseTo(voice.clips[clip]?.seconds ?? 0, 3)
    expect(Math.abs(samples[0] ?? 1)).toBeLessThan(NEAR_ZERO)
    expect(Math.abs(samples.at(-1) ?? 1)).toBeLessThan(NEAR_ZERO)
    expect(peakOf(samples)).toBeLessThanOrEqual(CLIP_CEILING + 1e-3)
    const level = loudness(samples, sampleRate, WORD_BLOCK_MS)
    const target = clip === 'chime' ? CLIP_LOUDNESS - 3 : CLIP_LOUDNESS
    expect(Math.abs(level - target)).toBeLessThan(LOUDNESS_TOLERANCE_LU)
  })

  test('an announcement is as long as its clips and pauses, and silent in the pauses', () => {
    const counterNames = { id: 'Loket 3', en: 'Counter 3' }
    const said = announcement(
      { number: 'A-012', counterNames, language, style: 'number', chime: true },
      known,
    )
    const rendered = renderAnnouncement(said.sequence, sounds, CLIP_RATE)
    if (!rendered.ok) throw new Error(rendered.missing.join())
    const { samples } = rendered.sound
    const pausesMs = said.sequence.reduce((sum, part) => sum + part.pauseMs, 0)
    const spoken = said.clips.reduce((sum, clip) => sum + (voice.clips[clip]?.seconds ?? 0), 0)
    expect(samples.length / CLIP_RATE).toBeCloseTo(spoken + pausesMs / 1000, 2)
    rendered.slots.forEach((slot, at) => {
      const next = rendered.slots[at + 1]?.from ?? samples.length
      expect(peakOf(samples.subarray(slot.to, next))).toBe(0)
      expect(loudness(samples.subarray(slot.from, slot.to), CLIP_RATE, WORD_BLOCK_MS)).toBeGreaterThan(-22)
    })
  })
})

describe.each(['id', 'en'])('notices in the voice %s', (language) => {
  const { voice, sounds } = voiceAt(language)

  test.each([...NOTICE_TEMPLATES])(
    '%s: as loud as a call, silent in its pauses, no click at a join',
    (template) => {
      const values = Object.fromEntries(
        Object.entries(noticePlaces(template)).map(([name, kind]) => [name, EXAMPLES[kind]]),
      )
      const counterNames = { id: 'Loket 3', en: 'Counter 3' }
      const said = noticeAnnouncement(
        { template, values, counterNames, language, chime: true },
        clipsOf(voice),
      )
      expect(said.missing).toEqual([])
      const rendered = renderAnnouncement(said.sequence, sounds, CLIP_RATE)
      if (!rendered.ok) throw new Error(rendered.missing.join())
      const { samples } = rendered.sound
      expect(Math.abs(loudness(samples, CLIP_RATE, WORD_BLOCK_MS) - CLIP_LOUDNESS)).toBeLessThan(2)
      expect(peakOf(samples)).toBeLessThanOrEqual(CLIP_CEILING + 1e-3)
      rendered.slots.forEach((slot, at) => {
        const next = rendered.slots[at + 1]?.from ?? samples.length
        expect(peakOf(samples.subarray(slot.to, next))).toBe(0)
        for (const join of [slot.from, slot.to]) {
          const step = Math.abs((samples[join] ?? 0) - (samples[join - 1] ?? 0))
          expect(step, `step at ${slot.clip}`).toBeLessThan(NEAR_ZERO)
        }
      })
    },
  )
})

test('all clips together stay small enough for a repository and a slow LAN', () => {
  const folder = fileURLToPath(new URL('voice/', resources))
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  const bytes = files.reduce((sum, file) => sum + statSync(`${file.parentPath}/${file.name}`).size, 0)
  expect(bytes).toBeLessThan(MOST_BYTES)
})

function peakOf(samples: Float32Array): number {
  return samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0)
}
