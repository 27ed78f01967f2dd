import { assertNever } from '@antre/domain'
import { recordingList } from '@antre/speech'
import { type ClipFault, type Inspection, inspectVoice } from '@antre/speech/sound'
import { mallsIn, manifestPath, soundsOf, VOICE_FOLDER, voiceIn } from './folders.ts'

export interface Checked {
  /** False: something cannot be said, or sounds wrong. */
  readonly whole: boolean
  /** For a person. */
  readonly lines: readonly string[]
}

/** Whether the voice of a language can say all that the malls need, and how its clips are. */
export function checkVoice(
  folder: string,
  language: string,
  mallFiles: readonly string[] | undefined,
): Checked {
  const takes = recordingList(language, mallsIn(mallFiles))
  const voice = voiceIn(folder, language)
  const made = buildCommand(folder, language, mallFiles)
  if (voice === null) {
    const path = manifestPath(folder, language)
    return { whole: false, lines: [`${language}: there is no voice: ${path} cannot be read`, todo(made)] }
  }
  const found = inspectVoice(takes, voice, soundsOf(folder, voice))
  const whole = found.missing.length === 0 && found.faults.length === 0
  const worn = found.faults.filter(
    ({ clip, fault }) => voice.clips[clip]?.recorded && fault !== 'no-file' && fault !== 'no-sound',
  )
  const canBeMade = found.missing.length + found.faults.length > worn.length
  const there = takes.length - found.missing.length - found.better.length
  return {
    whole,
    lines: [
      `${language}: ${there} of ${takes.length} clips${levels(found)}`,
      ...found.missing.map(({ clip, text }) => `  missing    ${clip}.wav  "${text}"`),
      ...found.faults.map((fault) => `  ${faultLine(fault, voice.clips[fault.clip]?.file ?? fault.clip)}`),
      ...found.better.map(({ clip, text, tone }) => `  optional   ${clip}.wav  "${text}" (${tone})`),
      ...(whole ? [`${language}: everything can be said`] : []),
      ...(canBeMade ? [todo(made)] : []),
      ...(worn.length > 0 ? [recordAgain(language)] : []),
    ],
  }
}

/** What is to be done about recordings that no machine replaces. */
export function recordAgain(language: string): string {
  return `  to do: a person's recordings are kept as they are: record these again, then "antre voice import DIR --language ${language}"`
}

/** What is wrong with a clip, for a person. */
export function faultLine(fault: ClipFault, file: string): string {
  switch (fault.fault) {
    case 'no-file':
      return `no file    ${file} is in the manifest, but not in the folder`
    case 'no-sound':
      return `no sound   ${file} is empty, silent or no WAVE file`
    case 'rate':
      return `rate       ${file} is at ${fault.hertz} Hz; put recordings in with "antre voice import"`
    case 'quiet':
      return `too soft   ${file} by ${fault.lu.toFixed(1)} LU beside the others`
    case 'loud':
      return `too loud   ${file} by ${fault.lu.toFixed(1)} LU beside the others`
    case 'clipped':
      return `crackles   ${file} has its peaks cut off`
    case 'other-words':
      return `old words  ${file} says "${fault.says}", but it should say "${fault.wanted}"`
    default:
      return assertNever(fault)
  }
}

function levels({ levels }: Inspection): string {
  if (levels === null) return ''
  const { quietest, loudest, peak, seconds } = levels
  const peakDb = (20 * Math.log10(peak)).toFixed(1)
  const range = `${quietest.toFixed(1)} to ${loudest.toFixed(1)} LUFS`
  return `; ${range}, highest peak ${peakDb} dBFS, ${seconds.toFixed(0)} s in all`
}

function todo(made: string): string {
  return `  to do: "${made}" makes what is missing or wrong; to record it instead, see docs/voice.md`
}

/** What makes the clips that malls need and a voice lacks. */
export function buildCommand(folder: string, language: string, mallFiles: readonly string[] = []): string {
  return `antre voice build --language ${language}${flags(folder, mallFiles)}`
}

function flags(folder: string, mallFiles: readonly string[]): string {
  const malls = mallFiles.map((file) => ` --mall ${file}`).join('')
  return folder === VOICE_FOLDER ? malls : `${malls} --out ${folder}`
}
