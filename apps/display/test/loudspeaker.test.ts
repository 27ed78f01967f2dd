import type { DisplayCall } from '@antre/contract'
import type { Announcement } from '@antre/speech'
import type { Failure, Health, Outcome, Stock } from '@antre/speech/player'
import { describe, expect, it } from 'vitest'
import type { Item } from '../src/screen/calls/line.ts'
import {
  createLoudspeaker,
  type Loudspeaker,
  type SpeechPlayer,
  type Stage,
} from '../src/screen/sound/loudspeaker.ts'
import { call, notice, view } from './support/views.ts'

const played: Outcome = { state: 'played', seconds: 5 }
const failed = (reason: Failure): Outcome => ({
  state: 'failed',
  reason,
  missing: [],
})

/** A player that answers as told; what it never ends fails when it is closed, as in the real one. */
function stagePlayer(answers: Readonly<Record<string, Outcome | 'never'>>, awake = true) {
  let health: Health = 'ready'
  const preloaded: (readonly string[])[] = []
  const disk = { stock: 'all' as Stock }
  const said: Announcement[] = []
  const open: ((outcome: Outcome) => void)[] = []
  const player: SpeechPlayer = {
    voice: async () => null,
    preload: async (languages) => {
      preloaded.push(languages)
      return disk.stock
    },
    wake: async () => {
      health = awake ? 'ready' : 'blocked'
      return awake
    },
    level: () => 0,
    volume: () => undefined,
    health: () => health,
    onHealth: () => () => undefined,
    close: () => {
      for (const end of open) end(failed('closed'))
    },
    say: (_zone, announcement, onStart) => {
      said.push(announcement)
      onStart?.()
      const answer = answers[announcement.language] ?? played
      if (answer !== 'never' && answer.state === 'failed' && answer.reason === 'suspended') health = 'blocked'
      return answer === 'never' ? new Promise((resolve) => open.push(resolve)) : Promise.resolve(answer)
    },
  }
  return { player, said, preloaded, disk }
}

const { mall, announcements } = view()
const how = { mall, announcements: { ...announcements, languages: ['id', 'en', 'id'] } }
const ofTicket = { mall, announcements }

const item = (id: string, change: Partial<DisplayCall> = {}): Item => ({
  kind: 'call',
  id,
  call: call(id, change),
  again: false,
})

/** A stage on which the display may always speak, unless told otherwise; and what was asked of it. */
function aStage(mayBegin: readonly boolean[] = []) {
  const asked: string[] = []
  const answers = [...mayBegin]
  const stage: Stage = {
    begin: async () => {
      asked.push('begin')
      return answers.shift() ?? true
    },
    ended: () => asked.push('ended'),
    duck: async () => {
      asked.push('duck')
      return () => asked.push('restore')
    },
  }
  return { stage, asked }
}
const loudspeakerOf = (player: SpeechPlayer) => createLoudspeaker('A', aStage().stage, () => player)

describe('the loudspeaker', () => {
  it('says each wanted language once, the chime only before the first', async () => {
    const { player, said } = stagePlayer({})
    const outcome = await loudspeakerOf(player).say(item('a'), how)
    expect(outcome).toBe('spoken')
    expect(said.map(({ language, clips }) => [language, clips[0] === 'chime'])).toEqual([
      ['id', true],
      ['en', false],
    ])
  })

  it("speaks the ticket's language when the mall names none", async () => {
    const { player, said } = stagePlayer({})
    await loudspeakerOf(player).say(item('a', { language: 'en' }), ofTicket)
    expect(said.map(({ text }) => text)).toEqual([
      'Queue number, A, zero twelve, please proceed to counter three',
    ])
  })

  it('tells which call is heard, and nothing afterwards', async () => {
    const { player } = stagePlayer({})
    const loudspeaker = loudspeakerOf(player)
    const heard: (string | null)[] = []
    loudspeaker.state.subscribe(({ speaking }) => heard.push(speaking))
    await loudspeaker.say(item('a'), ofTicket)
    expect(heard).toEqual(['a', null])
  })

  it('goes on with the other language when one fails, but does not count the call as spoken', async () => {
    const { player, said } = stagePlayer({ id: failed('stalled') })
    expect(await loudspeakerOf(player).say(item('a'), how)).toBe('failed')
    expect(said.map(({ language }) => language)).toEqual(['id', 'en'])
  })

  it('knows a browser that wants a touch from a fault, and tries again with each call', async () => {
    const { player, said } = stagePlayer({ id: failed('suspended') }, false)
    const loudspeaker = loudspeakerOf(player)
    expect(await loudspeaker.say(item('a'), ofTicket)).toBe('blocked')
    expect(loudspeaker.state.getState().blocked).toBe(true)
    expect(await loudspeaker.say(item('b'), ofTicket)).toBe('blocked')
    expect(said).toHaveLength(1)
  })

  it('after a hush uses a fresh player, and the hushed call says nothing more', async () => {
    const first = stagePlayer({ id: 'never' })
    const second = stagePlayer({})
    const players = [first.player, second.player]
    const loudspeaker = createLoudspeaker('A', aStage().stage, () => players.shift() as SpeechPlayer)
    const hushed = loudspeaker.say(item('a'), how)
    await expect.poll(() => loudspeaker.state.getState().speaking).toBe('a')
    loudspeaker.hush()
    expect(await hushed).toBe('failed')
    expect(loudspeaker.state.getState().speaking).toBeNull()
    expect(await loudspeaker.say(item('b'), how)).toBe('spoken')
    expect([first.said.length, second.said.length]).toEqual([1, 2])
  })

  it('what was hushed before its first word, or between two languages, is not said on the fresh player', async () => {
    const players = [stagePlayer({}), stagePlayer({}), stagePlayer({})]
    const { stage } = aStage()
    let begins = 0
    const left = players.map(({ player }) => player)
    const loudspeaker = createLoudspeaker(
      'A',
      {
        ...stage,
        begin: async () => {
          begins += 1
          if (begins !== 2) loudspeaker.hush()
          return true
        },
      },
      () => left.shift() as SpeechPlayer,
    )
    expect(await loudspeaker.say(item('a'), how)).toBe('failed')
    expect(await loudspeaker.say(item('b'), how)).toBe('failed')
    expect(players[2]?.said).toEqual([])
  })

  it('a fresh player fetches the voices too; one that says nothing is not replaced', async () => {
    const [first, second] = [stagePlayer({ id: 'never' }), stagePlayer({})]
    const left = [first.player, second.player]
    const loudspeaker = createLoudspeaker('A', aStage().stage, () => left.shift() as SpeechPlayer)
    loudspeaker.prepare(['id', 'en-GB', 'id'])
    loudspeaker.hush()
    expect([first.preloaded, left.length]).toEqual([[['id', 'en']], 1])
    void loudspeaker.say(item('a'), how)
    await expect.poll(() => loudspeaker.state.getState().speaking).toBe('a')
    loudspeaker.hush()
    expect(second.preloaded).toEqual([['id', 'en']])
  })

  it('asks before each language, and leaves the rest to whoever has taken over', async () => {
    const { player, said } = stagePlayer({})
    const { stage, asked } = aStage([true, false])
    expect(await createLoudspeaker('A', stage, () => player).say(item('a'), how)).toBe('yielded')
    expect(said.map(({ language }) => language)).toEqual(['id'])
    expect(asked).toEqual(['duck', 'begin', 'begin', 'ended', 'restore'])
  })

  it('gives the background back also when the words failed', async () => {
    const { player } = stagePlayer({ id: failed('stalled'), en: failed('stalled') })
    const { stage, asked } = aStage()
    await createLoudspeaker('A', stage, () => player).say(item('a'), how)
    expect(asked).toEqual(['duck', 'begin', 'begin', 'ended', 'ended', 'restore'])
  })

  it("says a notice in the mall's languages, an evacuation at full volume", async () => {
    const { player, said } = stagePlayer({})
    const volumes: number[] = []
    const loudspeaker = loudspeakerOf({ ...player, volume: (volume) => void volumes.push(volume) })
    loudspeaker.volume(0.4)
    const evacuate: Item = {
      kind: 'notice',
      id: 'notice:n',
      notice: notice('n', { template: 'evacuate', values: {} }),
    }
    expect(await loudspeaker.say(evacuate, ofTicket)).toBe('spoken')
    expect(said.map(({ language }) => language)).toEqual(['id', 'en'])
    expect(said[0]?.text).toContain('tinggalkan gedung')
    expect(volumes).toEqual([1, 0.4, 1, 0.4])
  })

  it('keeps an evacuation at full volume to its end, whatever views say meanwhile, then takes theirs', async () => {
    const { player } = stagePlayer({ id: 'never' })
    const volumes: number[] = []
    const players = [
      { ...player, volume: (volume: number) => void volumes.push(volume) },
      stagePlayer({}).player,
    ]
    const loudspeaker = createLoudspeaker('A', aStage().stage, () => players.shift() as SpeechPlayer)
    loudspeaker.volume(0)
    const evacuate: Item = {
      kind: 'notice',
      id: 'notice:n',
      notice: notice('n', { template: 'evacuate', values: {} }),
    }
    const said = loudspeaker.say(evacuate, ofTicket)
    await expect.poll(() => loudspeaker.state.getState().speaking).toBe('notice:n')
    loudspeaker.volume(0)
    loudspeaker.volume(0.1)
    expect(volumes).toEqual([1, 0, 1])
    player.close()
    await said
    expect(volumes).toEqual([1, 0, 1, 0.1])
  })
})

describe('voice files that cannot be had', () => {
  const files = (loudspeaker: Loudspeaker) => loudspeaker.state.getState().files

  it('are known before the first call, and found again when somebody has copied them', async () => {
    const { player, disk } = stagePlayer({})
    const loudspeaker = loudspeakerOf(player)
    disk.stock = 'some'
    loudspeaker.prepare(['id'])
    await expect.poll(() => files(loudspeaker)).toBe('some')
    disk.stock = 'all'
    loudspeaker.prepare(['id'])
    await expect.poll(() => files(loudspeaker)).toBe('all')
  })

  it.each([
    ['no-voice', 'none'],
    ['missing-clips', 'some'],
  ] as const)('show when a call needs them: %s', async (reason, expected) => {
    const { player, disk } = stagePlayer({ id: failed(reason) })
    const loudspeaker = loudspeakerOf(player)
    expect(await loudspeaker.say(item('a'), ofTicket)).toBe('failed')
    expect(files(loudspeaker)).toBe(expected)
    disk.stock = 'some'
    loudspeaker.prepare(['id'])
    await expect.poll(() => files(loudspeaker)).toBe('some')
  })

  it('of one language do not make a call unheard that was said in another', async () => {
    const { player, said } = stagePlayer({ en: failed('no-voice') })
    const loudspeaker = loudspeakerOf(player)
    expect(await loudspeaker.say(item('a'), how)).toBe('spoken')
    expect([said.map(({ language }) => language), files(loudspeaker)]).toEqual([['id', 'en'], 'some'])
  })

  it('are looked for again after the next call that was said', async () => {
    const { player, disk } = stagePlayer({})
    const loudspeaker = loudspeakerOf(player)
    disk.stock = 'none'
    loudspeaker.prepare(['id'])
    await expect.poll(() => files(loudspeaker)).toBe('none')
    disk.stock = 'all'
    await loudspeaker.say(item('a'), ofTicket)
    await expect.poll(() => files(loudspeaker)).toBe('all')
  })
})
