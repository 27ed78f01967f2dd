import { join } from 'node:path'
import { startVirtualPrinter, type VirtualPrinter } from '@antre/devices'
import {
  type ApiClient,
  antre,
  apiClient,
  CLI,
  type Running,
  startProgram,
  temporaryFolder,
} from '@antre/testkit'

const APPS = join(import.meta.dirname, '../..')

/** A Monday morning, when the mall of the demo is open. */
const TIME = '2026-11-23T09:00'

export type StationKind = 'kiosk' | 'counter' | 'display'

export interface HallOptions {
  readonly counterId: string
  readonly zoneId: string
  /** Which stations there are; all three unless told. */
  readonly stations?: readonly StationKind[]
  /** More flags for a kind of station: `{ counter: ['--buttons', path] }`. */
  readonly flags?: Readonly<Partial<Record<StationKind, readonly string[]>>>
  /** Where the kiosk finds the printer, by the printer's own address. */
  readonly printerAt?: (url: string) => string | Promise<string>
}

/**
 * A whole mall of real processes on this machine: master, kiosk, counter and display station, and a
 * virtual printer on a real socket, which the kiosk prints on through its real driver.
 */
export interface Hall extends AsyncDisposable {
  readonly printer: VirtualPrinter
  readonly admin: ApiClient
  readonly masterUrl: string
  /** Addresses of the screens, as the stations printed them. */
  readonly screens: Readonly<Record<StationKind, string>>
  /** Address of the admin console, signed in. */
  readonly console: string
  /** Power cut at the master. */
  killMaster(): Promise<void>
  /** The same master again: same folder, same port. */
  restartMaster(): Promise<void>
  /** `antre verify` of the ledger. */
  verify(): Promise<string>
  mint(...flags: string[]): Promise<string>
  /** One more station. */
  add(kind: StationKind, flags: readonly string[], env?: NodeJS.ProcessEnv): Promise<Running>
}

const ALL: readonly StationKind[] = ['kiosk', 'counter', 'display']

export async function openHall(options: HallOptions): Promise<Hall> {
  const { counterId, zoneId, stations: wanted = ALL, flags = {}, printerAt = (url) => url } = options
  const folder = temporaryFolder()
  const data = join(folder.path, 'data')
  const printer = await startVirtualPrinter({ width: 80 })
  const startMaster = (port: string) =>
    startProgram(CLI, ['master', '--data', data, '--port', port, '--time', TIME])
  let master = await startMaster('0')
  const masterUrl = (master.addresses.master as string).replace(/\/$/, '')
  const { port } = new URL(masterUrl)
  const stations: Running[] = []
  const add = async (kind: StationKind, more: readonly string[], env: NodeJS.ProcessEnv = {}) => {
    const args = ['--master', masterUrl, '--data', data, ...(flags[kind] ?? []), ...more]
    const running = await startProgram(join(APPS, kind, 'src', 'main.ts'), args, env)
    stations.push(running)
    return running
  }
  const printerUrl = await printerAt(`tcp://${printer.host}:${printer.port}`)
  const own: Readonly<Record<StationKind, readonly string[]>> = {
    kiosk: ['--station', 'kiosk-1', '--printer', printerUrl],
    counter: ['--counter', counterId],
    display: ['--zone', zoneId],
  }
  await Promise.all(wanted.map((kind) => add(kind, own[kind])))
  const mint = async (...flags: string[]) => (await antre('token', '--data', data, ...flags)).stdout
  const token = await mint('--role', 'admin')
  const screens = Object.assign({}, ...stations.map(({ addresses }) => addresses)) as Hall['screens']
  return {
    printer,
    masterUrl,
    screens,
    admin: apiClient(masterUrl, token),
    console: `${masterUrl}/admin/#key=${token}`,
    killMaster: () => master.kill(),
    async restartMaster() {
      master = await startMaster(port)
    },
    async verify() {
      const { stdout, stderr } = await antre('verify', '--data', data)
      return stdout + stderr
    },
    mint,
    add,
    async [Symbol.asyncDispose]() {
      await Promise.all(stations.map((running) => running.stop()))
      await master.kill()
      await printer.close()
      folder[Symbol.dispose]()
    },
  }
}
