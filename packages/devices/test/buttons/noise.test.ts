import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { noiseWatch } from '../../src/buttons/noise.ts'
import { type ButtonsStatus, openButtonBox, openButtons, type Press } from '../../src/index.ts'
import { eventually, temporaryFolder } from '../harness.ts'
import { steppedTime } from './time.ts'

async function withBox() {
  const box = await openButtonBox(join(await temporaryFolder(), 'box'))
  const time = steppedTime()
  const pressed: Press[] = []
  const states: ButtonsStatus['state'][] = []
  let bytes = 0
  const buttons = openButtons(box.path, {
    onPress: async (press) => {
      pressed.push(press)
      return { ok: true, number: null, waiting: 0 }
    },
    onStatus: ({ state }) => states.push(state),
    onBytes: (chunk) => (bytes += chunk.length),
    timers: time,
    retryMs: [1, 5],
  })
  onTestFinished(async () => {
    await buttons.close()
    await box.close()
  })
  await eventually(() => buttons.status().state === 'connected')
  /** Sends bytes and waits until they have come. */
  const send = async (sent: Uint8Array): Promise<void> => {
    const before = bytes
    box.send(sent)
    await eventually(() => bytes === before + sent.length)
  }
  return { box, buttons, time, pressed, states, send }
}

// `NEXT\n` at 9600 baud, read at 19200: each bit twice, and stop bits where there are none.
const WRONG_SPEED = Uint8Array.of(0xe6, 0xf8, 0x98, 0xf9, 0x66, 0xe0, 0x98, 0xe0)

test('a wrong baud rate shows after a few presses, presses nothing, and clears with the first good line', async () => {
  const { box, buttons, time, pressed, states, send } = await withBox()
  for (let press = 0; press < 3; press += 1) {
    expect(buttons.status().state).toBe('connected')
    await send(WRONG_SPEED)
    time.advance(20_000)
  }
  expect(buttons.status()).toEqual({ state: 'noise' })
  expect(box.answers).toEqual([])
  // The officer found the switch on the box.
  await send(Buffer.from('\nNEXT\n'))
  await eventually(() => pressed.length === 1)
  expect(states).toEqual(['connected', 'noise', 'connected'])
})

test('a device that talks of other things is noise, and is not talked to for ever', async () => {
  const { box, buttons, time, pressed, send } = await withBox()
  for (let line = 0; line < 50; line += 1) {
    await send(Buffer.from('$GPGGA,092725,10.17,S\r\n'))
    time.advance(1000)
  }
  await eventually(() => box.answers.length === 2)
  expect(buttons.status()).toEqual({ state: 'noise' })
  expect(box.answers).toEqual(['ERR unknown-button', 'ERR unknown-button'])
  expect(pressed).toEqual([])
})

test('a line that sends back what it is told does not answer itself for ever', async () => {
  const { box, pressed, send } = await withBox()
  await send(Buffer.from('HELLO\n'))
  await eventually(() => box.answers.length === 1)
  await send(Buffer.from(`${box.answers[0]}\nOK A-012 3\n`))
  await send(Buffer.from('NEXT\n'))
  await eventually(() => box.answers.length === 2)
  expect(box.answers).toEqual(['ERR unknown-button', 'OK - 0'])
  expect(pressed).toHaveLength(1)
})

test('noise ends with the plug', async () => {
  const { box, buttons, time, send } = await withBox()
  for (let press = 0; press < 3; press += 1) {
    await send(WRONG_SPEED)
    time.advance(1000)
  }
  expect(buttons.status().state).toBe('noise')
  await box.unplug()
  await eventually(() => buttons.status().state === 'unplugged')
  await box.plugIn()
  await eventually(() => buttons.status().state === 'connected')
})

test('a spark now and then is no noise; a storm is', () => {
  let time = 0
  const watch = noiseWatch(() => time)
  for (let spark = 0; spark < 50; spark += 1) {
    watch.garbage(3)
    time += 11 * 60_000
  }
  expect(watch.isNoisy()).toBe(false)
  for (let ms = 0; ms < 1000; ms += 10) {
    watch.garbage(1)
    time += 10
  }
  expect(watch.isNoisy()).toBe(true)
  watch.good()
  expect(watch.isNoisy()).toBe(false)
})
