import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fetchMedia, type MediaSource } from '../src/local/media.ts'

let server: Server
let source: MediaSource
const asked: string[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers.range ?? ''} ${request.headers.authorization}`)
    const type = request.url?.endsWith('.html') ? 'text/html' : 'image/png'
    if (request.url?.endsWith('none.png')) return response.writeHead(404).end()
    if (request.url?.endsWith('away.png')) return response.writeHead(302, { location: '/media/a.png' }).end()
    const partial = request.headers.range !== undefined
    const range = partial ? { 'content-range': 'bytes 0-1/8' } : {}
    response.writeHead(partial ? 206 : 200, { 'content-type': type, 'set-cookie': 'a=b', ...range })
    response.end(partial ? 'PI' : 'PICTURES')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  source = { master: `http://127.0.0.1:${port}`, headers: { authorization: 'Bearer t' } }
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const get = (path: string, range?: string) => fetchMedia(source, path, range, new AbortController().signal)

describe('media of the master', () => {
  test('come through the station, with its token and without what is not theirs', async () => {
    const media = await get('lobby/a.png')
    expect(media).toMatchObject({ status: 200, headers: { 'content-type': 'image/png' } })
    expect(media?.headers).not.toHaveProperty('set-cookie')
    if (media) expect(await text(media.body)).toBe('PICTURES')
    expect(asked.at(-1)).toBe('/media/lobby/a.png  Bearer t')
  })

  test('whatever staff call a file', async () => {
    const media = await get('Lomba 17 Agustus? #1 & teman.png')
    media?.body.destroy()
    expect(asked.at(-1)).toContain('/media/Lomba%2017%20Agustus%3F%20%231%20%26%20teman.png ')
  })

  test('films can be wound: a range stays a range', async () => {
    const media = await get('a.png', 'bytes=0-1')
    expect(media).toMatchObject({ status: 206, headers: { 'content-range': 'bytes 0-1/8' } })
    media?.body.destroy()
    expect(asked.at(-1)).toContain('bytes=0-1')
  })

  test.each(['none.png', 'away.png', 'page.html'])('%s is not handed on', async (path) => {
    expect(await get(path)).toBeNull()
  })

  test.each(['../api/v1/mall', 'a/../../x', '', '/x', 'a//b', '.hidden'])(
    '%s is not even asked for',
    async (path) => {
      const before = asked.length
      expect(await get(path)).toBeNull()
      expect(asked).toHaveLength(before)
    },
  )

  test('a master that is away: nothing', async () => {
    const away = { ...source, master: 'http://127.0.0.1:9' }
    expect(await fetchMedia(away, 'a.png', undefined, new AbortController().signal)).toBeNull()
  })
})
