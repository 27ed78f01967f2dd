import { createHash } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Held =
  | { readonly ok: true; readonly release: () => Promise<void> }
  | { readonly ok: false; readonly code: 'folder-in-use' | 'folder-unusable'; readonly detail: string }

/** A socket's address may not be longer on any system (macOS: 103). */
const LONGEST_ADDRESS = 100

/**
 * Claims a station's folder for this process: two kiosks with one journal would print everything twice.
 * The claim is a listening local socket. The system ends it with the process, however it dies; what may
 * be left of it is a file at which nobody listens, which is swept away.
 */
export async function holdFolder(folder: string): Promise<Held> {
  const address = addressOf(folder)
  try {
    mkdirSync(folder, { recursive: true })
    const first = await listen(address)
    if (first) return { ok: true, release: () => release(first) }
    if (await answers(address)) return inUse(folder)
    rmSync(address, { force: true })
    const second = await listen(address)
    return second ? { ok: true, release: () => release(second) } : inUse(folder)
  } catch (error) {
    return { ok: false, code: 'folder-unusable', detail: `${folder}: ${(error as Error).message}` }
  }
}

const inUse = (folder: string): Held => ({
  ok: false,
  code: 'folder-in-use',
  detail: `another station runs on ${folder}; stop it, or give this one another --station name`,
})

function addressOf(folder: string): string {
  const name = `antre-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
  const inside = join(folder, 'running.sock')
  return inside.length <= LONGEST_ADDRESS ? inside : join(tmpdir(), `${name}.sock`)
}

/** The listening server; null when the address is taken. */
function listen(address: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(null)
      else reject(error)
    })
    server.listen(address, () => resolve(server))
  })
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

const release = (server: Server): Promise<void> =>
  new Promise((resolve) => void server.close(() => resolve()))
