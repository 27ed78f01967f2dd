import { performance } from 'node:perf_hooks'
import { type Answer, type Connection, openConnection, post } from './connection.ts'
import { openStreams, type Streams } from './streams.ts'

/** Where a master (or a reference server) is, and how to speak to it. */
export interface Target {
  readonly port: number
  readonly token: string
}

interface IssueArgs extends Target {
  readonly clients: number
  readonly serviceIds: readonly string[]
  /** Ends after so long … */
  readonly ms?: number
  /** … or after so many tickets. */
  readonly count?: number
}

interface CallArgs extends Target {
  readonly counterIds: readonly string[]
  readonly count: number
}

/** What the load process can be asked to do. Arguments and results travel as JSON. */
export const JOBS = {
  /** Issues tickets, each client one after the other. Returns how many, and in how long (ms). */
  async issue({ port, token, clients, serviceIds, ms = Infinity, count = Infinity }: IssueArgs) {
    let begun = 0
    const started = performance.now()
    await withConnections(port, clients, async (connection) => {
      while (begun < count && performance.now() - started < ms) {
        begun += 1
        const serviceId = serviceIds[begun % serviceIds.length]
        expectOk(await connection.send(post(token, 'tickets', `{"serviceId":"${serviceId}"}`)))
      }
    })
    return { count: begun, ms: performance.now() - started }
  },

  /** Calls (and so finishes the one before) at every counter in turn, counters side by side. */
  async call({ port, token, counterIds, count }: CallArgs) {
    const started = performance.now()
    const waiting = [...counterIds]
    await withConnections(port, counterIds.length, async (connection) => {
      const counterId = waiting.pop()
      for (let i = 0; i < count / counterIds.length; i++) {
        expectOk(await connection.send(post(token, `counters/${counterId}/call-next`, '{}')))
      }
    })
    return { ms: performance.now() - started }
  },

  /** One POST. */
  async post({ port, token, path, body }: Target & { readonly path: string; readonly body: string }) {
    return withConnections(port, 1, async (connection) => {
      const answer = expectOk(await connection.send(post(token, path, body)))
      return answer.body
    })
  },

  /**
   * A piece of an ordinary day at one counter: issue, call, recall, hold, bring back, call again.
   * Returns how long each of `cycles` took, in ms a command.
   */
  async dayAtCounter({ port, token, counterId, serviceId, cycles }: DayArgs) {
    return withConnections(port, 1, async (connection) => {
      const send = async (path: string, body = '{}') => {
        const { body: text } = expectOk(await connection.send(post(token, path, body)))
        return (JSON.parse(text) as { ticket: { id: string } | null }).ticket?.id
      }
      const times: number[] = []
      for (let i = 0; i < cycles; i++) {
        const started = performance.now()
        await send('tickets', `{"serviceId":"${serviceId}"}`)
        await send(`counters/${counterId}/call-next`)
        await send(`counters/${counterId}/recall`)
        const held = await send(`counters/${counterId}/hold`)
        await send(`tickets/${held}/reinstate`)
        await send(`counters/${counterId}/call-next`)
        times.push((performance.now() - started) / COMMANDS_A_CYCLE)
      }
      return times
    })
  },

  /** Opens event streams and leaves them open. Returns the newest frame. */
  async openStreams({ name, port, path, token, count }: StreamArgs) {
    streams.set(name, await openStreams(port, path, token, count))
    return streams.get(name)?.lastFrame() ?? ''
  },

  /** Posts to `paths` in turn and waits each time for all streams of `name`. Times in ms, POST to last arrival. */
  async postAndHear({ name, port, token, paths, pauseMs }: HearArgs) {
    const open = streams.get(name)
    if (open === undefined) throw new Error(`no streams ${name}`)
    return withConnections(port, 1, async (connection) => {
      const times: number[] = []
      for (const path of paths) {
        const everywhere = open.nextViewEverywhere()
        const started = performance.now()
        const answered = connection.send(post(token, path, '{}'))
        times.push((await everywhere) - started)
        expectOk(await answered)
        await new Promise((resolve) => setTimeout(resolve, pauseMs))
      }
      return { times, frame: open.lastFrame() }
    })
  },

  closeStreams({ name }: { readonly name: string }) {
    streams.get(name)?.close()
    streams.delete(name)
    return true
  },
} satisfies Record<string, (args: never) => unknown>

export type Jobs = typeof JOBS

const COMMANDS_A_CYCLE = 6

interface DayArgs extends Target {
  readonly counterId: string
  readonly serviceId: string
  readonly cycles: number
}

interface StreamArgs extends Target {
  readonly name: string
  readonly path: string
  readonly count: number
}

interface HearArgs extends Target {
  readonly name: string
  readonly paths: readonly string[]
  readonly pauseMs: number
}

const streams = new Map<string, Streams>()

async function withConnections<T>(
  port: number,
  count: number,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const connections = Array.from({ length: count }, () => openConnection(port))
  try {
    const [first] = await Promise.all(connections.map(work))
    return first as T
  } finally {
    for (const connection of connections) connection.close()
  }
}

function expectOk(answer: Answer): Answer {
  if (answer.status >= 300) throw new Error(`answered ${answer.status}: ${answer.body}`)
  return answer
}
