import { chmodSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@antre/testkit'
import { launchChromium } from '@antre/testkit/chromium'
import { expect, it } from 'vitest'
import { openScreen } from '../../src/browser.ts'
import { noFault } from '../../src/console.ts'
import { openHall } from '../../src/hall.ts'
import { announced, call, openDisplayPc, speaker } from '../../src/speaking.ts'

/** PulseAudio's word on the sound output: without hardware it plays into `auto_null`. */
const PACTL = (card: string) => `#!/bin/sh
case "$1" in
  get-default-sink) [ -f '${card}' ] && echo alsa_output.analog-stereo || echo auto_null ;;
  get-sink-mute) echo 'Mute: no' ;;
  get-sink-volume) echo 'Volume: front-left: 52429 /  80% / -5.81 dB' ;;
esac
`

function soundCard(folder: string) {
  const card = join(folder, 'card')
  writeFileSync(join(folder, 'pactl'), PACTL(card))
  chmodSync(join(folder, 'pactl'), 0o755)
  const plugIn = () => writeFileSync(card, '')
  plugIn()
  return { plugIn, unplug: () => rmSync(card) }
}

it('a display that loses its loudspeaker: told in plain words, the other one speaks, and nothing is said twice', async () => {
  using folder = temporaryFolder()
  const card = soundCard(folder.path)
  await using hall = await openHall({ counterId: '1', zoneId: 'A', stations: [] })
  const tools = { PATH: folder.path }
  const first = await hall.add('display', ['--zone', 'A', '--station', 'display-A-1'], tools)
  const second = await hall.add('display', ['--zone', 'A', '--station', 'display-A-2'])
  await using browser = await launchChromium()
  const { page: console } = await openScreen(browser, 'admin', hall.console)

  await using one = await openDisplayPc(first.addresses.display as string)
  await speaker([one])
  await using two = await openDisplayPc(second.addresses.display as string)
  const heard = await call(hall)
  await announced(hall, heard)
  expect(await one.spoken()).toEqual([heard])

  card.unplug()
  await console.getByText('Layar ini tidak bersuara, layar lain di zonanya bersuara').first().waitFor()
  await speaker([two])
  const next = await call(hall)
  await announced(hall, next)
  expect(await two.spoken()).toEqual([next])
  expect(await one.spoken()).toEqual([heard])

  card.plugIn()
  await noFault(console)
})
