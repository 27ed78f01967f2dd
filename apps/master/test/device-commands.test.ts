import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openButtonBox, openVirtualBoard, readBoard } from '@antre/devices'
import {
  antre,
  CLI,
  eventually,
  type Running,
  startProgram,
  type TemporaryFolder,
  temporaryFolder,
} from '@antre/testkit'
import { describe, expect, onTestFinished, test } from 'vitest'

const MAPS = join(import.meta.dirname, '../../../resources/buttons')

function folderOf(): TemporaryFolder {
  const folder = temporaryFolder()
  onTestFinished(() => folder[Symbol.dispose]())
  return folder
}

/** Waits until it has printed this so often. */
async function says(running: Running, text: string | RegExp, times = 1): Promise<void> {
  const count = () => running.output().split(text).length - 1
  await eventually(() => count() >= times)
}

describe('antre buttons listen', () => {
  async function listening(query = '', ...flags: string[]) {
    const box = await openButtonBox(join(folderOf().path, 'box'))
    const running = await startProgram(CLI, ['buttons', 'listen', `${box.path}${query}`, ...flags])
    onTestFinished(async () => {
      await running.kill()
      await box.close()
    })
    await says(running, 'is open')
    return { box, running }
  }

  test('prints each press, answers the box, and says when it was unplugged; Ctrl-C ends with 0', async () => {
    const { box, running } = await listening()
    for (const [done, line] of ['NEXT', 'call a-012', 'DANCE'].entries()) {
      await eventually(() => box.answers.length >= done)
      box.press(line)
    }
    await says(running, 'is no button')
    expect(running.output()).toMatch(/^press +next$/m)
    expect(running.output()).toMatch(/^press +call A-012$/m)
    await eventually(() => box.answers.length === 3)
    expect([...box.answers].sort()).toEqual(['ERR unknown-button', 'OK - 0', 'OK - 0'])
    await box.unplug()
    await says(running, 'was unplugged; plug it in again')
    await box.plugIn()
    await says(running, 'is open', 2)
    box.press('HOLD')
    await says(running, /^press +hold$/m)
    expect(await running.stop()).toBe(0)
  })

  test('shows the bytes, and what a map makes of them', async () => {
    const { box, running } = await listening(`?map=${join(MAPS, 'rs485.json')}&address=3`, '--raw')
    box.send(Buffer.from('AA030101419055', 'hex'))
    box.send(Buffer.from('AA030000810055', 'hex'))
    await says(running, 'press')
    expect(running.output()).toMatch(/^raw +AA 03 01 01 41 90 55/m)
    await says(running, 'garbage')
    expect(running.output()).toMatch(/^garbage +\d+ bytes that make no sense$/m)
  })

  test('a port that is not there, is no port, or may not be', async () => {
    const { path } = folderOf()
    const running = await startProgram(CLI, ['buttons', 'listen', join(path, 'none')])
    await says(running, 'there is no')
    expect(await running.stop()).toBe(0)
    const wrong = await startProgram(CLI, ['buttons', 'listen', '/dev/null'])
    await says(wrong, '/dev/null is no serial port')
    expect(await wrong.stop()).toBe(0)
  })

  test('what can never work ends at once, with a code', async () => {
    const map = join(folderOf().path, 'map.json')
    writeFileSync(map, '{"frame": "02", "presses": {"01": "next"}}')
    const ended = await antre('buttons', 'listen', `/dev/ttyUSB0?map=${map}`)
    expect(ended).toMatchObject({ code: 1, stderr: expect.stringContaining('buttons-map-invalid') })
    expect(ended.stderr).toContain('"frame" needs {data} once')
  })
})

test('antre buttons list ends well whatever ports there are', async () => {
  expect(await antre('buttons', 'list')).toMatchObject({ code: 0, stderr: '' })
})

describe('antre board test', () => {
  const FRAME = 'frame=framed&address=3&width=4'

  test('shows every segment, a number, a call, nothing; then ends', async () => {
    const path = join(folderOf().path, 'board')
    const read = readBoard(`${path}?${FRAME}`)
    if (!read.ok) throw new Error(read.detail)
    const board = await openVirtualBoard(path, read.config.format)
    onTestFinished(() => board.close())
    const running = await startProgram(CLI, ['board', 'test', `${path}?${FRAME}`, '--seconds', '0.2'])
    onTestFinished(() => running.kill())
    const seen = () => new Set(board.seen.map(({ text, blinks }) => (blinks ? `${text}*` : text)))
    for (const face of ['8888', 'A012', 'A012*', '']) await eventually(() => seen().has(face))
    expect(await running.stop()).toBe(0)
    await eventually(() => board.shown().text === '')
    expect(await antre('board', 'test', `${path}?${FRAME}`, '--once', '--seconds', '0.1')).toMatchObject({
      code: 0,
      stderr: '',
    })
    expect(board.broken()).toBe(0)
  })

  test('without a board: says so, and Ctrl-C ends with 0', async () => {
    const running = await startProgram(CLI, ['board', 'test', join(folderOf().path, 'none')])
    await says(running, 'there is no')
    expect(await running.stop()).toBe(0)
    expect(await antre('board', 'test', '/dev/x?frame=neon')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('board-option-invalid'),
    })
  })
})
