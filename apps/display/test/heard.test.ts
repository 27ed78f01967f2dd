import { announcement } from '@antre/speech'
import type { Outcome, Player } from '@antre/speech/player'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type HeardReport, type PostHeard, tellHeard } from '../src/screen/sound/heard.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const words = announcement({
  number: 'A-012',
  counterNames: { id: 'Loket 3' },
  language: 'id',
  style: 'number',
  chime: false,
})

/** A player whose announcements begin and end when the test says so, and what was told of them. */
function withPlayer(answer: PostHeard = async () => 'kept') {
  const told: HeardReport[] = []
  let begin = () => {}
  let end: (outcome: Outcome) => void = () => {}
  const silent: Pick<Player, 'say' | 'level'> = {
    level: () => 0.5,
    say: (_zone, _announcement, onStart) => {
      begin = () => onStart?.()
      return new Promise<Outcome>((resolve) => {
        end = resolve
      })
    },
  }
  const player = tellHeard(silent, (report) => {
    told.push(report)
    return answer(report)
  })
  return { player, told, begin: () => begin(), end: (outcome: Outcome) => end(outcome) }
}
const PLAYED: Outcome = { state: 'played', seconds: 3 }

test('the station hears what begins and how it ends, and no levels when nobody listens', async () => {
  const { player, told, begin, end } = withPlayer()
  const began = vi.fn()
  const outcome = player.say('A', words, began)
  begin()
  await vi.advanceTimersByTimeAsync(2_000)
  end(PLAYED)
  expect(await outcome).toEqual(PLAYED)
  expect(began).toHaveBeenCalledOnce()
  expect(told.map(({ state, text, language }) => [state, text, language])).toEqual([
    ['began', words.text, 'id'],
    ['ended', words.text, 'id'],
  ])
  expect(new Set(told.map(({ id }) => id)).size).toBe(1)
})

test('levels flow while somebody listens, and stop with the words', async () => {
  const { player, told, begin, end } = withPlayer(async () => 'listening')
  const outcome = player.say('A', words)
  begin()
  await vi.advanceTimersByTimeAsync(1_000)
  const levels = told.filter(({ level }) => level === 0.5).length
  expect(levels).toBeGreaterThan(4)
  end(PLAYED)
  await outcome
  await vi.advanceTimersByTimeAsync(1_000)
  expect(told.filter(({ level }) => level === 0.5)).toHaveLength(levels)
  expect(told.at(-1)?.state).toBe('ended')
})

test('what could not be said is told so; a server without such a book is asked once', async () => {
  const { player, told, end } = withPlayer(async () => 'nobody')
  const outcome = player.say('A', words)
  end({ state: 'failed', reason: 'no-voice', missing: [] })
  await outcome
  expect(told.map(({ state }) => state)).toEqual(['failed'])
  await vi.advanceTimersByTimeAsync(0)
  const again = player.say('A', words)
  end(PLAYED)
  await again
  expect(told).toHaveLength(1)
})
