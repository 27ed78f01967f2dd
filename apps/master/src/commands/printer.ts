import type { Model, Printer, PrinterTarget, PrintResult } from '@antre/devices'
import { Command } from 'commander'
import { fail } from '../fail.ts'
import { FAILURE, statusWords } from '../printer/words.ts'

/** `antre printer test|status|models`: whether a printer works, before anybody stands in front of it. */
export function printerCommand(): Command {
  const printer = new Command('printer').description('try a ticket printer; list the models that are known')
  printer
    .command('test <url>')
    .description('print a test page and say whether it came out (url as for --printer)')
    .action(test)
  printer.command('status <url>').description('say what state it is in; nothing is printed').action(status)
  printer.command('models').description('list what ?model= may be').action(models)
  return printer
}

// The devices are loaded only here: the master itself, which is the same program, needs none of them.
const devices = () => import('@antre/devices')

interface Opened {
  readonly printer: Printer
  readonly target: PrinterTarget
}

async function open(url: string): Promise<Opened> {
  const { openPrinter, parsePrinterUrl } = await devices()
  const parsed = parsePrinterUrl(url)
  if (!parsed.ok) fail(parsed.code, parsed.detail)
  if (parsed.target.kind === 'virtual')
    fail('printer-virtual', 'a virtual printer lives in a kiosk: antre station kiosk --printer virtual:')
  return { printer: openPrinter(url), target: parsed.target }
}

async function status(url: string) {
  const { printer } = await open(url)
  const isFine = await sayStatus(printer)
  await printer.close()
  process.exit(isFine ? 0 : 1)
}

/** True when it can print. */
async function sayStatus(printer: Printer): Promise<boolean> {
  const now = await printer.status()
  say('status', `${now.state}: ${statusWords(now)}`)
  return (
    now.state === 'ready' || now.state === 'paper-low' || (now.state === 'unknown' && now.why === 'not-asked')
  )
}

async function test(url: string) {
  const { printer, target } = await open(url)
  const { testPage } = await devices()
  const { profile, model } = target
  const name = model?.name ?? 'no model named: the usual ESC/POS'
  say('printer', name)
  say('profile', profileWords(target))
  await sayStatus(printer)
  const result = await printer.print(testPage(name, profile))
  say('page', resultWords(result))
  await printer.close()
  process.exit(result.ok ? 0 : 1)
}

function profileWords({ profile }: PrinterTarget): string {
  const { width, columns, codePage, cut, asks, speaksUp } = profile
  const answers = asks.length === 0 ? 'is not asked for its status' : 'is asked for its status'
  return [
    `${width} mm`,
    `${columns} letters a line`,
    `code page ${codePage ?? 'ascii'}`,
    cut === 'none' ? 'no cutter' : `${cut} cut`,
    speaksUp ? `${answers}, and speaks up by itself` : answers,
  ].join(', ')
}

function resultWords(result: PrintResult): string {
  if (!result.ok) return `not printed (${result.reason}): ${FAILURE[result.reason]}${REST[result.residue]}`
  const paper = `${result.paperMm} mm of paper`
  return result.confirmed
    ? `printed, the printer has confirmed it; ${paper}`
    : `sent, ${paper}; this printer confirms nothing: look whether it came out`
}

const REST = {
  none: '; nothing was sent',
  cleared: '; what was not printed yet was thrown away',
  possible: '; the rest may still come out',
} as const

async function models() {
  const { MODELS } = await devices()
  const widest = Math.max(...MODELS.map(({ id }) => id.length))
  for (const model of MODELS) console.log(`${model.id.padEnd(widest)}  ${modelWords(model)}`)
}

const modelWords = ({ name, profile }: Model): string =>
  `${profile.width} mm  ${profile.columns} letters  ${profile.asks.length > 0 ? 'answers' : 'silent '}  ${name}`

const WIDTH = 9

function say(word: string, text: string) {
  console.log(`${word.padEnd(WIDTH)} ${text}`)
}
