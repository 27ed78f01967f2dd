import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '@antre/testkit'
import { expect, test } from 'vitest'
import { writeDurably } from '../src/durable-file.ts'

const MODULE = join(import.meta.dirname, '../src/durable-file.ts')

test('the new file takes the place of the old one', () => {
  using folder = temporaryFolder()
  const file = join(folder.path, 'note.json')
  expect([writeDurably(file, 'old'), writeDurably(file, 'new')]).toEqual([true, true])
  expect(readFileSync(file, 'utf8')).toBe('new')
  expect(readdirSync(folder.path)).toEqual(['note.json'])
})

test.skipIf(process.platform === 'win32')(
  'a disk that takes only the beginning has not taken it: the old file stays',
  () => {
    using folder = temporaryFolder()
    const file = join(folder.path, 'note.json')
    writeDurably(file, 'old')
    const script = `import { writeDurably } from ${JSON.stringify(MODULE)}
      process.stdout.write(String(writeDurably(${JSON.stringify(file)}, 'x'.repeat(5_000))))`
    // No file of this process may be longer than four blocks of 512 bytes: as on a full disk.
    const limited = 'ulimit -f 4 && exec "$0" --input-type=module -e "$1"'
    expect(execFileSync('sh', ['-c', limited, process.execPath, script], { encoding: 'utf8' })).toBe('false')
    expect(readFileSync(file, 'utf8')).toBe('old')
  },
)
