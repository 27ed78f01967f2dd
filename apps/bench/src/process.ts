import { type ChildProcess, fork } from 'node:child_process'

/** A helper process that answers calls: the load generator, or a reference. */
export interface Remote<J> {
  call<K extends keyof J>(job: K, args: ArgsOf<J[K]>): Promise<ResultOf<J[K]>>
  readonly pid: number
  stop(): Promise<void>
}

// biome-ignore lint/suspicious/noExplicitAny: any function will do, its types are taken apart here
type ArgsOf<F> = F extends (args: infer A) => any ? A : never
// biome-ignore lint/suspicious/noExplicitAny: as above
type ResultOf<F> = F extends (...args: any[]) => infer R ? Awaited<R> : never

interface Message {
  readonly id: number
  readonly result?: unknown
  readonly error?: string
}

export function startRemote<J>(file: string): Remote<J> {
  const child: ChildProcess = fork(file, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>()
  let calls = 0
  child.on('message', (message) => {
    const { id, result, error } = message as Message
    const call = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) call?.resolve(result)
    else call?.reject(new Error(error))
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.once('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`${file} ended with ${code}`))
  })
  return {
    pid: child.pid ?? 0,
    call(job, args) {
      const id = ++calls
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve: resolve as (result: unknown) => void, reject })
        child.send({ id, job, args })
      })
    },
    async stop() {
      child.disconnect()
      await ended
    },
  }
}

/** The other side: answers calls with these jobs until the parent hangs up. */
export function serveJobs(jobs: Readonly<Record<string, (args: never) => unknown>>) {
  process.on('message', async (message) => {
    const { id, job, args } = message as { id: number; job: string; args: never }
    try {
      process.send?.({ id, result: await jobs[job]?.(args) })
    } catch (error) {
      process.send?.({ id, error: error instanceof Error ? error.message : String(error) })
    }
  })
  process.on('disconnect', () => process.exit(0))
}
