import { useTranslation } from '@antre/ui'
import { IconPlug, IconPlugOff } from '@tabler/icons-react'
import type { Act, BoardState } from '../../state.ts'
import { isLit, OUTLINES, type Segment } from './segments.ts'

/** `A-012` */
const PLACES = 5
const SEGMENTS = Object.keys(OUTLINES) as readonly Segment[]

export interface LedBoardProps {
  readonly board: BoardState
  readonly act: (act: Act) => void
}

/** The board above the counter, drawn in seven segments. */
export function LedBoard({ board, act }: LedBoardProps) {
  const { t } = useTranslation('dock')
  const text = board.plugged ? board.text : ''
  const label = text === '' ? t('box.dark') : `${t('box.board')}: ${text}`
  return (
    <div className="led-row">
      <div className="led" role="img" aria-label={label} data-blinks={board.plugged && board.blinks}>
        {[...text.padStart(PLACES)].map((sign, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the places of a board have no other identity
          <Digit key={place} sign={sign} />
        ))}
      </div>
      <button
        type="button"
        className="quiet icon-only"
        title={t(board.plugged ? 'box.boardUnplug' : 'box.boardPlugIn')}
        aria-label={t(board.plugged ? 'box.boardUnplug' : 'box.boardPlugIn')}
        onClick={() => act({ do: 'plug-board', plugged: !board.plugged })}
      >
        {board.plugged ? <IconPlugOff aria-hidden="true" /> : <IconPlug aria-hidden="true" />}
      </button>
    </div>
  )
}

function Digit({ sign }: { readonly sign: string }) {
  return (
    <svg viewBox="0 0 40 72" aria-hidden="true">
      <path className="ghost" d={SEGMENTS.map((segment) => OUTLINES[segment]).join('')} />
      <path
        className="lit"
        d={SEGMENTS.flatMap((segment) => (isLit(sign, segment) ? [OUTLINES[segment]] : [])).join('')}
      />
    </svg>
  )
}
