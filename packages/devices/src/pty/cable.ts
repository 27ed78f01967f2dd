import { symlink, unlink } from 'node:fs/promises'
import type { Duplex } from 'node:stream'
import { openPty, type Pty } from './pty.ts'

/** A serial line at a path that stays the same however often it is pulled and plugged in. */
export interface Cable {
  readonly path: string
  /** The device's end; a new one each time it is plugged in. */
  readonly stream: () => Duplex | null
  readonly unplug: () => Promise<void>
  readonly plugIn: () => Promise<void>
}

/** Makes the line and plugs it in; `onStream` gets the device's end each time. */
export async function openCable(path: string, onStream: (stream: Duplex) => void): Promise<Cable> {
  let pty: Pty | null = null
  /** One hand at a time: what was asked for first is done before the next. */
  let before: Promise<void> = Promise.resolve()

  function inTurn(action: () => Promise<void>): () => Promise<void> {
    return () => {
      const done = before.then(action)
      before = done.catch(() => {})
      return done
    }
  }

  async function plugIn(): Promise<void> {
    if (pty) return
    const plugged = await openPty()
    await symlink(plugged.path, path).catch(async (error: unknown) => {
      await plugged.unplug()
      throw error
    })
    pty = plugged
    onStream(plugged.stream)
  }

  async function unplug(): Promise<void> {
    const plugged = pty
    pty = null
    if (!plugged) return
    await unlink(path).catch(() => {})
    await plugged.unplug()
  }

  await plugIn()
  return { path, stream: () => pty?.stream ?? null, unplug: inTurn(unplug), plugIn: inTurn(plugIn) }
}
