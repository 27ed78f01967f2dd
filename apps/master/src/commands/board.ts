import { setTimeout as pause } from 'node:timers/promises'
import type { BoardFace } from '@antre/devices'
import { Command, InvalidArgumentError } from 'commander'
import { fail } from '../fail.ts'
import { untilStopped } from '../until-stopped.ts'

interface Options {
  number: string
  seconds: number
  once?: true
}

/** `antre board test PATH`: every segment, a number, a call, darkness, in turn. */
export function boardCommand(): Command {
  const board = new Command('board').description('try a lamp or an LED board')
  board
    .command('test <path>')
    .description(
      'show every segment, a number, a blinking call, nothing, in turn; Ctrl-C ends (path as for --board)',
    )
    .option('--number <number>', 'the number to show', 'A-012')
    .option('--seconds <n>', 'how long each', seconds, 3)
    .option('--once', 'end after one round')
    .action(test)
  return board
}

function seconds(text: string): number {
  const n = Number(text)
  if (!(n > 0 && n <= 600)) throw new InvalidArgumentError('seconds, up to 600')
  return n
}

type Step = readonly [says: string, face: BoardFace]

function stepsFor(number: string): readonly Step[] {
  return [
    ['every segment', { state: 'serving', number: '8-888' }],
    [`${number}, as being served`, { state: 'serving', number }],
    [`${number}, blinking as at a call`, { state: 'called', number }],
    ['nothing', { state: 'blank', number: null }],
  ]
}

async function test(path: string, { number, seconds, once }: Options) {
  const { openBoard, readBoard, statusWords } = await import('@antre/devices')
  const read = readBoard(path)
  if (!read.ok) fail(read.code, read.detail)
  const { config } = read
  const stopping = new AbortController()
  const open = Promise.withResolvers<void>()
  const board = openBoard(config, {
    onStatus: (status) => {
      if (status.state === 'connected') open.resolve()
      if (status.state !== 'closed') console.log(`port      ${statusWords(config.path, status)}`)
    },
  })
  console.log('ready')
  const stopped = untilStopped().then(() => stopping.abort())
  await Promise.race([open.promise, stopped])
  for (let round = 0; !stopping.signal.aborted && !(once && round > 0); round += 1) {
    for (const [says, face] of stepsFor(number)) {
      if (stopping.signal.aborted) break
      console.log(`shows     ${says}`)
      board.show(face, String(round))
      await pause(seconds * 1000, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }
  await board.close()
  process.exit(0)
}
