import { type Cable, openCable } from '../pty/cable.ts'

/** A button box at the end of a serial line, for tests and demonstrations. */
export interface VirtualButtonBox {
  /** What `openButtons` opens. */
  readonly path: string
  /** Sends a line: `NEXT`, `CALL A-012`. */
  readonly press: (line: string) => void
  /** Sends bytes as they are. */
  readonly send: (bytes: Uint8Array) => void
  /** What the box was answered, line by line. */
  readonly answers: readonly string[]
  /** What the box was sent, byte by byte. */
  readonly received: () => Buffer
  readonly unplug: () => Promise<void>
  readonly plugIn: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Makes a box whose line can be opened at `path`, and plugs it in. Linux only. */
export async function openButtonBox(path: string): Promise<VirtualButtonBox> {
  const answers: string[] = []
  const chunks: Buffer[] = []
  let rest = ''
  const cable: Cable = await openCable(path, (stream) => {
    stream.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      const lines = (rest + String(chunk)).split('\n')
      rest = lines.pop() ?? ''
      answers.push(...lines)
    })
  })
  const send = (bytes: Uint8Array): void => void cable.stream()?.write(bytes)
  return {
    path,
    press: (line) => send(Buffer.from(`${line}\n`)),
    send,
    answers,
    received: () => Buffer.concat(chunks),
    unplug: cable.unplug,
    plugIn: cable.plugIn,
    close: cable.unplug,
  }
}
