import { join } from 'node:path'
import type { Child, Ended } from './child.ts'
import { showAdmin } from './desktop.ts'
import { openDevices } from './devices.ts'
import { emptyLedger } from './fresh.ts'
import { startMall } from './mall.ts'
import { type DemoOptions, readOptions } from './options.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const MALL_FILE = join(ROOT, 'resources', 'malls', 'kupang.json')

const say = (text: string) => process.stderr.write(`${text}\n`)

async function main(options: DemoOptions): Promise<number> {
  const children: Child[] = []
  const asked = new Promise<'asked'>((resolve) => {
    // Heard for good: a second signal, from a terminal and from npm at once, must not cut the end short.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => resolve('asked'))
    }
  })
  const devices = await openDevices(options)
  const stop = async () => {
    await stopAll(children)
    await devices.close()
  }
  const plan = { root: ROOT, mallFile: MALL_FILE, options, devices }
  const starting = startMall(plan, (child) => children.push(child))
  const begun = await Promise.race([starting, asked])
  if (begun === 'asked') {
    await stop()
    return 0
  }
  if (!begun.ok) {
    await stop()
    say(failed(begun.ended))
    return 1
  }
  for (const [name, address] of begun.addresses) process.stdout.write(`${name}  ${address}\n`)
  if (begun.openAllDay) say('The mall is closed at this hour: the demo is open all day.')
  process.stdout.write('ready\n')
  const window = await showAdmin(new Map(begun.addresses).get('admin'), options)
  const end = await Promise.race([asked, ...children.map((child) => child.ended)])
  await window?.close()
  await stop()
  if (end === 'asked') return 0
  say(failed(end))
  say(`\nNothing is lost: the data is in ${options.data}. Start again:  ${again(process.argv.slice(2))}`)
  return 1
}

/** The same command, without what would empty the ledger. */
function again(args: readonly string[]): string {
  const kept = args
    .filter((arg) => arg !== '--fresh')
    .map((arg) => (/[\s"']/.test(arg) ? JSON.stringify(arg) : arg))
  return ['npm start', ...(kept.length > 0 ? ['--', ...kept] : [])].join(' ')
}

/** The stations first, so that none looks for a master that is gone. */
async function stopAll(children: readonly Child[]) {
  const [master, ...stations] = children
  await Promise.all(stations.map((station) => station.stop()))
  await master?.stop()
}

const failed = ({ name, why }: Ended) => `\n${name} does not run: ${why}`

const read = readOptions(process.argv.slice(2), ROOT, process.env.INIT_CWD ?? process.cwd())
if (!read.ok) {
  say(read.message)
  process.exit(read.help ? 0 : 2)
}
if (read.options.fresh) {
  const emptied = emptyLedger(read.options.data)
  if (!emptied.ok) {
    say(emptied.detail)
    process.exit(1)
  }
}
process.exit(await main(read.options))
