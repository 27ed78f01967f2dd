import { expect, it } from 'vitest'
import { deviceWords } from '../src/words.ts'

it('a detail that tells better what to do has words of its own, in every language', () => {
  const stuck = deviceWords('loudspeaker', 'stuck')
  const files = deviceWords('loudspeaker', 'stuck', 'voice-files')
  expect(files.todo.en).toContain('resources/voice')
  expect(files.what.id).not.toBe(stuck.what.id)
  expect(deviceWords('loudspeaker', 'stuck', '8 %')).toEqual(stuck)
})

it('a printer that stands still for a reason of its own is not looked for at its cable', () => {
  const away = deviceWords('printer', 'offline')
  for (const detail of ['jam', 'feeding', 'error', 'broken', 'reported', 'silent'])
    expect(deviceWords('printer', 'offline', detail)).not.toEqual(away)
  expect(deviceWords('printer', 'offline', 'jam').todo.id).toContain('Keluarkan kertas')
  expect(deviceWords('printer', 'offline', 'unreachable')).toEqual(away)
})

it('a port of which another program has hold is not called the wrong device', () => {
  for (const kind of ['buttons', 'board'] as const) {
    const wrong = deviceWords(kind, 'wrong-port')
    const told = ['in-use', 'speed', 'not-serial'].map((detail) => deviceWords(kind, 'wrong-port', detail))
    expect(new Set([wrong, ...told].map(({ what }) => what.id)).size).toBe(4)
    expect(told[0]?.todo.id).toContain('Tutup program itu')
    expect(deviceWords(kind, 'unplugged', 'absent')).not.toEqual(deviceWords(kind, 'unplugged', 'lost'))
  }
})
