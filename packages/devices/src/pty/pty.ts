import { spawn } from 'node:child_process'
import { closeSync, constants, openSync } from 'node:fs'
import type { Duplex } from 'node:stream'
import { ReadStream } from 'node:tty'

const { O_RDWR, O_NOCTTY, O_NONBLOCK } = constants

/** A serial line without a cable: what is written at one end comes out at the other. Linux only. */
export interface Pty {
  /** The end that a driver opens: `/dev/pts/7`. */
  readonly path: string
  /** The end of the virtual device. */
  readonly stream: Duplex
  /** Pulls the plug: whoever has the path open sees the line go away. */
  readonly unplug: () => Promise<void>
}

/**
 * Node cannot unlock a pty by itself; these do, on the descriptor they are given as standard input, and
 * print the number of the other end. TIOCSPTLCK 0x40045431, TIOCGPTN 0x80045430 (linux asm-generic).
 * perl-base is part of every Debian.
 */
const UNLOCKERS: readonly (readonly [string, readonly string[]])[] = [
  [
    'perl',
    [
      '-e',
      'my $n = pack("i", 0); ioctl(STDIN, 0x40045431, $n) or die; ioctl(STDIN, 0x80045430, $n) or die; print unpack("i", $n)',
    ],
  ],
  [
    'python3',
    [
      '-c',
      'import fcntl, struct; z = struct.pack("i", 0); fcntl.ioctl(0, 0x40045431, z); print(struct.unpack("i", fcntl.ioctl(0, 0x80045430, z))[0])',
    ],
  ],
]

/** Opens a pty whose far end is raw: all 256 values pass untouched. Rejects where there are no ptys. */
export async function openPty(): Promise<Pty> {
  const near = openSync('/dev/ptmx', O_RDWR | O_NOCTTY)
  const path = `/dev/pts/${await unlock(near)}`
  await run('stty', ['raw', '-echo'], near)
  // Held open, so that the line stays when a driver closes its end.
  const far = openSync(path, O_RDWR | O_NOCTTY | O_NONBLOCK)
  const stream = new ReadStream(near)
  const closed = new Promise<void>((resolve) => stream.once('close', () => resolve()))
  stream.on('error', () => {})
  let isPlugged = true
  return {
    path,
    stream,
    unplug: () => {
      if (isPlugged) {
        isPlugged = false
        closeSync(far)
        stream.destroy()
      }
      return closed
    },
  }
}

async function unlock(near: number): Promise<number> {
  const failures: string[] = []
  for (const [command, args] of UNLOCKERS) {
    try {
      return Number(await run(command, args, near))
    } catch (error) {
      failures.push(String(error))
    }
  }
  throw new Error(`no pty: ${failures.join('; ')}`)
}

/** Runs a command on the descriptor `near`; what it printed. */
function run(command: string, args: readonly string[], near: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: [near, 'pipe', 'pipe'] })
    let printed = ''
    child.stdout?.on('data', (chunk) => {
      printed += String(chunk)
    })
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve(printed.trim())
      else reject(new Error(`${command} ended with ${code}`))
    })
  })
}
