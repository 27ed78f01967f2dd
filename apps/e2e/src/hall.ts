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

export interface HallOptions {
  readonly counterId: string
  readonly zoneId: string
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
  readonly screens: Readonly<Record<'kiosk' | 'counter' | 'display', string>>
  /** Power cut at the master. */
  killMaster(): Promise<void>
  /** The same master again: same folder, same port. */
  restartMaster(): Promise<void>
  /** `antre verify` of the ledger. */
  verify(): Promise<string>
  mint(...flags: string[]): Promise<string>
}

export async function openHall({ counterId, zoneId }: HallOptions): Promise<Hall> {
  const folder = temporaryFolder()
  const data = join(folder.path, 'data')
  const printer = await startVirtualPrinter({ width: 80 })
  const startMaster = (port: string) =>
    startProgram(CLI, ['master', '--data', data, '--port', port, '--time', TIME])
  let master = await startMaster('0')
  const masterUrl = (master.addresses.master as string).replace(/\/$/, '')
  const { port } = new URL(masterUrl)
  const station = (kind: string, ...flags: string[]) =>
    startProgram(join(APPS, kind, 'src', 'main.ts'), ['--master', masterUrl, '--data', data, ...flags])
  const stations: Running[] = await Promise.all([
    station('kiosk', '--station', 'kiosk-1', '--printer', `tcp://${printer.host}:${printer.port}`),
    station('counter', '--counter', counterId),
    station('display', '--zone', zoneId),
  ])
  const mint = async (...flags: string[]) => (await antre('token', '--data', data, ...flags)).stdout
  const screens = Object.assign({}, ...stations.map(({ addresses }) => addresses)) as Hall['screens']
  return {
    printer,
    masterUrl,
    screens,
    admin: apiClient(masterUrl, await mint('--role', 'admin')),
    killMaster: () => master.kill(),
    async restartMaster() {
      master = await startMaster(port)
    },
    async verify() {
      const { stdout, stderr } = await antre('verify', '--data', data)
      return stdout + stderr
    },
    mint,
    async [Symbol.asyncDispose]() {
      await Promise.all(stations.map((running) => running.stop()))
      await master.kill()
      await printer.close()
      folder[Symbol.dispose]()
    },
  }
}
