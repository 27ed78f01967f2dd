import type { Duplex } from 'node:stream'
import type { Lever } from './lever.ts'
import type { Paper, PaperElement } from './paper.ts'

export interface PeerOptions {
  /** Paper width in millimetres; 80 unless told. */
  readonly width?: 58 | 80
  /** Understands `DLE DC4 8`; true unless told. */
  readonly clears?: boolean
  /** Understands `GS r`; true unless told. */
  readonly reports?: boolean
  /** Understands `GS a`; true unless told. */
  readonly speaksUp?: boolean
  /** Holds a finished ticket in a presenter until `take`. */
  readonly presenter?: boolean
  /** How many papers it remembers, and about as many bytes; all of them unless told. */
  readonly keep?: number
  /** How late it answers, and how long a line takes, when `slow`. Milliseconds. */
  readonly slowMs?: number
}

export interface LeverTiming {
  /** Only after so many more printed lines: in the middle of a ticket. */
  readonly afterLines?: number
  /** Only after so many more bytes were received: in the middle of a command. */
  readonly afterBytes?: number
  /** With `paper-out`: it minds no clear command, and finishes the ticket by itself after the refill. */
  readonly finishes?: boolean
}

/** An ESC/POS printer without a case: bytes in, papers and status bytes out. */
export interface PrinterPeer {
  /** Finished papers, oldest first; the last `keep` of them. */
  readonly papers: readonly Paper[]
  /** What hangs out, not cut yet. */
  readonly strip: () => readonly PaperElement[]
  readonly lever: () => Lever
  /** What will happen after some more printed lines; null for nothing. */
  readonly armed: () => Lever | null
  readonly setLever: (lever: Lever, timing?: LeverTiming) => void
  /** Somebody takes the ticket out of the presenter, or it is retracted: the printer cannot tell. */
  readonly take: () => void
  /** Hears of every finished paper; returns a function that ends it. */
  readonly onPaper: (listener: (paper: Paper) => void) => () => void
  /** Everything received (with `keep`: lately) that was not a real-time command. */
  readonly received: () => Buffer
  /** Bytes that arrived while it was frozen and that it will read when it thaws. */
  readonly unread: () => number
  /** Bytes it could not read: a real printer would have printed rubbish. */
  readonly unknown: readonly Uint8Array[]
  /** Connects a stream that carries bytes both ways. */
  readonly attach: (stream: Duplex) => void
}
