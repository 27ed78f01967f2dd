import { cpSync, existsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { clipsOf, recordingList, recordingTable, type Take } from '@antre/speech'
import { encodeWav, loudness, renderAnnouncement, type Sound } from '@antre/speech/sound'
import { Command, Option } from 'commander'
import { fail } from '../fail.ts'
import { checkVoice, faultLine, recordAgain } from '../voice/check.ts'
import { ESPEAK_HELP, hasEspeak } from '../voice/espeak.ts'
import {
  languagesIn,
  mallsIn,
  manifestPath,
  refuseBroken,
  soundsOf,
  VOICE_FOLDER,
  voiceIn,
} from '../voice/folders.ts'
import { makeVoice, type Plan, planVoice } from '../voice/make.ts'
import { play } from '../voice/play.ts'
import { type Recordings, recordingsIn } from '../voice/recordings.ts'
import { wished } from '../voice/say.ts'

interface Common {
  language?: string[]
  mall?: string[]
}

/** `antre voice check|build|import|list|say`: the clips that announcements are put together from. */
export function voiceCommand(): Command {
  const voice = new Command('voice').description('check, make, record and hear the voice of announcements')
  withMall(voice.command('check'))
    .description('list what a voice lacks for a mall, and clips that are missing, broken or too loud')
    .option('--voice <dir>', 'the voice', VOICE_FOLDER)
    .action(check)
  withMall(voice.command('build'))
    .description('make the clips that are missing or wrong, with espeak-ng')
    .option('--out <dir>', 'the voice to complete', VOICE_FOLDER)
    .option('--anew', 'make all of them again, except recordings')
    .action(build)
  withMall(voice.command('import'))
    .description('put recordings in place of the machine voice')
    .argument('<dir>', 'WAVE files named as in "antre voice list"')
    .option('--out <dir>', 'the voice to put them into', VOICE_FOLDER)
    .action(importRecordings)
  withMall(voice.command('list'))
    .description('print what a person has to record: file, words, tone, required')
    .action(list)
  withMall(voice.command('say'), 'id, en (id)')
    .description('say a call, as in: say "A-012" 3; or with --notice: say --notice lost-child at=3')
    .argument('[words...]', 'number and counter, or values of the notice')
    .option('--notice <template>', 'a notice by staff instead of a call')
    .option('--voice <dir>', 'the voice', VOICE_FOLDER)
    .option('--out <file>', 'where to put the sound')
    .addOption(
      new Option('--style <style>', 'how numbers are read').choices(['number', 'digits']).default('number'),
    )
    .option('--clips', 'tell which clip sounds when')
    .option('--no-chime', 'without the bell')
    .option('--no-play', 'only write the file')
    .action(say)
  return voice
}

function withMall(command: Command, languages = 'id, en; again for more than one (all)'): Command {
  const collect = (value: string, before: string[] = []): string[] => [...before, value]
  return command
    .option('--language <code>', languages, collect)
    .option('--mall <file>', 'a mall document; again for more than one (the demo mall)', collect)
}

function check({ voice, language, mall }: Common & { voice: string }) {
  const checked = languagesIn(language).map((code) => checkVoice(voice, code, mall))
  console.log(checked.flatMap(({ lines }) => lines).join('\n'))
  if (!checked.every(({ whole }) => whole)) process.exitCode = 1
}

async function build({ out, language, mall, anew = false }: Common & { out: string; anew?: boolean }) {
  const malls = mallsIn(mall)
  const canSpeak = await hasEspeak()
  for (const code of languagesIn(language)) {
    refuseBroken(out, code)
    const takes = recordingList(code, malls)
    const plan = planVoice(out, code, takes, new Set(), anew ? 'all' : 'wrong')
    if (plan.make.length > 0 && !canSpeak)
      fail('no-espeak', `${code}: ${named(plan.make)} cannot be made, nothing was changed; ${ESPEAK_HELP}`)
    await makeVoice(out, code, plan, takes, new Map(), canSpeak)
    console.log(`${code}: ${plan.make.length} clips made, ${Object.keys(plan.kept).length} kept, in ${out}`)
    advise(code, plan)
  }
}

/** Recordings are somebody's: they are not replaced by a machine, however they sound. */
function advise(language: string, { worn, kept }: Plan) {
  if (worn.length === 0) return
  for (const fault of worn) console.error(`  ${faultLine(fault, kept[fault.clip]?.file ?? fault.clip)}`)
  console.error(recordAgain(language))
  process.exitCode = 1
}

async function importRecordings(folder: string, { out, language, mall }: Common & { out: string }) {
  const canSpeak = await hasEspeak()
  // One folder is one speaker in one language; several need sub-folders.
  const codes = languagesIn(language).filter(
    (code) => language !== undefined || existsSync(join(folder, code)),
  )
  if (codes.length === 0)
    fail('language-missing', `say which language ${folder} is in: --language id; or use sub-folders id, en`)
  for (const code of codes) {
    refuseBroken(out, code)
    const takes = recordingList(code, mallsIn(mall))
    const recordings = recordingsIn(folder, code, takes)
    if (voiceIn(out, code) === null) copyShipped(out, code)
    const plan = planVoice(
      out,
      code,
      takes,
      new Set(recordings.sounds.keys()),
      canSpeak ? 'wrong' : 'missing',
    )
    await makeVoice(out, code, plan, takes, recordings.sounds, canSpeak)
    report(out, code, recordings, canSpeak ? [] : plan.make)
  }
}

/** A partly recorded voice speaks the rest as before. */
function copyShipped(out: string, language: string) {
  if (resolve(out) === resolve(VOICE_FOLDER)) return
  cpSync(join(VOICE_FOLDER, language), join(out, language), { recursive: true })
  if (!existsSync(join(out, 'chime.wav'))) cpSync(join(VOICE_FOLDER, 'chime.wav'), join(out, 'chime.wav'))
}

function report(out: string, language: string, { sounds, refused }: Recordings, unmade: readonly Take[]) {
  const all = Object.values(voiceIn(out, language)?.clips ?? {})
  const recorded = all.filter((clip) => clip.recorded).length
  console.log(
    `${language}: ${sounds.size} recordings put in; ${recorded} of ${all.length - 1} clips are now a person's`,
  )
  for (const { file, why } of refused) console.error(`  not taken  ${file}: ${why}`)
  if (unmade.some(({ required }) => required))
    console.error(`antre: no-espeak: ${named(unmade)} is neither recorded nor can be made; ${ESPEAK_HELP}`)
  if (refused.length > 0 || unmade.some(({ required }) => required)) process.exitCode = 1
}

function list({ language, mall }: Common) {
  const malls = mallsIn(mall)
  const tables = languagesIn(language).map((code) => recordingTable(recordingList(code, malls)))
  console.log(tables.join('\n').trimEnd())
}

interface Say extends Common {
  notice?: string
  voice: string
  out?: string
  style: 'number' | 'digits'
  clips?: true
  chime: boolean
  play: boolean
}

async function say(words: string[], options: Say) {
  const [language = 'id'] = languagesIn(options.language ?? ['id'])
  const voice = voiceIn(options.voice, language)
  if (voice === null) return fail('no-voice', `${manifestPath(options.voice, language)} cannot be read`)
  const { notice, style, chime } = options
  const said = wished({ words, notice, language, style, chime }, mallsIn(options.mall), clipsOf(voice))
  const sounds = [...soundsOf(options.voice, voice, said.clips)]
  const clips = new Map(sounds.flatMap(([clip, sound]): [string, Sound][] => (sound ? [[clip, sound]] : [])))
  const rendered = renderAnnouncement(said.sequence, clips, voice.sampleRate)
  if (!rendered.ok) return fail('missing-clips', `${rendered.missing.join(', ')}; see: antre voice check`)
  const { samples, sampleRate } = rendered.sound
  console.log(said.text)
  if (options.clips)
    for (const { clip, from, to } of rendered.slots)
      console.log(`  ${seconds(from, sampleRate)} to ${seconds(to, sampleRate)}  ${clip}`)
  if (said.missing.length > 0) console.log(`not said, as the voice has no clip: ${said.missing.join(', ')}`)
  console.log(`${seconds(samples.length, sampleRate)} s, ${loudness(samples, sampleRate).toFixed(1)} LUFS`)
  const file = resolve(options.out ?? join(tmpdir(), 'antre-announcement.wav'))
  writeFileSync(file, encodeWav(rendered.sound))
  if (options.play) await hear(file)
  else console.log(`written to ${file}`)
}

async function hear(file: string) {
  const played = await play(file)
  if (played.state === 'failed') fail('not-played', `${played.by}: ${played.why}; the sound is in ${file}`)
  if (played.state === 'no-player')
    console.log(`this system has no player that is known; the sound is in ${file}`)
  else console.log(`played with ${played.by}; the sound is in ${file}`)
}

function seconds(samples: number, sampleRate: number): string {
  return (samples / sampleRate).toFixed(2)
}

function named(takes: readonly Take[]): string {
  const some = takes.slice(0, 5).map(({ text }) => `"${text}"`)
  return takes.length > some.length
    ? `${some.join(', ')} and ${takes.length - some.length} more`
    : some.join(', ')
}
