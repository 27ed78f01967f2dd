import { openCable } from '../pty/cable.ts'
import type { BoardFormat } from './frame.ts'

/** What is to be seen on a board. */
export interface OnBoard {
  /** The letters, without the spaces around them; of a lamp `on`. Empty: dark. */
  readonly text: string
  /** Whether it blinks by itself. */
  readonly blinks: boolean
}

/** A board at the end of a serial line, for tests and demonstrations. */
export interface VirtualBoard {
  /** What `openBoard` opens. */
  readonly path: string
  readonly shown: () => OnBoard
  /** All that was shown, each change once. */
  readonly seen: readonly OnBoard[]
  /** Frames that came, changes or not; those that were none are in `broken`. */
  readonly frames: () => number
  readonly broken: () => number
  /** Its power fails and comes back, the line stays: all dark. */
  readonly powerCycle: () => void
  /** Takes no more bytes, as a hung controller. */
  readonly hang: () => void
  /** Goes on after `hang`. */
  readonly resume: () => void
  readonly unplug: () => Promise<void>
  readonly plugIn: () => Promise<void>
  readonly close: () => Promise<void>
}

const DARK: OnBoard = { text: '', blinks: false }

/** Makes a board whose line can be opened at `path`, and plugs it in. Linux only. */
export async function openVirtualBoard(path: string, format: BoardFormat): Promise<VirtualBoard> {
  const seen: OnBoard[] = []
  let shown = DARK
  let frames = 0
  let broken = 0

  function show(next: OnBoard): void {
    if (next.text !== shown.text || next.blinks !== shown.blinks) seen.push(next)
    shown = next
  }

  const cable = await openCable(path, (stream) => {
    show(DARK)
    const read = frameCutter(format)
    stream.on('data', (chunk: Buffer) => {
      for (const frame of read(chunk)) {
        const next = decode(format, frame)
        if (next === 'not-mine') continue
        if (next === null) broken += 1
        else {
          frames += 1
          show(next)
        }
      }
    })
  })
  return {
    path,
    shown: () => shown,
    seen,
    frames: () => frames,
    broken: () => broken,
    powerCycle: () => show(DARK),
    hang: () => void cable.stream()?.pause(),
    resume: () => void cable.stream()?.resume(),
    unplug: cable.unplug,
    plugIn: cable.plugIn,
    close: cable.unplug,
  }
}

/** Cuts the bytes where this kind of board does: at a line end, at ETX, or by length. */
function frameCutter(format: BoardFormat): (chunk: Buffer) => Buffer[] {
  let rest = Buffer.alloc(0)
  const endOf = (bytes: Buffer): number => {
    if (format.kind === 'lamp') return bytes.length >= format.on.length ? format.on.length - 1 : -1
    return bytes.indexOf(format.kind === 'framed' ? 0x03 : 0x0a)
  }
  return (chunk) => {
    const found: Buffer[] = []
    rest = Buffer.concat([rest, chunk])
    for (let end = endOf(rest); end >= 0; end = endOf(rest)) {
      found.push(rest.subarray(0, end + 1))
      rest = rest.subarray(end + 1)
    }
    return found
  }
}

function decode(format: BoardFormat, frame: Buffer): OnBoard | 'not-mine' | null {
  const text = frame.toString('latin1')
  switch (format.kind) {
    case 'plain': {
      const [, shown] = /^([ A-Z0-9-]*)\r\n$/.exec(text) ?? []
      return shown === undefined || shown.length !== format.width
        ? null
        : { text: shown.trim(), blinks: false }
    }
    case 'commands': {
      if (text === 'CLEAR\r\n') return DARK
      const [, word, number] = /^(CALL|SHOW) ([A-Z0-9]+-\d+)\r\n$/.exec(text) ?? []
      return number === undefined ? null : { text: number, blinks: word === 'CALL' }
    }
    case 'framed':
      return decodeFramed(format.address, format.width, frame)
    case 'lamp':
      if (frame.equals(format.on)) return { text: 'on', blinks: false }
      if (frame.equals(format.off)) return DARK
      return format.flash && frame.equals(format.flash) ? { text: 'on', blinks: true } : null
    default:
      return format satisfies never
  }
}

function decodeFramed(address: number, width: number, frame: Buffer): OnBoard | 'not-mine' | null {
  if (frame[0] !== 0x02) return null
  const text = frame.subarray(1, -1).toString('latin1')
  const [, body, to, mode, shown, sum] = /^((\d\d)([012])([ A-Z0-9-]*))([0-9A-F]{2})$/.exec(text) ?? []
  if (body === undefined || shown?.length !== width) return null
  const real = [...body].reduce((all, letter) => all ^ letter.charCodeAt(0), 0)
  if (Number.parseInt(sum ?? '', 16) !== real) return null
  if (Number(to) !== address) return 'not-mine'
  return mode === '0' ? DARK : { text: shown.trim(), blinks: mode === '2' }
}
