import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DeviceState, severityOf } from '@antre/domain'
import { resources } from '@antre/ui'
import { expect, test } from 'vitest'

/** The rows of the tables in "When something stops working": what the screens say, how bad it is, what to do. */
function rowsOf(manual: string): readonly (readonly string[])[] {
  const section = /^## When something stops working$(.*?)^## /ms.exec(manual)?.[1] ?? ''
  return section
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (?:-|what the screens say)/.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    )
}

/** Details of states that do not stop a device. */
const WARNINGS: ReadonlySet<string> = new Set(['estimated', 'not-set', 'other-speaks'])

test('the manual lists every fault that the screens may show, in their words', () => {
  const manual = readFileSync(join(import.meta.dirname, '../../../docs/operations.md'), 'utf8')
  const told = Object.values(resources.en.common.device.state).flatMap((states) =>
    Object.entries(states).map(([state, { what, todo }]: [string, { what: string; todo: string }]) => [
      what,
      state === 'away' ? 'fault' : state === 'same-name' ? 'warning' : severityOf(state as DeviceState),
      todo,
    ]),
  )
  const details = Object.values(resources.en.common.device.detail).flatMap((words) =>
    Object.entries(words).map(([detail, { what, todo }]: [string, { what: string; todo: string }]) => [
      what,
      WARNINGS.has(detail) ? 'warning' : 'fault',
      todo,
    ]),
  )
  const byWords = (a: readonly string[], b: readonly string[]) => a.join().localeCompare(b.join())
  expect(rowsOf(manual).toSorted(byWords)).toEqual([...told, ...details].toSorted(byWords))
})
