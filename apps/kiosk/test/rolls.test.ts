import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { silentLog } from '@antre/station'
import { temporaryFolder } from '@antre/testkit'
import { describe, expect, test } from 'vitest'
import { roughly } from '../src/printers/device-report.ts'
import { openRolls, type RollOf } from '../src/printers/rolls.ts'

const EPSON: RollOf = { id: 'printer', address: 'tcp://10.0.0.9', guess: { lowMm: 3_000 } }

const open = (folder: string, ...printers: RollOf[]) =>
  openRolls(join(folder, 'rolls.json'), printers, silentLog)

/** A roll on which ten tickets of 150 mm were printed, then the sensor spoke up, then four more. */
function nearEnd(folder: string) {
  const rolls = open(folder, EPSON)
  rolls.status('printer', { state: 'ready' })
  for (let i = 0; i < 10; i++) rolls.printed('printer', 150)
  rolls.status('printer', { state: 'paper-low' })
  for (let i = 0; i < 4; i++) rolls.printed('printer', 150)
  return rolls
}

describe('what is known of the paper', () => {
  test('outlasts a restart', () => {
    using folder = temporaryFolder()
    expect(nearEnd(folder.path).left('printer')).toBe(16)
    const after = open(folder.path, EPSON)
    expect(after.left('printer')).toBe(16)
    after.printed('printer', 150)
    expect(open(folder.path, EPSON).left('printer')).toBe(15)
  })

  test('is learned: a roll that gave more after "near end" than was guessed', () => {
    using folder = temporaryFolder()
    const rolls = nearEnd(folder.path)
    for (let i = 0; i < 26; i++) rolls.printed('printer', 150)
    rolls.status('printer', { state: 'paper-out' })
    expect(rolls.left('printer')).toBe(0)
    rolls.status('printer', { state: 'cover-open' })
    rolls.status('printer', { state: 'ready' })
    rolls.status('printer', { state: 'paper-low' })
    expect(open(folder.path, EPSON).left('printer')).toBe(30)
  })

  test('is of one printer: another address knows nothing', () => {
    using folder = temporaryFolder()
    nearEnd(folder.path)
    expect(open(folder.path, { ...EPSON, address: 'tcp://10.0.0.10' }).left('printer')).toBeNull()
  })

  test('somebody says that the roll is new', () => {
    using folder = temporaryFolder()
    const rolls = nearEnd(folder.path)
    rolls.changed('printer')
    rolls.status('printer', { state: 'paper-low' })
    expect(rolls.left('printer')).toBe(20)
  })

  test.each(['', '{"format":1,"rolls":{"printer":{"address":"tcp://10.0.0.9","roll":{"version":7}}}}', '[]'])(
    'a file that says %j: begins anew',
    (text) => {
      using folder = temporaryFolder()
      writeFileSync(join(folder.path, 'rolls.json'), text)
      expect(open(folder.path, EPSON).left('printer')).toBeNull()
    },
  )

  test('a disk that takes nothing is said once, and stops nothing', () => {
    using folder = temporaryFolder()
    mkdirSync(join(folder.path, 'rolls.json.new'))
    const warned: string[] = []
    const log = { ...silentLog, warn: (_about: object, text: string) => void warned.push(text) }
    const rolls = openRolls(join(folder.path, 'rolls.json'), [EPSON], log)
    rolls.status('printer', { state: 'ready' })
    rolls.printed('printer', 150)
    rolls.printed('printer', 150)
    expect(warned).toHaveLength(1)
  })
})

test.each([
  [147, 140],
  [21, 20],
  [20, 20],
  [19, 15],
  [5, 5],
  [4, 0],
])('%i tickets are told as about %i', (tickets, told) => {
  expect(roughly(tickets)).toBe(told)
})
