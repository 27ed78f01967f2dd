import { mkdir, readdir, rename, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { portFault } from '../../src/hotplug/port-fault.ts'
import { type Buttons, listPorts, openButtonBox, openButtons, statusWords } from '../../src/index.ts'
import { eventually, temporaryFolder } from '../harness.ts'

function open(path: string): Buttons {
  const buttons = openButtons(path, {
    onPress: async () => ({ ok: true, number: null, waiting: 0 }),
    retryMs: [1, 5],
  })
  onTestFinished(() => buttons.close())
  return buttons
}
const decided = (buttons: Buttons): Promise<void> => eventually(() => buttons.status().state !== 'connecting')

test('a path that is no serial port says so', async () => {
  const folder = await temporaryFolder()
  const file = join(folder, 'notes.txt')
  await writeFile(file, 'NEXT\n')
  for (const path of [file, folder, '/dev/null']) {
    const buttons = open(path)
    await decided(buttons)
    expect(buttons.status()).toEqual({ state: 'wrong-port', why: 'not-serial' })
  }
})

test('a port that another program has says so, and works when that one lets go', async () => {
  const box = await openButtonBox(join(await temporaryFolder(), 'box'))
  onTestFinished(() => box.close())
  const first = open(box.path)
  await eventually(() => first.status().state === 'connected')
  const second = open(box.path)
  await decided(second)
  expect(second.status()).toEqual({ state: 'wrong-port', why: 'in-use' })
  await first.close()
  await eventually(() => second.status().state === 'connected')
})

test('a port that this user may not open says so', async () => {
  const file = join(await temporaryFolder(), 'box')
  await writeFile(file, '', { mode: 0o000 })
  const isRoot = process.getuid?.() === 0
  if (isRoot) process.seteuid?.(65_534) // nobody; root may open everything
  try {
    const buttons = open(file)
    await decided(buttons)
    expect(buttons.status()).toEqual({ state: 'no-permission' })
    expect(statusWords('/dev/ttyUSB0', buttons.status())).toContain('dialout')
  } finally {
    if (isRoot) process.seteuid?.(0)
  }
})

test.each([
  ['Error: No such file or directory, cannot open /dev/ttyUSB0', { state: 'unplugged', why: 'absent' }],
  ['Opening COM7: File not found', { state: 'unplugged', why: 'absent' }],
  ['Error: Input/output error, cannot open /dev/ttyUSB0', { state: 'unplugged', why: 'absent' }],
  ['Error: Permission denied, cannot open /dev/ttyUSB0', { state: 'no-permission' }],
  ['Error Resource temporarily unavailable Cannot lock port', { state: 'wrong-port', why: 'in-use' }],
  ['Error: Device or resource busy, cannot open /dev/ttyUSB0', { state: 'wrong-port', why: 'in-use' }],
  ['Opening COM3: Access denied', { state: 'wrong-port', why: 'in-use' }],
  [
    'Error: Inappropriate ioctl for device setting custom baud rate of 9600',
    { state: 'wrong-port', why: 'not-serial' },
  ],
  ['Error: Is a directory, cannot open /tmp', { state: 'wrong-port', why: 'not-serial' }],
  [
    'Error: Invalid argument || while setting custom baud rate of 12345',
    { state: 'wrong-port', why: 'speed' },
  ],
  ['Open (SetCommState): The parameter is incorrect', { state: 'wrong-port', why: 'speed' }],
  [undefined, { state: 'unplugged', why: 'absent' }],
])('%s', (detail, fault) => {
  expect(portFault(detail)).toEqual(fault)
})

test('a name that stays finds the box again, whatever number it has after plugging in', async () => {
  const folder = await temporaryFolder()
  const first = await openButtonBox(join(folder, 'ttyUSB0'))
  const other = await openButtonBox(join(folder, 'ttyUSB1'))
  onTestFinished(async () => {
    await first.close()
    await other.close()
  })
  const byId = join(folder, 'usb-1a86_USB_Serial-if00-port0')
  await symlink('ttyUSB0', byId)
  const buttons = open(byId)
  await eventually(() => buttons.status().state === 'connected')
  await first.unplug()
  await eventually(() => buttons.status().state === 'unplugged')
  // Plugged in again, the system calls it ttyUSB1.
  await symlink('ttyUSB1', `${byId}.new`)
  await rename(`${byId}.new`, byId)
  await eventually(() => buttons.status().state === 'connected')
  other.press('NEXT')
  await eventually(() => other.answers.length === 1)
})

test('ports are listed by the names that stay, also where serialport cannot', async () => {
  const devices = await temporaryFolder()
  await mkdir(join(devices, 'serial/by-id'), { recursive: true })
  for (const name of ['ttyUSB0', 'ttyACM0', 'ttyS0', 'null']) await writeFile(join(devices, name), '')
  await symlink('../../ttyUSB0', join(devices, 'serial/by-id/usb-1a86_USB_Serial-if00-port0'))
  const usb = {
    path: join(devices, 'serial/by-id/usb-1a86_USB_Serial-if00-port0'),
    now: join(devices, 'ttyUSB0'),
  }
  const rejects = () => Promise.reject(new Error('spawn udevadm ENOENT'))
  expect(await listPorts(rejects, devices)).toEqual([
    { ...usb, about: null },
    { path: join(devices, 'ttyACM0'), now: null, about: null },
  ])
  const lists = async () => [{ path: join(devices, 'ttyUSB0'), manufacturer: '1a86' }, { path: 'COM3' }]
  expect(await listPorts(lists, devices)).toEqual([
    { ...usb, about: '1a86' },
    { path: 'COM3', now: null, about: null },
  ])
  expect(await listPorts(rejects, join(devices, 'none'))).toEqual([])
  expect(await readdir(devices)).toHaveLength(5)
})
