import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

const open = new Set<ServerResponse>()
let frame = Buffer.alloc(0)

/** The least a broadcast can be: on a POST, the same bytes to every open stream, then an answer. Returns its port. */
export function startBroadcast(args: { readonly frame: string }): Promise<number> {
  broadcastThis(args)
  const server = createServer((request, response) => {
    if (request.method === 'GET') {
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
      })
      response.socket?.setNoDelay(true)
      response.write(frame)
      open.add(response)
      response.once('close', () => open.delete(response))
      return
    }
    request.resume().once('end', () => {
      for (const stream of open) stream.write(frame)
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 2 }).end('{}')
    })
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

/** Which bytes to send: those the master has just sent. */
export function broadcastThis(args: { readonly frame: string }) {
  frame = Buffer.from(args.frame, 'latin1')
  return frame.length
}
