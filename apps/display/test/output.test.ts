import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { steppedTimers, temporaryFolder } from '@antre/testkit'
import { describe, expect, it } from 'vitest'
import { LOOK_MS, toolProbe, watchOutput } from '../src/output/probe.ts'
import type { OutputReading } from '../src/output/reading.ts'
import { runIn } from '../src/output/run.ts'
import { toolsOf } from '../src/output/tools.ts'

/** Answers of a program by its arguments; to standard error with a `!`, then its exit code. */
type Answers = Readonly<Record<string, string>>

/** What the real tools answered: WirePlumber 0.4.13, PulseAudio 16.1, alsa-utils 1.2.8. */
const WPCTL_GET = 'get-volume @DEFAULT_AUDIO_SINK@'
const WPCTL_NONE = "!Translate ID error: '-1' is not a valid ID (returned by default-nodes-api)"
const wpctlStatus = (sinks: string) =>
  `PipeWire 'pipewire-0' [0.3.65]\n\nAudio\n ├─ Devices:\n │  \n ├─ Sinks:\n${sinks} │  \n ├─ Sink endpoints:\n │  \n`
const inspected = (name: string) =>
  `id 36, type PipeWire:Interface:Node\n  * media.class = "Audio/Sink"\n  * node.name = "${name}"`
const pactl = (sink: string, mute: string, percent: number): Answers => ({
  'get-default-sink': sink,
  'get-sink-mute @DEFAULT_SINK@': `Mute: ${mute}`,
  'get-sink-volume @DEFAULT_SINK@': `Volume: front-left: 26214 /  ${percent}% / -23.88 dB,   front-right: 6554 /  10% / -60.00 dB\n        balance 0.00`,
})
const amixerMaster = (left: string, right: string) =>
  `Simple mixer control 'Master',0\n  Capabilities: pvolume pswitch\n  Playback channels: Front Left - Front Right\n  Limits: Playback 0 - 65536\n  Mono:\n  Front Left: Playback 26214 ${left}\n  Front Right: Playback 26214 ${right}`
const NO_CARD =
  "!ALSA lib confmisc.c:855:(parse_card) cannot find card '0'\namixer: Mixer attach default error: No such file or directory"

/** Reads through real child processes, from a PATH on which only these programs are. */
async function readWith(
  programs: Readonly<Record<string, Answers>>,
  platform: NodeJS.Platform = 'linux',
): Promise<OutputReading> {
  using folder = temporaryFolder()
  for (const [name, answers] of Object.entries(programs))
    writeFileSync(...program(folder.path, name, answers))
  for (const name of Object.keys(programs)) chmodSync(join(folder.path, name), 0o755)
  return await toolProbe(toolsOf(platform), runIn(folder.path)).read()
}

function program(folder: string, name: string, answers: Answers): [string, string] {
  const cases = Object.entries(answers).map(([args, answer]) => {
    const isError = answer.startsWith('!')
    const text = (isError ? answer.slice(1) : answer).replaceAll("'", "'\\''")
    return `'${args}') printf '%s\\n' '${text}'${isError ? ' >&2; exit 1' : ''};;`
  })
  const last = "*) printf 'No valid command specified.\\n' >&2; exit 1;;"
  return [join(folder, name), `#!/bin/sh\ncase "$*" in\n${cases.join('\n')}\n${last}\nesac\n`]
}

describe('the sound output of a PC', () => {
  it.each<[string, Readonly<Record<string, Answers>>, OutputReading]>([
    ['PipeWire', { wpctl: { [WPCTL_GET]: 'Volume: 0.40' } }, { state: 'ready', volume: 0.4 }],
    ['PipeWire, muted', { wpctl: { [WPCTL_GET]: 'Volume: 0.40 [MUTED]' } }, { state: 'muted', volume: 0.4 }],
    [
      'PipeWire, louder than 100 %',
      { wpctl: { [WPCTL_GET]: 'Volume: 1.35' } },
      { state: 'ready', volume: 1 },
    ],
    [
      'PipeWire without a sink',
      { wpctl: { [WPCTL_GET]: WPCTL_NONE, status: wpctlStatus(' │  \n') } },
      { state: 'no-output', volume: null },
    ],
    [
      'PipeWire that has not chosen a sink yet',
      { wpctl: { [WPCTL_GET]: WPCTL_NONE, status: wpctlStatus(' │      36. hall    [vol: 1.00]\n') } },
      { state: 'unknown', volume: null },
    ],
    [
      'PipeWire on its fallback sink',
      { wpctl: { [WPCTL_GET]: 'Volume: 1.00', 'inspect @DEFAULT_AUDIO_SINK@': inspected('auto_null') } },
      { state: 'no-output', volume: null },
    ],
    [
      'wpctl without its server, PulseAudio beside it',
      { wpctl: { [WPCTL_GET]: '!Could not connect to PipeWire' }, pactl: pactl('alsa_output.pci', 'no', 40) },
      { state: 'ready', volume: 0.4 },
    ],
    ['PulseAudio, muted', { pactl: pactl('alsa_output.pci', 'yes', 40) }, { state: 'muted', volume: 0.4 }],
    [
      'PulseAudio without hardware',
      { pactl: pactl('auto_null', 'no', 100) },
      { state: 'no-output', volume: null },
    ],
    [
      'PulseAudio that is not there, ALSA',
      {
        pactl: { 'get-default-sink': '!Connection failure: Connection refused' },
        amixer: { 'sget Master': amixerMaster('[40%] [-23.88dB] [on]', '[38%] [-24.50dB] [on]') },
      },
      { state: 'ready', volume: 0.4 },
    ],
    ['an old PulseAudio that knows no such command', { pactl: {} }, { state: 'unknown', volume: null }],
    [
      'ALSA, muted',
      { amixer: { 'sget Master': amixerMaster('[40%] [off]', '[40%] [off]') } },
      { state: 'muted', volume: 0.4 },
    ],
    [
      'ALSA, muted on one side',
      { amixer: { 'sget Master': amixerMaster('[40%] [off]', '[40%] [on]') } },
      { state: 'ready', volume: 0.4 },
    ],
    [
      'ALSA whose card has no such control',
      {
        amixer: {
          'sget Master': "!amixer: Unable to find simple control 'Master',0",
          'sget PCM': "Simple mixer control 'PCM',0\n  Mono: Playback -200 [12%] [-2.00dB]",
        },
      },
      { state: 'ready', volume: 0.12 },
    ],
    ['ALSA without a card', { amixer: { 'sget Master': NO_CARD } }, { state: 'no-output', volume: null }],
    ['a PC without any tool', {}, { state: 'unknown', volume: null }],
  ])('%s', async (_, programs, expected) => {
    expect(await readWith(programs)).toEqual(expected)
  })

  it.each<[string, string, OutputReading]>([
    [
      'a Mac',
      'output volume:50, input volume:75, alert volume:100, output muted:false',
      { state: 'ready', volume: 0.5 },
    ],
    [
      'a muted Mac',
      'output volume:50, input volume:75, alert volume:100, output muted:true',
      { state: 'muted', volume: 0.5 },
    ],
    [
      'a Mac whose television has the only knob',
      'output volume:missing value, input volume:75, alert volume:100, output muted:missing value',
      { state: 'ready', volume: null },
    ],
  ])('%s', async (_, answer, expected) => {
    expect(await readWith({ osascript: { '-e get volume settings': answer } }, 'darwin')).toEqual(expected)
  })

  it('is unknown on Windows, which has no command for it: never a false alarm', async () => {
    expect(await readWith({ wpctl: { [WPCTL_GET]: WPCTL_NONE } }, 'win32')).toEqual({
      state: 'unknown',
      volume: null,
    })
  })
})

it('looks every ten seconds, tells changes alone, and nothing after its end', async () => {
  const answers: OutputReading[] = [
    { state: 'ready', volume: 0.5 },
    { state: 'ready', volume: 0.5 },
    { state: 'muted', volume: 0.5 },
  ]
  const timers = steppedTimers()
  const told: OutputReading[] = []
  const watch = watchOutput(
    { read: async () => answers.shift() ?? { state: 'unknown', volume: null } },
    timers,
  )
  watch.subscribe((reading) => told.push(reading))
  for (let look = 0; look < 3; look++) {
    expect(await timers.timer()).toBe(LOOK_MS)
    timers.advance(LOOK_MS)
  }
  await timers.timer()
  expect(told.map(({ state }) => state)).toEqual(['ready', 'muted', 'unknown'])
  expect(watch.now()).toEqual(told.at(-1))
  watch.stop()
  expect(timers.pending()).toEqual([])
})
