import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import {
  type Answer,
  type Buttons,
  openButtonBox,
  openButtons,
  type Press,
  type VirtualButtonBox,
} from '../../src/index.ts'
import { eventually, temporaryFolder } from '../harness.ts'
import { type SteppedTime, steppedTime } from './time.ts'

const MAPS = join(import.meta.dirname, '../../../../resources/buttons')

interface Counter {
  readonly box: VirtualButtonBox
  readonly buttons: Buttons
  readonly pressed: Press[]
  readonly heard: string[]
  /** How many bytes have come. */
  bytes: number
  readonly time: SteppedTime
  answer: Answer
  /** What a press waits for before it is answered. */
  until: Promise<void>
}

/** A counter whose box has the bytes of a map, on a real serial line. */
async function counterWith(query: string): Promise<Counter> {
  const box = await openButtonBox(join(await temporaryFolder(), 'box'))
  const time = steppedTime()
  const counter = { box, time, pressed: [] as Press[], heard: [] as string[], bytes: 0 } as unknown as Counter
  counter.answer = { ok: true, number: 'A-012', waiting: 3 }
  counter.until = Promise.resolve()
  const buttons = openButtons(`${box.path}?${query}`, {
    onPress: async (press) => {
      counter.pressed.push(press)
      await counter.until
      return counter.answer
    },
    onBytes: (bytes) => {
      counter.bytes += bytes.length
    },
    onHeard: (heard) => counter.heard.push(heard.kind === 'known' ? heard.what : heard.kind),
    timers: time,
    retryMs: [1, 5],
  })
  onTestFinished(async () => {
    await buttons.close()
    await box.close()
  })
  await eventually(() => buttons.status().state === 'connected')
  return Object.assign(counter, { buttons })
}

const hex = (bytes: string): Buffer => Buffer.from(bytes.replaceAll(' ', ''), 'hex')

describe('a box with a byte a button (resources/buttons/one-byte.json)', () => {
  const query = `map=${join(MAPS, 'one-byte.json')}`

  /** Sends a byte and lets the silence after it pass, by which it counts. */
  async function send(counter: Counter, bytes: string): Promise<void> {
    counter.box.send(hex(bytes))
    await eventually(() => counter.time.pending().length > 0)
    counter.time.advance(300)
  }

  test('presses, lights its lamp on OK, another on ERR', async () => {
    const counter = await counterWith(query)
    await send(counter, '01 00')
    await eventually(() => counter.box.received().length === 1)
    counter.answer = { ok: false, code: 'counter-idle' }
    await send(counter, '04 00')
    await eventually(() => counter.box.received().length === 2)
    expect(counter.pressed).toEqual([{ kind: 'next' }, { kind: 'no-show' }])
    expect(counter.box.received()).toEqual(hex('06 15'))
  })

  test('its lamp tells whether somebody waits; said again after it was pulled off', async () => {
    const counter = await counterWith(query)
    for (const waiting of [0, 3, 4, 0]) counter.buttons.lamp(waiting)
    await eventually(() => counter.box.received().length === 3)
    expect(counter.box.received()).toEqual(hex('10 11 10'))
    await counter.box.unplug()
    await eventually(() => counter.buttons.status().state === 'unplugged')
    counter.buttons.lamp(5)
    counter.time.advance(60_000)
    await counter.box.plugIn()
    await eventually(() => counter.box.received().length === 4)
    expect(counter.box.received().at(-1)).toBe(0x11)
  })

  test('its lamp is told again every ten seconds, in case it lost its power; views in between delay nothing', async () => {
    const counter = await counterWith(query)
    counter.buttons.lamp(3)
    await eventually(() => counter.box.received().length === 1)
    for (let second = 0; second < 30; second += 1) {
      counter.time.advance(1000)
      counter.buttons.lamp(3)
    }
    await eventually(() => counter.box.received().length === 4)
    expect(counter.box.received()).toEqual(hex('11 11 11 11'))
    counter.time.advance(9000)
    counter.buttons.lamp(0)
    counter.time.advance(9999)
    await eventually(() => counter.box.received().length === 5)
    expect(counter.box.received().at(-1)).toBe(0x10)
    await counter.buttons.close()
    expect(counter.time.pending()).toEqual([])
  })

  test('pulled off while a byte waits for its silence: it presses nothing', async () => {
    const counter = await counterWith(query)
    counter.box.send(hex('01'))
    await eventually(() => counter.time.pending().length > 0)
    await counter.box.unplug()
    await eventually(() => counter.buttons.status().state === 'unplugged')
    counter.time.advance(1000)
    await counter.box.plugIn()
    await eventually(() => counter.buttons.status().state === 'connected')
    await send(counter, '02')
    await eventually(() => counter.pressed.length > 0)
    expect(counter.pressed).toEqual([{ kind: 'recall' }])
  })

  test('a burst of noise presses nothing', async () => {
    const counter = await counterWith(query)
    counter.box.send(Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919) % 256))
    await eventually(() => counter.bytes === 4096)
    counter.time.advance(1000)
    await send(counter, '03')
    await eventually(() => counter.pressed.length > 0)
    expect(counter.pressed).toEqual([{ kind: 'start' }])
  })
})

describe('keypads with addresses on one RS-485 line (resources/buttons/rs485.json)', () => {
  const query = `map=${join(MAPS, 'rs485.json')}&address=3`
  // CRC-16/MODBUS of 03 01 01, by another program.
  const NEXT_AT_3 = 'AA 03 01 01 41 90 55'

  /** A frame of a keypad at `address`. */
  function frame(address: number, data: string): Buffer {
    const body = Buffer.concat([Buffer.from([address]), hex(data)])
    return Buffer.concat([hex('AA'), body, crc(body), hex('55')])
  }

  /** CRC-16/MODBUS bit by bit, low byte first; written apart from the one under test. */
  function crc(bytes: Buffer): Buffer {
    let sum = 0xffff
    for (const byte of bytes)
      for (let bit = 0; bit < 8; bit += 1) {
        const isOdd = ((sum ^ (byte >> bit)) & 1) === 1
        sum = (sum >> 1) ^ (isOdd ? 0xa001 : 0)
      }
    return Buffer.from([sum & 0xff, sum >> 8])
  }

  test('the frames of this test are those of the map', () => {
    expect(frame(3, '01 01')).toEqual(hex(NEXT_AT_3))
  })

  test('only this counter’s keypad presses and is answered', async () => {
    const counter = await counterWith(query)
    for (const address of [1, 2, 3, 4]) counter.box.send(frame(address, '01 01'))
    await eventually(() => counter.heard.length === 4)
    await eventually(() => counter.box.received().length > 0)
    expect(counter.pressed).toEqual([{ kind: 'next' }])
    expect(counter.heard).toEqual(['other-box', 'other-box', 'press', 'other-box'])
    const body = Buffer.concat([hex('03 81'), Buffer.from('A-012'), hex('03')])
    expect(counter.box.received()).toEqual(Buffer.concat([hex('AA'), body, crc(body), hex('55')]))
  })

  test('a press that is said again, since its answer was lost, is answered again and done once', async () => {
    const counter = await counterWith(query)
    let release = () => {}
    counter.until = new Promise((resolve) => {
      release = resolve
    })
    const say = async (): Promise<void> => {
      const times = counter.heard.length
      counter.box.send(frame(3, '01 01'))
      await eventually(() => counter.heard.length > times)
      counter.time.advance(150)
    }
    const ANSWER_BYTES = 12
    await say()
    await say()
    expect(counter.box.received()).toHaveLength(0)
    release()
    await eventually(() => counter.box.received().length === ANSWER_BYTES)
    // As often as a box may ask; one whose button is held down is not answered for ever.
    for (let each = 0; each < 10; each += 1) await say()
    await eventually(() => counter.box.received().length >= 4 * ANSWER_BYTES)
    counter.time.advance(1500)
    counter.box.send(frame(3, '01 02'))
    await eventually(() => counter.box.received().length >= 5 * ANSWER_BYTES)
    const first = counter.box.received().subarray(0, ANSWER_BYTES)
    expect(counter.box.received()).toEqual(Buffer.concat(new Array(5).fill(first)))
    expect(counter.pressed).toEqual([{ kind: 'next' }, { kind: 'recall' }])
    // A digit bounces: that was never answered, and is not now.
    counter.box.send(Buffer.concat([frame(3, '02 31'), frame(3, '02 31'), frame(3, '07 07')]))
    await eventually(() => counter.heard.at(-1) === 'unknown')
    await eventually(() => counter.box.received().length > 5 * ANSWER_BYTES)
    expect([...counter.box.received().subarray(5 * ANSWER_BYTES)].slice(0, 3)).toEqual([0xaa, 3, 0x82])
  })

  test('answers that are heard on the line, our own and another counter’s, press nothing and are no noise', async () => {
    const counter = await counterWith(query)
    counter.box.send(frame(3, '01 02'))
    await eventually(() => counter.box.received().length > 0)
    const own = counter.box.received()
    for (let each = 0; each < 20; each += 1) {
      counter.box.send(own)
      counter.box.send(frame(7, '83 05'))
      counter.time.advance(1000)
    }
    await eventually(() => counter.heard.length === 41)
    expect(counter.pressed).toHaveLength(1)
    expect(counter.buttons.status()).toEqual({ state: 'connected' })
  })

  test('calls a number by its keys', async () => {
    const counter = await counterWith(query)
    for (const key of ['02 42', '02 31', '02 32', '02 0D']) {
      counter.box.send(frame(3, key))
      counter.box.send(frame(3, '00 00'))
    }
    await eventually(() => counter.pressed.length === 1)
    expect(counter.pressed).toEqual([{ kind: 'call', number: 'B-012' }])
  })

  test('a held button that repeats its frame is one press until it is let go', async () => {
    const counter = await counterWith(query)
    for (let each = 0; each < 10; each += 1) {
      counter.box.send(frame(3, '01 01'))
      await eventually(() => counter.heard.length === each + 1)
      counter.time.advance(400)
    }
    expect(counter.pressed).toHaveLength(1)
    counter.box.send(frame(3, '00 00'))
    counter.box.send(frame(3, '01 01'))
    await eventually(() => counter.pressed.length === 2)
  })

  test('a frame with a wrong checksum presses nothing; the next one does', async () => {
    const counter = await counterWith(query)
    const broken = frame(3, '01 01')
    broken.writeUInt8(broken.readUInt8(4) ^ 0x10, 4)
    counter.box.send(broken)
    counter.box.send(frame(3, '01 04'))
    await eventually(() => counter.pressed.length > 0)
    expect(counter.pressed).toEqual([{ kind: 'finish' }])
  })

  test('a key that is on no map is answered as an error', async () => {
    const counter = await counterWith(query)
    counter.box.send(frame(3, '07 07'))
    await eventually(() => counter.box.received().length > 0)
    expect([...counter.box.received().subarray(0, 3)]).toEqual([0xaa, 3, 0x82])
  })
})
