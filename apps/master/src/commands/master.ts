import { Command, InvalidArgumentError } from 'commander'
import { pino } from 'pino'
import { clockFrom, readInstant, systemClock } from '../clock.ts'
import { DEFAULT_MALL_FILE, defaultDataFolder } from '../data-folder.ts'
import { fail } from '../fail.ts'
import { faultLines, readMallFile } from '../mall-file.ts'
import { startMaster } from '../master.ts'
import { stopWithParent } from '../orphan.ts'

interface Options {
  data: string
  port: number
  host: string
  mall?: string
  time?: string
  openAllDay?: true
  demoHours?: true
}

const DEFAULT_PORT = 4310

/** `antre master`: the LAN master alone. */
export function masterCommand(): Command {
  return new Command('master')
    .description('run the master')
    .option('--data <dir>', 'data folder', defaultDataFolder())
    .option('--port <n>', 'port; 0 takes any free one', port, DEFAULT_PORT)
    .option('--host <host>', 'address to listen on; off 127.0.0.1 only with tokens', '127.0.0.1')
    .option(
      '--mall <file>',
      'mall document a new ledger begins with; without it, on this PC alone, the example',
    )
    .option('--time <time>', "the mall's clock starts there and runs on, e.g. 2026-11-23T09:00")
    .option('--open-all-day', 'ignore opening hours (demonstrations)')
    .option('--demo-hours', 'ignore opening hours only while the mall would be closed (demonstrations)')
    .action(run)
}

function port(text: string): number {
  const n = Number(text)
  if (!Number.isInteger(n) || n < 0 || n > 65535)
    throw new InvalidArgumentError('a port is a number from 0 to 65535')
  return n
}

async function run(options: Options) {
  const file = readMallFile(options.mall ?? DEFAULT_MALL_FILE)
  if (!file.ok) fail(file.code, `the mall document has faults:\n${faultLines(file.faults)}`)
  const { time } = options
  const log = pino({ level: process.env.ANTRE_LOG ?? 'warn', base: null }, pino.destination(2))
  const started = await startMaster({
    dataDir: options.data,
    host: options.host,
    port: options.port,
    mall: file.mall,
    mallIsExample: options.mall === undefined,
    clock: (timeZone) => {
      if (time === undefined) return systemClock
      const start = readInstant(time, timeZone)
      return start === undefined
        ? fail('invalid-time', `${time}: write it as 2026-11-23T09:00`)
        : clockFrom(start)
    },
    openAllDay: options.openAllDay ? 'always' : demoHours(options),
    log,
  })
  if (!started.ok) fail(started.code, started.detail)
  const { master } = started
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    master.close().then(
      () => process.exit(0),
      (error: unknown) => fail('internal', String(error)),
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  stopWithParent(stop)
  if (master.beganWithExample)
    console.log(
      `note  a new ledger, begun with the example mall; another with --mall FILE and an empty --data`,
    )
  if (master.openAllDay) console.log('note  opening hours are ignored: open all day')
  console.log(`master  ${master.url}/`)
  console.log('ready')
}

/** With a clock of its own a demonstration keeps the hours; without, it opens outside them. */
function demoHours({ demoHours: wanted, time }: Options) {
  if (!wanted) return undefined
  return time === undefined ? 'when-closed' : 'by-the-hours'
}
