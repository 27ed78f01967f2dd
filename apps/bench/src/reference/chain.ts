import { constants, openSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ReadStream } from 'node:tty'
import { wallNow } from '../clock.ts'

const { O_RDWR, O_NOCTTY, O_NONBLOCK } = constants

/** Shows what comes and clicks, at once; no frame of ours in between. */
const PAGE = `<!doctype html><meta charset="utf-8"><title>bare</title>
<style>body { margin: 0; background: #fff } .call-number { font: 400px sans-serif }</style>
<div class="call"><span class="call-number"></span></div>
<script>
  const context = new AudioContext({ sampleRate: 22050, latencyHint: 'playback' })
  const buffer = context.createBuffer(1, 2205, 22050)
  buffer.getChannelData(0).fill(0.1)
  new EventSource('/stream').onmessage = ({ data }) => {
    document.querySelector('.call-number').textContent = data
    const source = context.createBufferSource()
    source.buffer = buffer
    source.connect(context.destination)
    source.start()
  }
</script>`

let lastReadAt = 0

/**
 * The least that is between a button and a hall: reads a line at the end of a pty, writes it to a bare page's event
 * stream. Answers the page's address.
 */
export function startChain({ path }: { readonly path: string }): Promise<string> {
  const streams = new Set<ServerResponse>()
  const line = new ReadStream(openSync(path, O_RDWR | O_NOCTTY | O_NONBLOCK))
  line.on('data', (bytes) => {
    lastReadAt = wallNow()
    for (const stream of streams) stream.write(`data: ${String(bytes).trim()}\n\n`)
  })
  const server = createServer((request, response) => {
    if (request.url !== '/stream') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE)
      return
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.flushHeaders()
    response.socket?.setNoDelay(true)
    streams.add(response)
    response.once('close', () => streams.delete(response))
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    })
  })
}

/** When the last bytes came out of the pty, by `wallNow`. */
export const chainReadAt = (): number => lastReadAt
