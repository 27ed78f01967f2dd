import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import {
  type Board,
  type BoardStatus,
  openBoard,
  openVirtualBoard,
  readBoard,
  type VirtualBoard,
} from '../../src/index.ts'
import { type SteppedTime, steppedTime } from '../buttons/time.ts'
import { eventually, temporaryFolder } from '../harness.ts'

interface Hall {
  readonly board: Board
  readonly there: VirtualBoard
  readonly time: SteppedTime
  readonly statuses: BoardStatus[]
}

/** A board on a real serial line, and its driver. */
async function withBoard(query: string): Promise<Hall> {
  const path = join(await temporaryFolder(), 'board')
  const read = readBoard(`${path}?${query}`)
  if (!read.ok) throw new Error(read.detail)
  const there = await openVirtualBoard(path, read.config.format)
  const time = steppedTime()
  const statuses: BoardStatus[] = []
  const board = openBoard(read.config, {
    timers: time,
    retryMs: [1, 5],
    onStatus: (status) => statuses.push(status),
  })
  onTestFinished(async () => {
    await board.close()
    await there.close()
  })
  await eventually(() => board.status().state === 'connected')
  return { board, there, time, statuses }
}

const A12 = { state: 'called', number: 'A-012' } as const
const SERVING = { state: 'serving', number: 'A-012' } as const
const BLANK = { state: 'blank', number: null } as const

const texts = ({ there }: Hall): string[] =>
  there.seen.map(({ text, blinks }) => (blinks ? `${text}*` : text))

/** Half seconds pass; each change comes to be seen. */
async function halfSeconds(hall: Hall, count: number): Promise<void> {
  for (let half = 0; half < count; half += 1) {
    const before = hall.there.frames()
    hall.time.advance(500)
    await eventually(() => hall.there.frames() > before)
  }
}

describe.each([
  ['commands', 'frame=commands', 'A-012'],
  ['framed', 'frame=framed&address=3', 'A-012'],
  ['framed, four places', 'frame=framed&width=4', 'A012'],
  ['a lamp that flashes', 'frame=lamp&on=A1&off=A0&flash=A2', 'on'],
])('%s: a board that blinks by itself', (_name, query, text) => {
  test('blinks at a call and again at the next, stands still, goes dark', async () => {
    const hall = await withBoard(query)
    const { board, there, time } = hall
    board.show(A12, 'c1')
    await eventually(() => there.shown().text === text)
    time.advance(15_000)
    await eventually(() => !there.shown().blinks)
    board.show(A12, 'c2')
    await eventually(() => there.shown().blinks)
    board.show(SERVING)
    await eventually(() => !there.shown().blinks)
    board.show(BLANK)
    await eventually(() => there.shown().text === '')
    expect(texts(hall)).toEqual([`${text}*`, text, `${text}*`, text, ''])
    expect(there.broken()).toBe(0)
  })
})

describe.each([
  ['plain', 'frame=plain', 'A-012'],
  ['plain, three places', 'width=3', '012'],
  ['a relay', 'frame=lamp', 'on'],
])('%s: a board that is switched on and off', (_name, query, text) => {
  test('blinks at a call and again at the next, stands still, goes dark', async () => {
    const hall = await withBoard(`${query}&blink=2`)
    const { board, there } = hall
    board.show(A12, 'c1')
    await eventually(() => there.shown().text === text)
    await halfSeconds(hall, 4)
    expect(texts(hall)).toEqual([text, '', text, '', text])
    hall.time.advance(5000)
    expect(there.shown().text).toBe(text)
    board.show(A12, 'c2')
    await halfSeconds(hall, 1)
    expect(there.shown().text).toBe('')
    board.show(SERVING)
    await eventually(() => there.shown().text === text)
    hall.time.advance(5000)
    board.show(BLANK)
    await eventually(() => there.shown().text === '')
    expect(texts(hall)).toEqual([text, '', text, '', text, '', text, ''])
    expect(there.broken()).toBe(0)
  })
})

test('the same view twice does not start the blinking anew', async () => {
  const hall = await withBoard('frame=plain&blink=2')
  hall.board.show(A12, 'c1')
  await eventually(() => hall.there.shown().text === 'A-012')
  await halfSeconds(hall, 1)
  hall.board.show({ ...A12 }, 'c1')
  await halfSeconds(hall, 1)
  expect(texts(hall)).toEqual(['A-012', '', 'A-012'])
})

test('pulled off and plugged in again: shows what is true by then', async () => {
  const { board, there, statuses } = await withBoard('frame=commands')
  board.show(A12, 'c1')
  await eventually(() => there.shown().text === 'A-012')
  await there.unplug()
  await eventually(() => board.status().state === 'unplugged')
  board.show({ state: 'serving', number: 'B-007' })
  await there.plugIn()
  await eventually(() => there.shown().text === 'B-007')
  expect(there.shown().blinks).toBe(false)
  expect(statuses).toEqual([
    { state: 'connected' },
    { state: 'unplugged', why: 'lost' },
    { state: 'connected' },
  ])
})

test('a board that lost its power shows the number again within ten seconds', async () => {
  const { board, there, time } = await withBoard('frame=framed&address=12')
  board.show(SERVING)
  await eventually(() => there.shown().text === 'A-012')
  there.powerCycle()
  time.advance(9_999)
  expect(there.shown().text).toBe('')
  time.advance(1)
  await eventually(() => there.shown().text === 'A-012')
})

test('a framed board does not take what is meant for another on the same line', async () => {
  const { board, there } = await withBoard('frame=framed&address=3')
  board.show(SERVING)
  await eventually(() => there.shown().text === 'A-012')
  const before = there.frames()
  const other = readBoard(`${there.path}?frame=framed&address=4`)
  if (!other.ok) throw new Error(other.detail)
  await board.close()
  const second = openBoard(other.config, { retryMs: [1] })
  second.show({ state: 'serving', number: 'B-001' })
  await eventually(() => second.status().state === 'connected')
  await second.close()
  expect(there.seen.map(({ text }) => text)).toEqual(['A-012', ''])
  // The blank frame of the first driver, and none of the second.
  expect(there.frames()).toBe(before + 1)
})

test('a board that takes no more bytes is stuck; what it shows when it goes on is the newest', async () => {
  const { board, there, time } = await withBoard('frame=commands')
  there.hang()
  // More than the line holds by itself.
  for (let call = 0; board.status().state === 'connected'; call += 1) {
    board.show(A12, `c${call}`)
    board.show(SERVING, `s${call}`)
    time.advance(10_000)
    await new Promise((resolve) => setImmediate(resolve))
    time.advance(5000)
  }
  expect(board.status()).toEqual({ state: 'stuck' })
  board.show({ state: 'serving', number: 'C-003' })
  there.resume()
  await eventually(() => there.shown().text === 'C-003')
  await eventually(() => board.status().state === 'connected')
})

test('is dark when the station stops', async () => {
  const { board, there } = await withBoard('frame=plain')
  board.show(SERVING)
  await eventually(() => there.shown().text === 'A-012')
  const closing = board.close()
  await eventually(() => there.shown().text === '')
  await closing
  await board.close()
  expect(board.status()).toEqual({ state: 'closed' })
})

test('a board that is not there yet is found when it comes', async () => {
  const path = join(await temporaryFolder(), 'board')
  const read = readBoard(`${path}?frame=commands`)
  if (!read.ok) throw new Error(read.detail)
  const board = openBoard(read.config, { retryMs: [1] })
  onTestFinished(() => board.close())
  board.show(SERVING)
  await eventually(() => board.status().state === 'unplugged')
  const there = await openVirtualBoard(path, read.config.format)
  onTestFinished(() => there.close())
  await eventually(() => there.shown().text === 'A-012')
})
