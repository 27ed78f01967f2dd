import { execFile } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { API_BASE, type HallView } from '@antre/contract'
import { type Child, type Ended, launch, type Program } from './child.ts'
import { opensWindows } from './desktop.ts'
import type { DemoDevices } from './devices.ts'
import type { DemoOptions } from './options.ts'

export type Begun =
  | {
      readonly ok: true
      readonly addresses: readonly (readonly [name: string, address: string])[]
      /** Outside the mall's hours a demo would have nothing to show: then it is open all day. */
      readonly openAllDay: boolean
    }
  | { readonly ok: false; readonly ended: Ended }

export interface MallPlan {
  /** The repository. */
  readonly root: string
  readonly mallFile: string
  readonly options: DemoOptions
  readonly devices: DemoDevices
}

/** Starts master, kiosk, counter and display, each a process of its own; `started` hears of each at once. */
export async function startMall(
  { root, mallFile, options: plan, devices }: MallPlan,
  started: (child: Child) => void,
): Promise<Begun> {
  const cli = join(root, 'apps', 'master', 'src', 'cli.ts')
  if (plan.port !== 0 && !(await isFree(plan.port))) return portTaken(plan.port)
  const master = await launch(masterProgram(cli, mallFile, plan))
  if (!master.ok) return master
  started(master.child)
  const url = master.child.addresses.get('master')
  if (url === undefined) return { ok: false, ended: { name: 'master', why: 'it did not print its address' } }

  const token = await adminToken(cli, plan.data)
  const hall = await hallOf(url, token)
  const time = timeOf(hall)
  const counter = chosen(hall.counters, plan.counter)
  if (counter === undefined) return noSuchCounter(hall.counters, plan.counter)

  const { origin } = new URL(url)
  const stations = await Promise.all(
    stationsOf(counter, devices).map(async (asked) => {
      const station = await launch(stationProgram(root, await devices.cableTo(origin, asked.id), asked, plan))
      if (station.ok) started(station.child)
      return station
    }),
  )
  const broken = stations.find((station) => !station.ok)
  if (broken) return broken
  const found = new Map([
    ...master.child.addresses,
    ...stations.flatMap((station) => (station.ok ? [...station.child.addresses] : [])),
    ['admin', `${origin}/admin/#key=${token}`],
  ] as [string, string][])
  const addresses = ORDER.flatMap((name) => pair(name, found.get(name)))
  return {
    ok: true,
    addresses: [...addresses, ...(await devices.show(found, time))],
    openAllDay: hall.mall.openAllDay,
  }
}

/** The mall's clock may have been told to start elsewhere: `--time`. */
const timeOf = ({ now, mall }: HallView) => ({
  zone: mall.timeZone,
  aheadMs: Date.parse(now) - Date.now(),
})

const ORDER = ['master', 'kiosk', 'counter', 'display', 'admin']

const pair = (name: string, address: string | undefined) =>
  address === undefined ? [] : ([[name, address]] as const)

function masterProgram(cli: string, mallFile: string, plan: DemoOptions): Program {
  const args = [
    'master',
    '--data',
    plan.data,
    '--port',
    String(plan.port),
    '--mall',
    mallFile,
    '--demo-hours',
  ]
  if (plan.time !== undefined) args.push('--time', plan.time)
  return { name: 'master', file: cli, args, log: logOf(plan, 'master') }
}

interface AskedStation {
  readonly kind: string
  /** As the mall knows it: `counter-3`. */
  readonly id: string
  readonly flags: readonly string[]
}

/** Of the kiosk's staff menu: a demo has nothing to hide. */
const STAFF_PIN = '1234'

const stationsOf = (counter: Counter, devices: DemoDevices): readonly AskedStation[] => [
  { kind: 'kiosk', id: 'kiosk-1', flags: ['--staff-pin', STAFF_PIN, ...devices.kiosk] },
  { kind: 'counter', id: `counter-${counter.id}`, flags: ['--counter', counter.id, ...devices.counter] },
  { kind: 'display', id: `display-${counter.zone}`, flags: ['--zone', counter.zone] },
]

function stationProgram(
  root: string,
  master: string,
  { kind, id, flags }: AskedStation,
  plan: DemoOptions,
): Program {
  const show = opensWindows(plan) ? 'window' : 'none'
  const common = ['--master', master, '--data', plan.data, '--show', show, '--station', id]
  return {
    name: kind,
    file: join(root, 'apps', kind, 'src', 'main.ts'),
    args: [...common, ...flags],
    log: logOf(plan, kind),
  }
}

const logOf = (plan: DemoOptions, name: string) => join(plan.data, 'logs', `${name}.log`)

async function adminToken(cli: string, data: string): Promise<string> {
  const args = [cli, 'token', '--data', data, '--role', 'admin']
  const { stdout } = await promisify(execFile)(process.execPath, args)
  return stdout.trim()
}

type Counter = HallView['counters'][number]

async function hallOf(master: string, token: string): Promise<HallView> {
  const response = await fetch(new URL(`${API_BASE}/views/hall`, master), {
    headers: { authorization: `Bearer ${token}` },
  })
  return (await response.json()) as HallView
}

const chosen = (counters: readonly Counter[], id: string | undefined): Counter | undefined =>
  id === undefined ? counters[0] : counters.find((counter) => counter.id === id)

function noSuchCounter(counters: readonly Counter[], id: string | undefined): Begun {
  const there = counters.map((counter) => counter.id).join(', ') || 'none'
  return {
    ok: false,
    ended: { name: 'counter', why: `the mall has no counter ${id ?? ''}; there are: ${there}` },
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

const portTaken = (port: number): Begun => ({
  ok: false,
  ended: {
    name: 'master',
    why: `port ${port} is in use. Stop what uses it, or choose another: npm start -- --port 0`,
  },
})
