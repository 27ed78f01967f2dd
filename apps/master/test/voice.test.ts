import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { recordingList } from '@antre/speech'
import { CLIP_LOUDNESS, CLIP_RATE, decodeWav, encodeWav, loudness, WORD_BLOCK_MS } from '@antre/speech/sound'
import { aMall, antre, temporaryFolder } from '@antre/testkit'
import { afterEach, describe, expect, it, vi } from 'vitest'

const SHIPPED = join(import.meta.dirname, '../../../resources/voice')
const KUPANG = join(import.meta.dirname, '../../../resources/malls/kupang.json')
const MICROPHONE_RATE = 48_000

afterEach(() => vi.unstubAllEnvs())

/** Only these programs are on the path: name and shell script of each. */
function programs(folder: string, scripts: Readonly<Record<string, string>>) {
  const bin = join(folder, 'bin')
  mkdirSync(bin, { recursive: true })
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`)
    chmodSync(join(bin, name), 0o755)
  }
  vi.stubEnv('PATH', bin)
}

/** Puts a program in place of espeak-ng that speaks in tones: the word, and where the carrier is, a pause and more. */
function standInForEspeak(folder: string) {
  const word = [...tone(CLIP_RATE, 0.3, 0.3)]
  const carried = [...word, ...new Array<number>(6_000).fill(0), ...word]
  const put = (name: string, samples: readonly number[]): string => {
    const file = join(folder, name)
    writeFileSync(file, encodeWav({ sampleRate: CLIP_RATE, samples: Float32Array.from(samples) }))
    return file
  }
  const answers = [
    '*--version*) exit 0 ;;',
    `*_::_::*) exec /bin/cat '${put('carried.wav', carried)}' ;;`,
    `*) exec /bin/cat '${put('word.wav', word)}' ;;`,
  ]
  programs(folder, { 'espeak-ng': `case "$*" in ${answers.join('\n')} esac` })
}

/** A copy of the shipped voice, to be harmed. */
function copyOfVoice(folder: string): string {
  const voice = join(folder, 'voice')
  cpSync(SHIPPED, voice, { recursive: true })
  return voice
}

/** The same with one of each fault in its Indonesian clips. */
function harmedVoice(folder: string): string {
  const voice = copyOfVoice(folder)
  const write = (file: string, bytes: Uint8Array | string) => writeFileSync(join(voice, 'id', file), bytes)
  rmSync(join(voice, 'id', 'n-7.wav'))
  write('n-8.wav', '')
  write('letter-a.wav', encodeWav({ sampleRate: CLIP_RATE, samples: new Float32Array(5_000) }))
  write('letter-b.wav', encodeWav({ sampleRate: 44_100, samples: tone(44_100, 0.4, 0.2) }))
  write('letter-c.wav', encodeWav({ sampleRate: CLIP_RATE, samples: tone(CLIP_RATE, 0.4, 0.01) }))
  const over = tone(CLIP_RATE, 0.4, 3).map((sample) => Math.max(-1, Math.min(1, sample)))
  write('letter-d.wav', encodeWav({ sampleRate: CLIP_RATE, samples: over }))
  const manifest = readFileSync(join(voice, 'id', 'voice.json'), 'utf8')
  write('voice.json', manifest.replace('"silakan menuju"', '"silakan ke"'))
  return voice
}

/** Says of a clip that a person has recorded it. */
function markRecorded(voice: string, clip: string) {
  const path = join(voice, 'id', 'voice.json')
  const manifest = JSON.parse(readFileSync(path, 'utf8'))
  manifest.clips[clip].recorded = true
  writeFileSync(path, JSON.stringify(manifest))
}

/** A mall whose counter has words that no voice knows. */
function orchidMall(folder: string): string {
  const mall = aMall()
  const counters = mall.counters.map((counter, at) =>
    at === 0 ? { ...counter, name: { id: 'Gerai Anggrek 3', en: 'Orchid Booth 3' } } : counter,
  )
  const file = join(folder, 'mall.json')
  writeFileSync(file, JSON.stringify({ ...mall, counters }))
  return file
}

const tone = (rate: number, seconds: number, amplitude: number, hertz = 440) =>
  Float32Array.from(
    { length: Math.round(rate * seconds) },
    (_, at) => amplitude * Math.sin((2 * Math.PI * hertz * at) / rate),
  )

/** As a recorder gives it: 48 kHz, two channels, 24 bit, with silence around the word and a little hiss. */
function recorded(hertz: number, amplitude: number): Uint8Array {
  const word = tone(MICROPHONE_RATE, 0.4, amplitude, hertz)
  const silence = MICROPHONE_RATE * 0.5
  const bytes = new Uint8Array(44 + (word.length + 2 * silence) * 6)
  const view = new DataView(bytes.buffer)
  const head = encodeWav({ sampleRate: MICROPHONE_RATE, samples: new Float32Array() })
  bytes.set(head)
  view.setUint32(4, bytes.length - 8, true)
  view.setUint16(22, 2, true)
  view.setUint32(28, MICROPHONE_RATE * 6, true)
  view.setUint16(32, 6, true)
  view.setUint16(34, 24, true)
  view.setUint32(40, bytes.length - 44, true)
  for (let at = 0; at < word.length + 2 * silence; at++) {
    const hiss = 0.0004 * Math.sin(at * 1.7)
    const value = Math.round(((word[at - silence] ?? 0) + hiss) * 8_388_607)
    for (const channel of [0, 3]) {
      view.setUint8(44 + at * 6 + channel, value & 255)
      view.setInt16(45 + at * 6 + channel, value >> 8, true)
    }
  }
  return bytes
}

describe('antre voice check', () => {
  it('the shipped voice says everything of the demo mall', async () => {
    const checked = await antre('voice', 'check')
    expect(checked).toMatchObject({ code: 0, stderr: '' })
    expect(checked.stdout).toContain('id: everything can be said')
    expect(checked.stdout).toContain('en: everything can be said')
  })

  it('names the words of another mall that are missing, and what to do', async () => {
    using folder = temporaryFolder()
    const mall = orchidMall(folder.path)
    const { code, stdout } = await antre('voice', 'check', '--mall', mall)
    expect(code).toBe(1)
    expect(stdout).toContain('missing    word-gerai-anggrek.wav  "gerai anggrek"')
    expect(stdout).toContain('missing    word-orchid-booth.wav  "orchid booth"')
    expect(stdout).toContain(`"antre voice build --language id --mall ${mall}" makes what is missing`)
  })

  it('finds files that are gone, empty, at another rate, too soft, crackling, or say old words', async () => {
    using folder = temporaryFolder()
    const voice = harmedVoice(folder.path)
    const { code, stdout } = await antre('voice', 'check', '--language', 'id', '--voice', voice)
    expect(code).toBe(1)
    for (const line of [
      'no file    n-7.wav',
      'no sound   n-8.wav',
      'no sound   letter-a.wav',
      'rate       letter-b.wav is at 44100 Hz',
      'too soft   letter-c.wav',
      'too loud   letter-d.wav',
      'crackles   letter-d.wav',
      'old words  say-proceed.wav says "silakan ke", but it should say "silakan menuju"',
    ])
      expect(stdout).toContain(line)
    expect(stdout.match(/^ {2}(no|rate|too|crackles|old|missing)/gm)).toHaveLength(8)
  })

  it('a folder without a voice, a language without words, a document that is none', async () => {
    using folder = temporaryFolder()
    const none = await antre('voice', 'check', '--language', 'id', '--voice', folder.path)
    expect(none.code).toBe(1)
    expect(none.stdout).toContain('there is no voice')
    expect((await antre('voice', 'check', '--language', 'tet')).stderr).toContain('antre: unknown-language:')
    writeFileSync(join(folder.path, 'no.json'), '{}')
    const wrong = await antre('voice', 'check', '--mall', join(folder.path, 'no.json'))
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('antre: invalid-mall:') })
  })
})

describe('antre mall check', () => {
  const named = (folder: string, ...names: Record<string, string>[]) => {
    const mall = aMall()
    const counters = mall.counters.map((counter, at) => ({ ...counter, name: names[at] ?? counter.name }))
    const file = join(folder, 'mall.json')
    writeFileSync(file, JSON.stringify({ ...mall, counters }))
    return file
  }

  it('says nothing of counters whose names the voice has', async () => {
    expect(await antre('mall', 'check', KUPANG)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^ok: [^\n]+$/),
    })
  })

  it('warns of each name that cannot be said whole, in each language, and says what to do', async () => {
    using folder = temporaryFolder()
    const pajak = { id: 'Loket Pajak 1', en: 'Counter 1' }
    const file = named(folder.path, pajak, { id: 'Pojok Baca A', en: 'Reading Corner A' })
    const { code, stdout } = await antre('mall', 'check', file)
    expect(code).toBe(0)
    expect(stdout.match(/^warning.*/gm)).toEqual([
      'warning: id: the voice has no clip for "Pajak" of the counter "Loket Pajak 1"; its calls ask to look at the screen',
      'warning: id: the voice has no clip for "Pojok", "Baca" of the counter "Pojok Baca A"; its calls ask to look at the screen',
      'warning: en: the voice has no clip for "Reading", "Corner" of the counter "Reading Corner A"; its calls ask to look at the screen',
    ])
    expect(stdout).toContain(`"antre voice build --language id --mall ${file}", or record them`)
    expect(stdout).toContain(`"antre voice build --language en --mall ${file}", or record them`)
  })

  it('warns no more once the voice has the words', async () => {
    using folder = temporaryFolder()
    const file = named(folder.path, { id: 'Loket Pajak 1', en: 'Counter 1' })
    const voice = copyOfVoice(folder.path)
    standInForEspeak(folder.path)
    await antre('voice', 'build', '--mall', file, '--out', voice)
    expect((await antre('mall', 'check', file, '--voice', voice)).stdout).not.toContain('warning')
  })
})

describe('antre voice build', () => {
  it('without espeak-ng: a coded error that says how to get it, and nothing is changed', async () => {
    using folder = temporaryFolder()
    vi.stubEnv('PATH', '/nowhere')
    const out = join(folder.path, 'voice')
    const built = await antre('voice', 'build', '--language', 'id', '--out', out)
    expect(built.code).toBe(1)
    expect(built.stderr).toMatch(/^antre: no-espeak: id: "nomor antrean".*sudo apt install espeak-ng/)
    expect(existsSync(out)).toBe(false)
  })

  it('needs no espeak-ng where nothing is missing', async () => {
    using folder = temporaryFolder()
    vi.stubEnv('PATH', '/nowhere')
    const voice = copyOfVoice(folder.path)
    const built = await antre('voice', 'build', '--out', voice)
    expect(built).toMatchObject({ code: 0, stderr: '' })
    expect(readFileSync(join(voice, 'id', 'n-3.wav'))).toEqual(readFileSync(join(SHIPPED, 'id', 'n-3.wav')))
  })

  it('makes anew all that the check finds wrong, and nothing else', async () => {
    using folder = temporaryFolder()
    const voice = harmedVoice(folder.path)
    standInForEspeak(folder.path)
    const built = await antre('voice', 'build', '--language', 'id', '--out', voice)
    expect(built).toMatchObject({ code: 0, stderr: '' })
    expect(built.stdout).toMatch(/^id: 7 clips made/)
    const checked = await antre('voice', 'check', '--language', 'id', '--voice', voice)
    expect(checked).toMatchObject({ code: 0, stdout: expect.stringContaining('id: everything can be said') })
    expect(readFileSync(join(voice, 'id', 'n-3.wav'))).toEqual(readFileSync(join(SHIPPED, 'id', 'n-3.wav')))
  })

  it('keeps a recording that sounds wrong and says what to do; one that is gone the machine says', async () => {
    using folder = temporaryFolder()
    const voice = harmedVoice(folder.path)
    for (const clip of ['letter-b', 'letter-c', 'n-7']) markRecorded(voice, clip)
    const recordings = ['letter-b', 'letter-c'].map((clip) => join(voice, 'id', `${clip}.wav`))
    const before = recordings.map((file) => readFileSync(file))
    standInForEspeak(folder.path)
    const built = await antre('voice', 'build', '--language', 'id', '--out', voice)
    expect(built.code).toBe(1)
    expect(built.stderr).toContain('rate       letter-b.wav is at 44100 Hz')
    expect(built.stderr).toContain('too soft   letter-c.wav')
    expect(built.stderr).toContain('record these again, then "antre voice import DIR --language id"')
    expect(recordings.map((file) => readFileSync(file))).toEqual(before)
    expect(existsSync(join(voice, 'id', 'n-7.wav'))).toBe(true)
    const { code, stdout } = await antre('voice', 'check', '--language', 'id', '--voice', voice)
    expect(code).toBe(1)
    expect(stdout.match(/^ {2}(no|rate|too|crackles|old|missing)/gm)).toHaveLength(2)
    expect(stdout).toContain('"antre voice import DIR --language id"')
    expect(stdout).not.toContain('"antre voice build')
  })

  it("keeps the mall's own bell, at the rate and loudness of a bell", async () => {
    using folder = temporaryFolder()
    vi.stubEnv('PATH', '/nowhere')
    const voice = copyOfVoice(folder.path)
    const bell = join(voice, 'chime.wav')
    writeFileSync(bell, encodeWav({ sampleRate: 44_100, samples: tone(44_100, 1.5, 0.9) }))
    expect((await antre('voice', 'check', '--voice', voice)).stdout).toContain('too loud   ../chime.wav')
    expect(await antre('voice', 'build', '--out', voice)).toMatchObject({ code: 0, stderr: '' })
    expect(await antre('voice', 'check', '--voice', voice)).toMatchObject({ code: 0 })
    const own = readFileSync(bell)
    expect((decodeWav(own)?.samples.length ?? 0) / CLIP_RATE).toBeCloseTo(1.5, 2)
    await antre('voice', 'build', '--out', voice)
    expect(readFileSync(bell)).toEqual(own)
  })

  it('makes what another mall needs, keeps the rest, and then it can be said', async () => {
    using folder = temporaryFolder()
    const voice = copyOfVoice(folder.path)
    const mall = orchidMall(folder.path)
    standInForEspeak(folder.path)
    const built = await antre('voice', 'build', '--language', 'id', '--mall', mall, '--out', voice)
    expect(built).toMatchObject({ code: 0, stderr: '' })
    expect(built.stdout).toMatch(/^id: 3 clips made, 129 kept/)
    const checked = await antre('voice', 'check', '--language', 'id', '--mall', mall, '--voice', voice)
    expect(checked.code).toBe(0)
    const said = await antre(
      ...['voice', 'say', 'A-012', '1', '--mall', mall, '--voice', voice, '--no-play'],
      ...['--out', join(folder.path, 'call.wav')],
    )
    expect(said.stdout).toContain('silakan menuju gerai anggrek tiga')
  })

  it('makes a voice from nothing, bell included; --anew makes it again', async () => {
    using folder = temporaryFolder()
    standInForEspeak(folder.path)
    const out = join(folder.path, 'voice')
    expect(await antre('voice', 'build', '--language', 'en', '--out', out)).toMatchObject({ code: 0 })
    expect(await antre('voice', 'check', '--language', 'en', '--voice', out)).toMatchObject({ code: 0 })
    const again = await antre('voice', 'build', '--language', 'en', '--out', out, '--anew')
    expect(again.stdout).toContain(', 0 kept')
  })

  it('an espeak-ng that does not know the language is no silence', async () => {
    using folder = temporaryFolder()
    programs(folder.path, {
      'espeak-ng': `case "$*" in *--version*) exit 0 ;; esac; echo 'no such voice' >&2; exit 1`,
    })
    const built = await antre('voice', 'build', '--language', 'id', '--out', join(folder.path, 'voice'))
    expect(built).toMatchObject({ code: 1, stderr: expect.stringContaining('antre: espeak-failed: id,') })
    expect(built.stderr).toContain('no such voice')
  })
})

/** The example set: six words of an announcement, each at another pitch and strength. */
const EXAMPLE = ['say-queue-number', 'letter-a', 'n-3', 'n-12', 'say-proceed', 'word-loket'] as const

function exampleSet(folder: string): string {
  const place = join(folder, 'recordings')
  mkdirSync(place, { recursive: true })
  EXAMPLE.forEach((clip, at) => {
    writeFileSync(join(place, `${clip}.wav`), recorded(300 + 80 * at, 0.7 - 0.1 * at))
  })
  return place
}

describe('a manifest that names files elsewhere', () => {
  const naming = (voice: string, file: string) => {
    const path = join(voice, 'id', 'voice.json')
    const manifest = JSON.parse(readFileSync(path, 'utf8'))
    manifest.clips['word-old'] = { file, seconds: 1, text: 'old' }
    writeFileSync(path, JSON.stringify(manifest))
  }

  it('has none of them removed or read, and nothing is changed', async () => {
    using folder = temporaryFolder()
    standInForEspeak(folder.path)
    const voice = copyOfVoice(folder.path)
    const own = join(folder.path, 'own.txt')
    writeFileSync(own, 'mine')
    const before = readFileSync(join(voice, 'id', 'n-3.wav'))
    const recordings = exampleSet(folder.path)
    for (const [file, ...words] of [
      ['../../own.txt', 'build', '--anew'],
      [own, 'import', recordings],
      ['../chime.wav', 'build'],
    ] as const) {
      naming(voice, file)
      const ended = await antre('voice', ...words, '--language', 'id', '--out', voice)
      expect(ended).toMatchObject({ code: 1, stderr: expect.stringContaining('antre: broken-voice: ') })
    }
    expect(readFileSync(own, 'utf8')).toBe('mine')
    expect(readFileSync(join(voice, 'id', 'n-3.wav'))).toEqual(before)
  })

  it('is none when its language is a way out of the folder', async () => {
    using folder = temporaryFolder()
    const voice = copyOfVoice(folder.path)
    const path = join(voice, 'id', 'voice.json')
    writeFileSync(path, readFileSync(path, 'utf8').replace('"language": "id"', '"language": "../.."'))
    const checked = await antre('voice', 'check', '--language', 'id', '--voice', voice)
    expect(checked.stdout).toContain('there is no voice')
  })
})

describe('antre voice import', () => {
  it('recordings of a few words become clips like the others, and announcements use them', async () => {
    using folder = temporaryFolder()
    vi.stubEnv('PATH', '/nowhere')
    const recordings = exampleSet(folder.path)
    const out = join(folder.path, 'voice')
    const imported = await antre('voice', 'import', recordings, '--language', 'id', '--out', out)
    expect(imported).toMatchObject({ code: 0, stderr: '' })
    expect(imported.stdout).toMatch(/^id: 6 recordings put in; 6 of \d+ clips are now a person's$/)

    const clip = (name: string) => decodeWav(readFileSync(join(out, 'id', `${name}.wav`)))
    for (const name of EXAMPLE) {
      const { sampleRate = 0, samples = new Float32Array() } = clip(name) ?? {}
      expect(sampleRate).toBe(CLIP_RATE)
      expect(samples.length / CLIP_RATE).toBeGreaterThan(0.38)
      expect(samples.length / CLIP_RATE).toBeLessThan(0.45)
      expect(Math.abs(loudness(samples, CLIP_RATE, WORD_BLOCK_MS) - CLIP_LOUDNESS)).toBeLessThan(0.2)
      expect([samples[0], samples.at(-1)]).toEqual([expect.closeTo(0, 2), expect.closeTo(0, 2)])
    }

    const { clips } = JSON.parse(readFileSync(join(out, 'id', 'voice.json'), 'utf8'))
    expect(clips['n-3'].recorded).toBe(true)
    expect(clips['n-4'].recorded).toBeUndefined()
    // No machine says "tiga" at the end of a sentence when a person says it elsewhere.
    expect(clips['n-3-end']).toBeUndefined()
    expect(existsSync(join(out, 'id', 'n-3-end.wav'))).toBe(false)
    const checked = await antre('voice', 'check', '--language', 'id', '--voice', out)
    expect(checked.code).toBe(0)
    expect(checked.stdout).toContain('optional   n-3-end.wav  "tiga" (end)')

    const call = join(folder.path, 'call.wav')
    const said = await antre('voice', 'say', 'A-012', '3', '--voice', out, '--out', call, '--clips')
    expect(said.stdout).toContain('Nomor antrean, A, nol dua belas, silakan menuju loket tiga')
    const { samples = new Float32Array() } = decodeWav(readFileSync(call)) ?? {}
    for (const name of EXAMPLE) {
      const from = Math.round(
        Number(new RegExp(`([\\d.]+) to [\\d.]+ {2}${name}$`, 'm').exec(said.stdout)?.[1]) * CLIP_RATE,
      )
      const own = clip(name)?.samples ?? new Float32Array()
      // The time is told in hundredths of a second.
      const near = Array.from({ length: 460 }, (_, shift) => from - 230 + shift)
      const closest = Math.min(...near.map((at) => difference(samples.subarray(at, at + own.length), own)))
      expect(closest, name).toBeLessThan(1e-4)
    }
  })

  it("takes away no machine's clip that nothing could replace, however it sounds", async () => {
    using folder = temporaryFolder()
    const voice = harmedVoice(folder.path)
    vi.stubEnv('PATH', '/nowhere')
    await antre('voice', 'import', exampleSet(folder.path), '--language', 'id', '--out', voice)
    const { stdout } = await antre('voice', 'check', '--language', 'id', '--voice', voice)
    expect(stdout).toContain('too soft   letter-c.wav')
    expect(stdout).toContain('crackles   letter-d.wav')
  })

  it('stays when the rest is made anew', async () => {
    using folder = temporaryFolder()
    const out = join(folder.path, 'voice')
    await antre('voice', 'import', exampleSet(folder.path), '--language', 'id', '--out', out)
    const mine = readFileSync(join(out, 'id', 'n-12.wav'))
    standInForEspeak(folder.path)
    expect(await antre('voice', 'build', '--language', 'id', '--out', out, '--anew')).toMatchObject({
      code: 0,
    })
    expect(readFileSync(join(out, 'id', 'n-12.wav'))).toEqual(mine)
    expect(readFileSync(join(out, 'id', 'n-4.wav'))).not.toEqual(readFileSync(join(SHIPPED, 'id', 'n-4.wav')))
  })

  it('takes what is good and says of each other file why not', async () => {
    using folder = temporaryFolder()
    vi.stubEnv('PATH', '/nowhere')
    const place = join(folder.path, 'recordings')
    mkdirSync(join(place, 'id'), { recursive: true })
    const put = (file: string, bytes: Uint8Array | string) => writeFileSync(join(place, 'id', file), bytes)
    put('n-1.WAV', recorded(300, 0.5))
    put('n-2.wav', encodeWav({ sampleRate: 44_100, samples: tone(44_100, 0.5, 5) }))
    put('n-4.wav', encodeWav({ sampleRate: 44_100, samples: new Float32Array(44_100) }))
    put('n-5.wav', 'not a sound')
    put('n-6.wav', encodeWav({ sampleRate: 44_100, samples: tone(44_100, 12, 0.5) }))
    put('n-9.wav', encodeWav({ sampleRate: 0, samples: tone(44_100, 0.5, 0.5) }))
    put('n-10.wav', encodeWav({ sampleRate: 20, samples: tone(44_100, 0.5, 0.5) }))
    put('n-11.wav', encodeWav({ sampleRate: 4_294_967_295, samples: tone(44_100, 0.5, 0.5) }))
    put('tujuh.wav', recorded(300, 0.5))
    put('notes.txt', 'microphone: 20 cm')
    const imported = await antre('voice', 'import', place, '--out', join(folder.path, 'voice'))
    expect(imported.code).toBe(1)
    expect(imported.stdout).toContain('id: 1 recordings put in')
    for (const [file, why] of [
      ['n-2', 'too loud'],
      ['n-4', 'silent'],
      ['n-5', 'no WAVE file'],
      ['n-6', '12 s long'],
      ['n-9', 'recorded at 0 Hz; use 8000 to 192000 Hz'],
      ['n-10', 'recorded at 20 Hz'],
      ['n-11', 'recorded at 4294967295 Hz'],
      ['tujuh', 'not in the recording list'],
    ])
      expect(imported.stderr).toMatch(new RegExp(`not taken {2}${file}.wav: .*${why}`))
    expect(imported.stderr).not.toContain('notes')
  })

  it('asks which language a folder is in, and for WAVE files in it', async () => {
    using folder = temporaryFolder()
    const asked = await antre('voice', 'import', folder.path)
    expect(asked).toMatchObject({ code: 1, stderr: expect.stringContaining('antre: language-missing:') })
    const empty = await antre(
      'voice',
      'import',
      folder.path,
      '--language',
      'id',
      '--out',
      join(folder.path, 'v'),
    )
    expect(empty).toMatchObject({ code: 1, stderr: expect.stringContaining('antre: no-recordings:') })
  })
})

it('antre voice list: every line a file to record', async () => {
  const { code, stdout } = await antre('voice', 'list', '--language', 'id')
  const [head, ...rows] = stdout.split('\n')
  expect(code).toBe(0)
  expect(head).toBe('file\tsay\ttone\trequired')
  const mall = JSON.parse(readFileSync(KUPANG, 'utf8'))
  expect(rows).toHaveLength(recordingList('id', [mall]).length)
  expect(rows).toContain('n-12.wav\tdua belas\tcomma\tyes')
})

describe('antre voice say', () => {
  const sayTo = (file: string, ...words: string[]) => antre('voice', 'say', ...words, '--out', file)

  it('a call and a notice, in text and as a sound file; where no player is, it says where', async () => {
    using folder = temporaryFolder()
    vi.stubEnv('PATH', '/nowhere')
    const file = join(folder.path, 'said.wav')
    const call = await sayTo(file, 'A-012', '3')
    expect(call).toMatchObject({ code: 0, stderr: '' })
    expect(call.stdout).toContain('Nomor antrean, A, nol dua belas, silakan menuju loket tiga')
    expect(call.stdout).toMatch(/^\d+\.\d\d s, -\d\d\.\d LUFS$/m)
    expect(call.stdout).toContain(`no player that is known; the sound is in ${file}`)
    const seconds = (decodeWav(readFileSync(file))?.samples.length ?? 0) / CLIP_RATE
    expect(call.stdout).toContain(`${seconds.toFixed(2)} s,`)

    const child = await sayTo(file, '--notice', 'lost-child', 'at=3', '--language', 'en')
    expect(child.stdout).toContain('A child is waiting for its family. Please proceed to counter three')
    const soon = await sayTo(file, '--notice', 'closing-soon', 'minutes=15', '--no-chime')
    expect(soon.stdout).toContain('Semua loket tutup dalam lima belas menit')
  })

  it('plays it with the first player of the system that can', async () => {
    using folder = temporaryFolder()
    const file = join(folder.path, 'said.wav')
    const heard = join(folder.path, 'heard')
    programs(folder.path, { paplay: 'echo no server >&2; exit 1', aplay: `/bin/cat "$1" > '${heard}'` })
    const said = await sayTo(file, 'A-001', '3')
    expect(said).toMatchObject({ code: 0, stdout: expect.stringContaining('played with aplay') })
    expect(readFileSync(heard)).toEqual(readFileSync(file))
    programs(folder.path, { aplay: 'echo no sound card >&2; exit 1' })
    const deaf = await sayTo(file, 'A-001', '3')
    expect(deaf).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^antre: not-played: aplay: no sound card; the sound is in/),
    })
  })

  it('a wish that is none', async () => {
    const wrong = async (...words: string[]) => (await antre('voice', 'say', ...words)).stderr
    expect(await wrong('A-012')).toContain('antre: what-to-say:')
    expect(await wrong('--notice', 'parade')).toMatch(/^antre: unknown-notice: .*closing-soon, /)
    expect(await wrong('--notice', 'lost-child')).toContain('as in: antre voice say --notice lost-child at=3')
    expect(await wrong('--notice', 'break', 'until=25:00')).toContain(
      'antre: notice-invalid: until is invalid',
    )
    expect(await wrong('A-012', '3', '--voice', '/nowhere')).toContain('antre: no-voice:')
  })
})

function difference(one: Float32Array, other: Float32Array): number {
  if (one.length !== other.length) return Number.POSITIVE_INFINITY
  return one.reduce((most, sample, at) => Math.max(most, Math.abs(sample - (other[at] ?? 9))), 0)
}
