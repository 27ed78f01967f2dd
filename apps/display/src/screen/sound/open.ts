import type { DisplayView } from '@antre/contract'
import { voiceDesk } from '../voice/ask.ts'
import { wakefulClock } from '../voice/clock.ts'
import { type Asking, createLease, type Granted, type Lease } from '../voice/lease.ts'
import { type Background, createBackground } from './background.ts'
import type { Soundness } from './health.ts'
import { createLoudspeaker, type Loudspeaker } from './loudspeaker.ts'
import { gatherSigns, onWaking, type SignBoard } from './signs.ts'
import { tellSound } from './tell-sound.ts'

/** Everything of this page that is heard, or has to do with who may be. */
export interface SoundOfPage {
  readonly loudspeaker: Loudspeaker
  readonly lease: Lease
  readonly board: SignBoard
  readonly background: Background
  readonly viewed: (view: DisplayView) => void
}

/** A browser that wanted a touch may have changed its mind, or was only slow. */
const KNOCK_MS = 5_000
const FILES_MS = 30_000
const STARTING: Soundness = { state: 'starting', hears: 'no' }

/**
 * @param name how this display is called where no station says so
 * @param reached called whenever the master has answered
 */
export function openSound(zone: string, name: string, reached: () => void): SoundOfPage {
  const now = wakefulClock()
  const later = (ms: number, run: () => void): (() => void) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  }
  const board = gatherSigns()
  const desk = voiceDesk(zone, name)
  const ask = async (asking: Asking): Promise<Granted | null> => {
    const granted = await desk.ask(asking)
    if (granted !== null) reached()
    return granted
  }
  const lease = createLease({ ...desk, ask, now, later }, STARTING)
  const background = createBackground(new Audio(), { now, later })
  const loudspeaker = createLoudspeaker(zone, { ...lease, duck: background.duck })

  const tell = tellSound(board.signs, lease, loudspeaker)
  loudspeaker.state.subscribe(({ health: player, blocked, files }) =>
    board.player({ player, blocked, files }),
  )
  // Whether the browser plays at all is known in a moment; until then it asks for nothing.
  void loudspeaker.wake().finally(() => {
    board.signs.subscribe(tell)
    tell()
  })
  const touched = (): void => void loudspeaker.wake()
  setInterval(() => loudspeaker.state.getState().blocked && touched(), KNOCK_MS)
  addEventListener('pointerdown', touched)
  addEventListener('keydown', touched)
  addEventListener('pagehide', lease.leave)
  // A page that the browser had only put away has given its voice back: it begins anew.
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload())
  onWaking(now, () => {
    loudspeaker.hush()
    lease.startAgain()
  })

  let view: DisplayView | null = null
  // Somebody may have copied the files that were missing, or the master that has them is back.
  setInterval(() => {
    if (view && loudspeaker.state.getState().files !== 'all') loudspeaker.prepare(languagesIn(view))
  }, FILES_MS)
  const arrange = (): void => {
    if (!view) return
    const { music, sound } = view
    const heard = lease.standing.getState() === 'mine' && !sound.quiet
    background.set(
      heard,
      sound.volume,
      music.map((file) => `/media/${file}`),
    )
  }
  lease.standing.subscribe(arrange)
  return {
    loudspeaker,
    lease,
    board,
    background,
    viewed: (next) => {
      const languages = languagesIn(next)
      if (!view || languagesIn(view).join() !== languages.join()) loudspeaker.prepare(languages)
      view = next
      loudspeaker.volume(next.sound.volume)
      arrange()
    },
  }
}

const languagesIn = ({ announcements, mall }: DisplayView): readonly string[] =>
  announcements.languages ?? mall.languages
