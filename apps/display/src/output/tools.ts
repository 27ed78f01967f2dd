import { NO_OUTPUT, type OutputReading, reading, UNKNOWN } from './reading.ts'
import type { Run, Said } from './run.ts'

/** Reads the default output by one program; null when the PC has no such program. */
export interface Tool {
  readonly program: string
  readonly read: (run: Run) => Promise<OutputReading | null>
}

/** What a sound server plays into when it has no hardware (PulseAudio's module-always-sink, PipeWire's fallback sink). */
const DUMMY = /^auto_null$/

/**
 * WirePlumber, the session manager of PipeWire. `wpctl get-volume @DEFAULT_AUDIO_SINK@` says `Volume: 0.40`, and
 * `Volume: 0.40 [MUTED]`; the figure is that of the volume slider and may exceed 1. While there is no default sink it
 * says `Translate ID error: '-1' is not a valid ID (returned by default-nodes-api)`, which also happens before the
 * session manager has chosen one: so the sinks are looked at. Seen with WirePlumber 0.4.13 and PipeWire 0.3.65.
 */
const wpctl: Tool = {
  program: 'wpctl',
  async read(run) {
    const said = await run('wpctl', ['get-volume', '@DEFAULT_AUDIO_SINK@'])
    if (said === null) return null
    if (/'-1' is not a valid ID/.test(said.error + said.out)) {
      const status = await run('wpctl', ['status'])
      return hasNoSink(status?.out ?? '') ? NO_OUTPUT : UNKNOWN
    }
    const [, volume, muted] = /^Volume: (\d+(?:\.\d+)?)( \[MUTED\])?/m.exec(said.out) ?? []
    if (volume === undefined) return UNKNOWN
    const about = await run('wpctl', ['inspect', '@DEFAULT_AUDIO_SINK@'])
    const name = /node\.name = "([^"]+)"/.exec(about?.out ?? '')?.[1] ?? ''
    return DUMMY.test(name) ? NO_OUTPUT : reading(muted !== undefined, Math.min(1, Number(volume)))
  },
}

/** `wpctl status` lists ` │  *   36. hall   [vol: 1.00]` below ` ├─ Sinks:`, and an empty branch when there are none. */
function hasNoSink(status: string): boolean {
  const [, sinks] = /├─ Sinks:\n([^├└]*)/.exec(status) ?? []
  return sinks !== undefined && !/\d+\. /.test(sinks)
}

/**
 * PulseAudio, and PipeWire in its place. `pactl get-sink-mute @DEFAULT_SINK@`: `Mute: no`. `pactl get-sink-volume …`:
 * `Volume: front-left: 26214 /  40% / -23.88 dB,   front-right: …` (seen with PulseAudio 16.1; before 15 there were no
 * such commands, and the answer is `No valid command specified.`). Without hardware the default sink is `auto_null`,
 * without a server the answer `Connection failure: Connection refused`.
 */
const pactl: Tool = {
  program: 'pactl',
  async read(run) {
    const sink = await run('pactl', ['get-default-sink'])
    if (sink === null) return null
    if (sink.code !== 0) return UNKNOWN
    if (DUMMY.test(sink.out.trim()) || sink.out.trim() === '@DEFAULT_SINK@') return NO_OUTPUT
    const muted = await run('pactl', ['get-sink-mute', '@DEFAULT_SINK@'])
    const [, mute] = /^Mute: (yes|no)$/m.exec(muted?.out ?? '') ?? []
    if (mute === undefined) return UNKNOWN
    const volume = await run('pactl', ['get-sink-volume', '@DEFAULT_SINK@'])
    return reading(mute === 'yes', loudest(volume, /\/\s+(\d+)% \//g))
  },
}

/** Names that cards give to what their output goes through, the usual first. */
const CONTROLS = ['Master', 'PCM', 'Speaker', 'Digital']

/**
 * ALSA without a sound server. `amixer sget Master` says for each channel `Front Left: Playback 65536 [100%] [on]`, some
 * with a dB figure between; `[off]` is muted, and a control without a switch says neither (amixer(1), alsa-utils). A card
 * without such a control: `amixer: Unable to find simple control 'Master',0`. No card at all: alsa-lib's
 * `(parse_card) cannot find card '0'` (seen with alsa-utils 1.2.8).
 */
const amixer: Tool = {
  program: 'amixer',
  async read(run) {
    for (const control of CONTROLS) {
      const said = await run('amixer', ['sget', control])
      if (said === null) return null
      if (/cannot find card/.test(said.error)) return NO_OUTPUT
      const channels = said.out.split('\n').filter((line) => /: Playback -?\d+ \[\d+%\]/.test(line))
      if (channels.length === 0) continue
      const off = channels.every((line) => line.includes('[off]'))
      return reading(off, loudest({ ...said, out: channels.join('\n') }, /\[(\d+)%\]/g))
    }
    return UNKNOWN
  },
}

/**
 * macOS. `osascript -e 'get volume settings'` says `output volume:50, input volume:75, alert volume:100, output
 * muted:false`; both are `missing value` for an output that has no volume of its own, such as HDMI (Apple Technical Q&A
 * QA1016 and AppleScript's StandardAdditions).
 */
const osascript: Tool = {
  program: 'osascript',
  async read(run) {
    const said = await run('osascript', ['-e', 'get volume settings'])
    if (said === null) return null
    const [, volume] = /output volume:(\d+|missing value)/.exec(said.out) ?? []
    const [, muted] = /output muted:(true|false|missing value)/.exec(said.out) ?? []
    if (volume === undefined || muted === undefined) return UNKNOWN
    return reading(muted === 'true', volume === 'missing value' ? null : Number(volume) / 100)
  },
}

/**
 * The tools of a platform, the one that knows most first. Windows tells its volume to programs alone that speak COM, by
 * no command that comes with it: there the output stays unknown, and what the browser sees is all.
 */
export function toolsOf(platform: NodeJS.Platform): readonly Tool[] {
  switch (platform) {
    case 'linux':
    case 'freebsd':
    case 'openbsd':
      return [wpctl, pactl, amixer]
    case 'darwin':
      return [osascript]
    default:
      return []
  }
}

/** The loudest channel, 0..1; null when none is told. */
function loudest(said: Said | null, percent: RegExp): number | null {
  const told = [...(said?.out ?? '').matchAll(percent)].map(([, figure]) => Number(figure) / 100)
  return told.length === 0 ? null : Math.min(1, Math.max(...told))
}
