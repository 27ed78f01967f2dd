import { expect, test } from 'vitest'
import { readVoice } from '../src/index.ts'

const withFile = (file: string, clip = 'n-1', language = 'id') =>
  readVoice({
    formatVersion: 1,
    language,
    sampleRate: 22_050,
    clips: { [clip]: { file, seconds: 1, text: '' } },
  })

test('a manifest names files beside it, and the bell that languages share', () => {
  for (const file of ['n-1.wav', 'word-über_2.wav']) expect(withFile(file)).not.toBeNull()
  expect(withFile('../chime.wav', 'chime')).not.toBeNull()
})

test('one that names files elsewhere is none', () => {
  const elsewhere = [
    '../n-1.wav',
    '/n-1.wav',
    'a/n-1.wav',
    'a\\n-1.wav',
    'C:n-1.wav',
    '.wav',
    '..wav',
    'n-1.txt',
    '',
  ]
  for (const file of [...elsewhere, '../chime.wav', 'n-1\0.wav', 'n-1.wav\n'])
    expect(withFile(file), file).toBeNull()
  expect(withFile('../../chime.wav', 'chime')).toBeNull()
  for (const language of ['..', '', 'id/..', '../en']) expect(withFile('n-1.wav', 'n-1', language)).toBeNull()
})
