import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { systemTimers } from '../../src/hotplug/timers.ts'
import {
  type Answer,
  ButtonsPathError,
  type ButtonsStatus,
  openButtonBox,
  openButtons,
  type Press,
  REPEAT_MS,
} from '../../src/index.ts'
import { eventually, temporaryFolder } from '../harness.ts'

interface Counter {
  /** What the counter answers. */
  answer: (press: Press) => Promise<Answer>
}

/** A counter with a box on a real serial line. */
async function withBox(counter: Partial<Counter> = {}) {
  const box = await openButtonBox(join(await temporaryFolder(), 'box'))
  const pressed: Press[] = []
  const heard: ButtonsStatus[] = []
  const clock = { ms: 0 }
  const buttons = openButtons(`${box.path}?baud=9600`, {
    onPress: (press) => {
      pressed.push(press)
      return counter.answer?.(press) ?? Promise.resolve({ ok: true, number: 'A-012', waiting: 3 })
    },
    onStatus: (status) => heard.push(status),
    timers: { ...systemTimers, now: () => clock.ms },
    retryMs: [1, 5],
  })
  onTestFinished(async () => {
    await buttons.close()
    await box.close()
  })
  await eventually(() => buttons.status().state === 'connected')
  return { box, buttons, pressed, heard, clock }
}

test('a press is done and answered', async () => {
  const { box, pressed } = await withBox()
  box.press('NEXT')
  await eventually(() => box.answers.length === 1)
  expect(pressed).toEqual([{ kind: 'next' }])
  expect(box.answers).toEqual(['OK A-012 3'])
})

test('a refusal is answered by its code', async () => {
  const { box } = await withBox({ answer: () => Promise.resolve({ ok: false, code: 'counter-not-open' }) })
  box.press('CALL A-012')
  await eventually(() => box.answers.length === 1)
  expect(box.answers).toEqual(['ERR counter-not-open'])
})

test('a bug in the counter does not silence the box', async () => {
  let calls = 0
  const { box } = await withBox({
    answer: () => {
      calls += 1
      return calls === 1
        ? Promise.reject(new Error('bug'))
        : Promise.resolve({ ok: true, number: null, waiting: 0 })
    },
  })
  box.press('NEXT')
  await eventually(() => box.answers.length === 1)
  box.press('RECALL')
  await eventually(() => box.answers.length === 2)
  expect(box.answers).toEqual(['ERR internal', 'OK - 0'])
})

test('what is pressed while a press is under way is answered busy, and never done', async () => {
  const release: (() => void)[] = []
  const { box, pressed } = await withBox({
    answer: async () => {
      await new Promise<void>((resolve) => release.push(resolve))
      return { ok: true, number: 'A-012', waiting: 0 }
    },
  })
  for (const line of ['NEXT', 'RECALL', 'NEXT', 'NOSHOW']) box.press(line)
  await eventually(() => box.answers.length === 3)
  expect(box.answers).toEqual(['ERR busy', 'ERR busy', 'ERR busy'])
  release[0]?.()
  await eventually(() => box.answers.length === 4)
  expect(box.answers[3]).toBe('OK A-012 0')
  expect(pressed).toEqual([{ kind: 'next' }])
  box.press('FINISH')
  await eventually(() => release.length === 2)
  release[1]?.()
  await eventually(() => box.answers.length === 5)
  expect(pressed).toEqual([{ kind: 'next' }, { kind: 'finish' }])
})

test('a button that bounces or is held down is one press', async () => {
  const { box, pressed, clock } = await withBox({
    answer: async ({ kind }) => ({ ok: true, number: 'A-012', waiting: kind === 'next' ? 3 : 9 }),
  })
  for (let each = 0; each < 5; each += 1) box.press('NEXT')
  await eventually(() => box.answers.length > 0)
  box.press('RECALL')
  await eventually(() => box.answers.includes('OK A-012 9'))
  expect(pressed.map(({ kind }) => kind)).toEqual(['next', 'recall'])
  // In haste, and each time answered: else the light of the box would stay as it is.
  box.press('RECALL')
  await eventually(() => box.answers.filter((line) => line === 'OK A-012 9').length === 2)
  clock.ms += REPEAT_MS
  box.press('RECALL')
  await eventually(() => pressed.length === 3)
})

test('noise on the line presses nothing, and the box goes on working', async () => {
  const { box, pressed } = await withBox()
  const noise = Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919) % 256)
  box.send(noise)
  box.send(Buffer.from(`\n${'N'.repeat(5000)}\n\r\n`))
  box.press('HOLD')
  await eventually(() => pressed.length > 0)
  expect(pressed).toEqual([{ kind: 'hold' }])
  await eventually(() => box.answers.at(-1) === 'OK A-012 3')
})

test('a line that is no button is answered so', async () => {
  const { box, pressed } = await withBox()
  box.press('HELLO')
  await eventually(() => box.answers.length === 1)
  expect(box.answers).toEqual(['ERR unknown-button'])
  expect(pressed).toEqual([])
})

test('pulled off and plugged in again: found without a restart, nothing pressed by it', async () => {
  const { box, buttons, pressed, heard } = await withBox()
  for (let round = 0; round < 3; round += 1) {
    await box.unplug()
    await eventually(() => buttons.status().state === 'unplugged')
    await box.plugIn()
    await eventually(() => buttons.status().state === 'connected')
  }
  expect(pressed).toEqual([])
  expect(heard[0]).toEqual({ state: 'connected' })
  expect(heard).toContainEqual({ state: 'unplugged', why: 'lost' })
  box.press('NEXT')
  await eventually(() => box.answers.length === 1)
  expect(pressed).toEqual([{ kind: 'next' }])
})

test('pulled off while a press is being done: it is done once, and its answer is dropped', async () => {
  const release: (() => void)[] = []
  const { box, buttons, pressed } = await withBox({
    answer: async () => {
      await new Promise<void>((resolve) => release.push(resolve))
      return { ok: true, number: 'A-012', waiting: 0 }
    },
  })
  for (const line of ['NEXT', 'NOSHOW', 'FINISH']) box.press(line)
  await eventually(() => release.length === 1 && box.answers.length === 2)
  await box.unplug()
  await eventually(() => buttons.status().state === 'unplugged')
  await box.plugIn()
  await eventually(() => buttons.status().state === 'connected')
  box.press('START')
  await eventually(() => box.answers.length === 3)
  release[0]?.()
  await Promise.resolve()
  box.press('RECALL')
  await eventually(() => release.length === 2)
  release[1]?.()
  await eventually(() => box.answers.length === 4)
  expect(pressed.map(({ kind }) => kind)).toEqual(['next', 'recall'])
  expect(box.answers).toEqual(['ERR busy', 'ERR busy', 'ERR busy', 'OK A-012 0'])
})

test('a box that is not there yet is found when it comes', async () => {
  const path = join(await temporaryFolder(), 'box')
  const buttons = openButtons(path, {
    onPress: () => Promise.resolve({ ok: true, number: null, waiting: 0 }),
    retryMs: [1],
  })
  await eventually(() => buttons.status().state === 'unplugged')
  expect(buttons.status()).toEqual({ state: 'unplugged', why: 'absent' })
  const box = await openButtonBox(path)
  onTestFinished(() => box.close())
  await eventually(() => buttons.status().state === 'connected')
  await buttons.close()
  await buttons.close()
  expect(buttons.status()).toEqual({ state: 'closed' })
})

test('a path that can never work is refused by its code', () => {
  const onPress = () => Promise.resolve({ ok: false, code: 'x' } as const)
  expect(() => openButtons('', { onPress })).toThrow(ButtonsPathError)
  expect(() => openButtons('/dev/ttyUSB0?baud=x', { onPress })).toThrow('buttons-option-invalid')
})
