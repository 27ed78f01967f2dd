import type { Announcement } from '@antre/speech'
import type { Outcome } from '@antre/speech/player'
import { describe, expect, it } from 'vitest'
import { createLoudspeaker, type SpeechPlayer } from '../src/screen/sound/loudspeaker.ts'
import { call } from './support/views.ts'

const played: Outcome = { state: 'played', seconds: 5 }
const failed = (reason: 'stalled' | 'suspended' | 'closed'): Outcome => ({
  state: 'failed',
  reason,
  missing: [],
})

/** A player that answers as told; what it never ends fails when it is closed, as in the real one. */
function stagePlayer(answers: Readonly<Record<string, Outcome | 'never'>>, awake = true) {
  const said: Announcement[] = []
  const open: ((outcome: Outcome) => void)[] = []
  const player: SpeechPlayer = {
    voice: async () => null,
    preload: async () => undefined,
    wake: async () => awake,
    level: () => 0,
    close: () => {
      for (const end of open) end(failed('closed'))
    },
    say: (_zone, announcement, onStart) => {
      said.push(announcement)
      onStart?.()
      const answer = answers[announcement.language] ?? played
      return answer === 'never' ? new Promise((resolve) => open.push(resolve)) : Promise.resolve(answer)
    },
  }
  return { player, said }
}

const both = { languages: ['id', 'en', 'id'], numbers: 'number', chime: true } as const
const how = { ...both, languages: [...both.languages] }

describe('the loudspeaker', () => {
  it('says each wanted language once, the chime only before the first', async () => {
    const { player, said } = stagePlayer({})
    const outcome = await createLoudspeaker('A', () => player).say(call('a'), how)
    expect(outcome).toBe('spoken')
    expect(said.map(({ language, clips }) => [language, clips[0] === 'chime'])).toEqual([
      ['id', true],
      ['en', false],
    ])
  })

  it("speaks the ticket's language when the mall names none", async () => {
    const { player, said } = stagePlayer({})
    await createLoudspeaker('A', () => player).say(call('a', { language: 'en' }), { ...how, languages: null })
    expect(said.map(({ text }) => text)).toEqual([
      'Queue number, A, zero twelve, please proceed to counter three',
    ])
  })

  it('tells which call is heard, and nothing afterwards', async () => {
    const { player } = stagePlayer({})
    const loudspeaker = createLoudspeaker('A', () => player)
    const heard: (string | null)[] = []
    loudspeaker.state.subscribe(({ speaking }) => heard.push(speaking))
    await loudspeaker.say(call('a'), { ...how, languages: null })
    expect(heard).toEqual(['a', null])
  })

  it('goes on with the other language when one fails, but does not count the call as spoken', async () => {
    const { player, said } = stagePlayer({ id: failed('stalled') })
    expect(await createLoudspeaker('A', () => player).say(call('a'), how)).toBe('failed')
    expect(said.map(({ language }) => language)).toEqual(['id', 'en'])
  })

  it('knows a browser that wants a touch from a fault, and tries again with each call', async () => {
    const { player, said } = stagePlayer({ id: failed('suspended') }, false)
    const loudspeaker = createLoudspeaker('A', () => player)
    const ticket = { ...how, languages: null }
    expect(await loudspeaker.say(call('a'), ticket)).toBe('blocked')
    expect(loudspeaker.state.getState().blocked).toBe(true)
    expect(await loudspeaker.say(call('b'), ticket)).toBe('blocked')
    expect(said).toHaveLength(1)
  })

  it('after a hush uses a fresh player, and the hushed call says nothing more', async () => {
    const first = stagePlayer({ id: 'never' })
    const second = stagePlayer({})
    const players = [first.player, second.player]
    const loudspeaker = createLoudspeaker('A', () => players.shift() as SpeechPlayer)
    const hushed = loudspeaker.say(call('a'), how)
    await expect.poll(() => loudspeaker.state.getState().speaking).toBe('a')
    loudspeaker.hush()
    expect(await hushed).toBe('failed')
    expect(loudspeaker.state.getState().speaking).toBeNull()
    expect(await loudspeaker.say(call('b'), how)).toBe('spoken')
    expect([first.said.length, second.said.length]).toEqual([1, 2])
  })
})
