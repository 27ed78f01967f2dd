import { join } from 'node:path'
import {
  type BoardFormat,
  openBoard,
  openButtonBox,
  openButtons,
  openVirtualBoard,
  type Press,
  readBoard,
} from '@antre/devices'
import { eventually } from '@antre/testkit'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder, withDock } from './support/dock.ts'

const FORMAT: BoardFormat = { kind: 'framed', width: 5, address: 1 }

/** A counter's box and board on real serial lines, their drivers, and the dock. */
async function withCounter() {
  const folder = temporaryFolder()
  const box = await openButtonBox(join(folder, 'box'))
  const board = await openVirtualBoard(join(folder, 'board'), FORMAT)
  const pressed: Press[] = []
  const buttons = openButtons(box.path, {
    onPress: async (press) => {
      pressed.push(press)
      return press.kind === 'hold'
        ? { ok: false, code: 'counter-not-open' }
        : { ok: true, number: 'A-012', waiting: 3 }
    },
    retryMs: [1],
  })
  const read = readBoard(`${board.path}?frame=framed&width=5&address=1`)
  if (!read.ok) throw new Error(read.detail)
  const shown = openBoard(read.config, { retryMs: [1] })
  onTestFinished(async () => {
    await buttons.close()
    await shown.close()
    await box.close()
    await board.close()
  })
  await eventually(() => buttons.status().state === 'connected' && shown.status().state === 'connected')
  return { pressed, buttons, shown, ...(await withDock({ box, board })) }
}

test('a press at the dock is a press at the counter, and its answer stands on the box', async () => {
  const { me, pressed } = await withCounter()
  await me.act({ do: 'press', line: 'NEXT' })
  const { box } = await me.state(({ box: now }) => (now?.talk.length ?? 0) >= 2)
  expect(box?.talk.map(({ from, text }) => [from, text])).toEqual([
    ['box', 'NEXT'],
    ['counter', 'OK A-012 3'],
  ])
  await me.act({ do: 'press', line: 'CALL A-031' })
  await me.state(({ box: now }) => now?.talk.length === 4)
  await me.act({ do: 'press', line: 'HOLD' })
  await me.state(({ box: now }) => now?.talk.at(-1)?.text === 'ERR counter-not-open')
  expect(pressed).toEqual([{ kind: 'next' }, { kind: 'call', number: 'A-031' }, { kind: 'hold' }])
})

test('noise presses nothing; unplugged it is gone for the counter, plugged in it is found again', async () => {
  const { me, pressed, buttons } = await withCounter()
  await me.act({ do: 'noise' })
  await me.act({ do: 'plug-box', plugged: false })
  expect((await me.state()).box?.plugged).toBe(false)
  await eventually(() => buttons.status().state === 'unplugged')
  await me.act({ do: 'plug-box', plugged: true })
  await eventually(() => buttons.status().state === 'connected')
  await me.act({ do: 'press', line: 'START' })
  await me.state(({ box }) => box?.talk.at(-1)?.text === 'OK A-012 3')
  expect(pressed).toEqual([{ kind: 'start' }])
})

test('the board shows what its counter shows, and blinks while a number is called', async () => {
  const { me, shown } = await withCounter()
  shown.show({ state: 'called', number: 'A-012' }, 'first')
  expect((await me.state(({ board }) => board?.text === 'A-012')).board).toEqual({
    plugged: true,
    text: 'A-012',
    blinks: true,
  })
  await me.act({ do: 'plug-board', plugged: false })
  await eventually(() => shown.status().state === 'unplugged')
  expect((await me.state()).board?.plugged).toBe(false)
  shown.show({ state: 'serving', number: 'A-013' })
  await me.act({ do: 'plug-board', plugged: true })
  await me.state(({ board }) => board?.text === 'A-013' && !board.blinks)
})
