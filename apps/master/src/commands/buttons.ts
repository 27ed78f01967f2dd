import type { ButtonsStatus, Heard } from '@antre/devices'
import { Command } from 'commander'
import { fail } from '../fail.ts'
import { untilStopped } from '../until-stopped.ts'

/** `antre buttons listen|list`: what a button box says, and which serial ports there are. */
export function buttonsCommand(): Command {
  const buttons = new Command('buttons').description('try a call-button box; list the serial ports')
  buttons
    .command('listen <path>')
    .description('print each press of a box as it comes; Ctrl-C ends (path as for --buttons)')
    .option('--raw', 'also print the bytes, in hex')
    .action((path: string, options: { raw?: true }) => listen(path, options.raw === true))
  buttons.command('list').description('the serial ports of this computer; names that stay first').action(list)
  return buttons
}

// The devices are loaded only here: the master itself, which is the same program, needs none of them.
async function listen(path: string, isRaw: boolean) {
  const { openButtons, readButtons, statusWords } = await import('@antre/devices')
  const read = readButtons(path)
  if (!read.ok) fail(read.code, read.detail)
  const { config } = read
  let well = true
  const box = openButtons(config, {
    onPress: async () => ({ ok: true, number: null, waiting: 0 }),
    onBytes: (bytes) => isRaw && say('raw', hexOf(bytes)),
    onHeard: (heard) => {
      for (const line of linesFor(heard)) say(...line)
    },
    onStatus: (status) => {
      if (status.state === 'closed') return
      say('port', isBack(status, well) ? 'bytes make sense again' : statusWords(config.path, status))
      well = status.state !== 'noise'
    },
  })
  const language = config.map ? 'as its map says' : 'a line a press'
  say('listens', `to ${config.path} at ${config.baudRate} baud, ${language}; Ctrl-C ends`)
  console.log('ready')
  await untilStopped()
  await box.close()
  process.exit(0)
}

const isBack = (status: ButtonsStatus, wasWell: boolean): boolean => status.state === 'connected' && !wasWell

type Line = readonly [word: string, text: string]

/** What a person reads of what was heard. */
function linesFor(heard: Heard): readonly Line[] {
  switch (heard.kind) {
    case 'press':
      return [['press', heard.press.kind === 'call' ? `call ${heard.press.number}` : heard.press.kind]]
    case 'known':
      return [[heard.what, KNOWN[heard.what]]]
    case 'unknown':
      return [['unknown', `${JSON.stringify(heard.text)} is no button`]]
    case 'refused':
      return [['refused', heard.code]]
    case 'garbage':
      return [['garbage', `${heard.bytes} ${heard.bytes === 1 ? 'byte' : 'bytes'} that make no sense`]]
    default:
      return heard satisfies never
  }
}

const KNOWN = {
  repeat: 'a button held down, or one that bounces: not counted',
  release: 'a button was let go',
  digit: 'a digit of a number, called with its call key',
  clear: 'the digits are forgotten',
  'other-box': 'a box with another address on this line',
  echo: 'an answer, heard on the line',
} as const

const WIDTH = 9

function say(word: string, text: string): void {
  console.log(`${word.padEnd(WIDTH)} ${text}`)
}

const hexOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ')

async function list() {
  const { listPorts } = await import('@antre/devices')
  const ports = await listPorts()
  if (ports.length === 0) console.log('no serial ports: is the box plugged in?')
  for (const { path, now, about } of ports)
    console.log([path, now && `now ${now}`, about].filter(Boolean).join('  '))
}
