import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { announcement, recordingList } from '../../src/index.ts'
import { encodeWav } from '../../src/sound/index.ts'

const RATE = 22_050
const VOICE = fileURLToPath(new URL('../../../../resources/voice/', import.meta.url))

export interface Site {
  readonly address: string
  /** File names that the server does not find just now. */
  readonly gone: Set<string>
  close(): Promise<void>
}

/** The test page, the shipped voice at `/voice/`, and at `/short/` one whose clips are tones of a tenth of a second. */
export async function openSite(): Promise<Site> {
  const gone = new Set<string>()
  const script = await bundledPage()
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://hall').pathname
    const body = gone.has(path.split('/').at(-1) ?? '') ? null : await bodyOf(path, script)
    response.writeHead(body === null ? 404 : 200, { 'content-type': typeOf(path) })
    response.end(body ?? undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/`,
    gone,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

async function bundledPage(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry: fileURLToPath(new URL('page.ts', import.meta.url)), formats: ['es'], fileName: 'page' },
    },
  })
  const [bundle] = Array.isArray(built) ? built : [built]
  const chunk = bundle !== undefined && 'output' in bundle ? bundle.output[0] : undefined
  if (chunk?.type !== 'chunk') throw new Error('the test page was not built')
  return chunk.code
}

async function bodyOf(path: string, script: string): Promise<string | Uint8Array | null> {
  if (path === '/')
    return '<!doctype html><title>hall</title><button>sound</button><script type="module" src="page.js"></script>'
  if (path === '/page.js') return script
  if (path.startsWith('/short/')) return shortVoice(path)
  const file = /^\/voice\/([\w/.-]+)$/.exec(path)?.[1]
  return file === undefined ? null : readFile(VOICE + file).catch(() => null)
}

function shortVoice(path: string): string | Uint8Array {
  if (path.endsWith('voice.json')) {
    const clips = [...recordingList('id', []).map((take) => take.clip), ...announcement(CALL).clips]
    const entries = clips.map((clip) => [clip, { file: `${clip}.wav`, seconds: 0.1, text: clip }])
    const manifest = {
      formatVersion: 1,
      language: 'id',
      sampleRate: RATE,
      clips: Object.fromEntries(entries),
    }
    return JSON.stringify(manifest)
  }
  const tone = Float32Array.from(
    { length: RATE / 10 },
    (_, at) => 0.3 * Math.sin((2 * Math.PI * 440 * at) / RATE),
  )
  return encodeWav({ sampleRate: RATE, samples: tone })
}

const CALL = {
  number: 'A-012',
  counterNames: { id: 'Loket 3' },
  language: 'id',
  style: 'number',
  chime: true,
} as const

function typeOf(path: string): string {
  if (path === '/') return 'text/html'
  if (path.endsWith('.js')) return 'text/javascript'
  return path.endsWith('.json') ? 'application/json' : 'audio/wav'
}
