import type { Duplex } from 'node:stream'
import { type Command, nextCommand } from './commands.ts'
import { type Connection, noise, unreadOn } from './connection.ts'
import { printEngine } from './engine.ts'
import { automaticBytes, isBlocked, type Lever, type Presenter, paperByte, statusByte } from './lever.ts'
import type { Paper } from './paper.ts'
import type { LeverTiming, PeerOptions, PrinterPeer } from './port.ts'
import { type Piece, type RealTime, realTimeFilter } from './real-time.ts'

const DOTS = { 58: 384, 80: 576 } as const
const DEFAULT_SLOW_MS = 20
const DROP_AFTER_LINES = 5

/** What will happen, after so many more lines or bytes. */
interface Armed {
  readonly lever: Lever
  readonly timing: LeverTiming
  lines: number
  bytes: number
}

export function printerPeer(options: PeerOptions = {}): PrinterPeer {
  const { width = 80, clears = true, reports = true, speaksUp = true, slowMs = DEFAULT_SLOW_MS } = options
  const { keep = Number.POSITIVE_INFINITY } = options
  const papers: Paper[] = []
  const listeners = new Set<(paper: Paper) => void>()
  const unknown: Uint8Array[] = []
  const connections = new Set<Connection>()
  const received: Uint8Array[] = []
  const garble = noise(1)
  let lever: Lever = 'ready'
  let presenter: Presenter = options.presenter ? 'empty' : 'none'
  let armed: Armed | null = null
  /** It will finish by itself what paper-out has interrupted. */
  let finishes = false
  let pending = Buffer.alloc(0)
  let asking: Connection | null = null
  let resting = false

  const engine = printEngine(
    { width, dots: DOTS[width] },
    {
      paper: (paper) => {
        papers.push(paper)
        if (papers.length > keep) papers.shift()
        if (presenter === 'empty') presenter = 'untaken'
        for (const listener of listeners) listener(paper)
      },
      unknown: (bytes) => void unknown.push(bytes),
    },
  )

  function setLever(next: Lever, timing: LeverTiming = {}): void {
    const { afterBytes = Number.POSITIVE_INFINITY } = timing
    const byLines = timing.afterLines ?? (next === 'drop-mid-job' ? DROP_AFTER_LINES : 0)
    const lines = timing.afterBytes === undefined ? byLines : Number.POSITIVE_INFINITY
    armed = lines > 0 ? { lever: next, timing, lines, bytes: afterBytes } : null
    if (armed) return
    finishes = next === 'paper-out' && timing.finishes === true
    pull(next)
  }

  function pull(next: Lever): void {
    const before = lever
    if (next === 'drop' || next === 'drop-mid-job') for (const { stream } of connections) stream.destroy()
    if (next === 'power-loss') forgetAll()
    lever = next === 'drop-mid-job' || next === 'power-loss' ? 'ready' : next
    if (before === 'paper-out' && next !== 'paper-out') engine.tear()
    if (before === 'hang' && next !== 'hang') thaw()
    if (before !== lever) speakUp()
    print()
  }

  /** Like `ESC @` of all there is: after it was off and on. */
  function forgetAll(): void {
    pending = Buffer.alloc(0)
    engine.run({ kind: 'initialise' })
    for (const connection of connections) {
      connection.held = []
      connection.speaksUp = false
    }
  }

  function speakUp(): void {
    if (lever === 'hang') return
    for (const connection of connections) {
      if (connection.speaksUp) answer(connection, automaticBytes(lever, presenter))
    }
  }

  /** Receivers work on interrupts: what they obey at once comes before the head moves again. */
  function thaw(): void {
    const alive = [...connections].filter(({ isReset }) => !isReset)
    const held = alive.flatMap((connection) => connection.held.map((piece) => ({ connection, piece })))
    for (const connection of connections) connection.held = []
    for (const { connection, piece } of held) if (piece.kind === 'real-time') obey(piece.command, connection)
    for (const { connection, piece } of held) if (piece.kind === 'data') take(piece.bytes, connection)
  }

  function receive(piece: Piece, connection: Connection): void {
    if (lever === 'hang') connection.held.push(piece)
    else if (piece.kind === 'real-time') obey(piece.command, connection)
    else take(piece.bytes, connection)
  }

  function take(chunk: Uint8Array, connection: Connection): void {
    // After the line broke nothing arrives, not even the rest of what came with it.
    if (connection.stream.destroyed) return
    const isTheLast = armed !== null && chunk.length >= armed.bytes
    const bytes = isTheLast && armed ? chunk.subarray(0, armed.bytes) : chunk
    if (armed) armed.bytes -= bytes.length
    received.push(bytes)
    if (received.length > keep) received.shift()
    pending = Buffer.concat([pending, bytes])
    asking = connection
    print()
    if (!isTheLast || !armed) return
    spring(armed)
    if (bytes.length < chunk.length) take(chunk.subarray(bytes.length), connection)
  }

  /** What was to happen happens. */
  function spring({ lever: next, timing }: Armed): void {
    const { finishes: willFinish = false } = timing
    setLever(next, { afterLines: 0, finishes: willFinish })
  }

  function obey(command: RealTime, connection: Connection): void {
    if (command.kind === 'ask') {
      answer(connection, [statusByte(lever, command.n, presenter)])
      return
    }
    if (!clears || finishes || lever === 'silent') return
    pending = Buffer.alloc(0)
    engine.forget()
    answer(connection, [0x37, 0x25, 0x00])
  }

  function answer({ stream }: Connection, bytes: readonly number[]): void {
    if (lever === 'silent' || stream.destroyed) return
    const reply = Buffer.from(lever === 'garbage' ? bytes.map(garble) : bytes)
    if (lever === 'slow') setTimeout(() => stream.destroyed || stream.write(reply), slowMs)
    else stream.write(reply)
  }

  /** Works off what was received until something stops it. */
  function print(): void {
    while (pending.length > 0 && !resting && !isBlocked(lever)) {
      const next = nextCommand(pending)
      if (next === null) return
      pending = pending.subarray(next.used)
      if (asking) heed(next.command, asking)
      if (engine.run(next.command)) lineDone()
    }
  }

  /** Commands that concern the line they came over. */
  function heed(command: Command, connection: Connection): void {
    if (command.kind === 'report' && reports) answer(connection, [paperByte(lever)])
    else if (command.kind === 'initialise') connection.speaksUp = false
    else if (command.kind === 'speak-up' && speaksUp) {
      connection.speaksUp = command.n !== 0
      if (connection.speaksUp) answer(connection, automaticBytes(lever, presenter))
    }
  }

  function lineDone(): void {
    if (armed) {
      armed.lines -= 1
      if (armed.lines <= 0) {
        // Half of what was still under way when the line broke arrived before, and is worked off.
        if (armed.lever === 'drop-mid-job') pending = pending.subarray(0, pending.length >> 1)
        spring(armed)
      }
    }
    if (lever !== 'slow') return
    resting = true
    setTimeout(() => {
      resting = false
      print()
    }, slowMs)
  }

  function attach(stream: Duplex): void {
    if (lever === 'drop') {
      stream.on('error', () => {})
      stream.destroy()
      return
    }
    const connection: Connection = { stream, speaksUp: false, held: [], isReset: false }
    connections.add(connection)
    const filter = realTimeFilter()
    stream.on('data', (chunk: Uint8Array) => {
      for (const piece of filter(chunk)) receive(piece, connection)
    })
    // A network stack drops what it has not handed on when the other side resets the connection.
    stream.on('error', () => {
      connection.isReset = true
    })
    stream.on('close', () => {
      if (connection.held.length === 0 || connection.isReset) connections.delete(connection)
    })
  }

  return {
    papers,
    strip: engine.strip,
    lever: () => lever,
    armed: () => armed?.lever ?? null,
    setLever: (next, timing) => setLever(next, timing),
    take: () => {
      if (presenter === 'untaken') presenter = 'empty'
      speakUp()
    },
    onPaper: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    unread: () => [...connections].reduce((sum, each) => sum + unreadOn(each), 0),
    received: () => Buffer.concat(received),
    unknown,
    attach,
  }
}
