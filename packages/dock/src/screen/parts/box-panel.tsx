import { useTranslation } from '@antre/ui'
import { IconGridDots, IconPlug, IconPlugOff, IconWaveSine } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { type Act, BUTTONS, type DockState } from '../../state.ts'
import { LedBoard } from './led-board.tsx'
import { Nothing, Panel } from './panel.tsx'

export interface BoxPanelProps {
  readonly box: DockState['box']
  readonly board: DockState['board']
  readonly act: (act: Act) => void
}

/** The officer's button box as it lies on the desk, and the LED board above it. */
export function BoxPanel({ box, board, act }: BoxPanelProps) {
  const { t } = useTranslation('dock')
  const icon = <IconGridDots aria-hidden="true" />
  if (!box) {
    return (
      <Panel name="box" title={t('box.title')} icon={icon}>
        <Nothing>{t('box.none')}</Nothing>
      </Panel>
    )
  }
  return (
    <Panel
      name="box"
      title={t('box.title')}
      icon={icon}
      aside={
        <>
          <button
            type="button"
            className="quiet"
            disabled={!box.plugged}
            onClick={() => act({ do: 'noise' })}
          >
            <IconWaveSine aria-hidden="true" />
            {t('box.noise')}
          </button>
          <PlugButton plugged={box.plugged} onChange={(plugged) => act({ do: 'plug-box', plugged })} />
        </>
      }
    >
      <div className="box-case" data-plugged={box.plugged}>
        <BoxScreen box={box} />
        {board && <LedBoard board={board} act={act} />}
        <ul className="keys">
          {BUTTONS.map((button) => (
            <li key={button}>
              <button
                type="button"
                className="key"
                data-button={button}
                disabled={!box.plugged}
                onClick={() => act({ do: 'press', line: button })}
              >
                <span>{t(`box.buttons.${button}`)}</span>
                <span aria-hidden="true">
                  <kbd>{button}</kbd>
                </span>
              </button>
            </li>
          ))}
        </ul>
        <CallNumber disabled={!box.plugged} act={act} />
      </div>
    </Panel>
  )
}

function PlugButton({
  plugged,
  onChange,
}: {
  readonly plugged: boolean
  readonly onChange: (plugged: boolean) => void
}) {
  const { t } = useTranslation('dock')
  return (
    <button type="button" className="quiet" data-off={!plugged} onClick={() => onChange(!plugged)}>
      {plugged ? <IconPlugOff aria-hidden="true" /> : <IconPlug aria-hidden="true" />}
      {t(plugged ? 'box.unplug' : 'box.plugIn')}
    </button>
  )
}

const LINES = 3

/** The small screen on the box: the last answer large, what went before it small. */
function BoxScreen({ box }: { readonly box: NonNullable<DockState['box']> }) {
  const { t } = useTranslation('dock')
  const answer = box.talk.findLast(({ from }) => from === 'counter')
  return (
    <section className="lcd" aria-label={t('box.screen')}>
      <output className="lcd-answer">
        {box.plugged ? (answer?.text ?? t('box.quiet')) : t('box.unplugged')}
      </output>
      <ol className="lcd-talk">
        {box.talk.slice(-LINES).map(({ n, from, text }) => (
          <li key={n} data-from={from}>
            {from === 'box' ? '›' : '‹'} {text}
          </li>
        ))}
      </ol>
    </section>
  )
}

function CallNumber({ disabled, act }: { readonly disabled: boolean; readonly act: (act: Act) => void }) {
  const { t } = useTranslation('dock')
  const [number, setNumber] = useState('')
  const call = (event: FormEvent): void => {
    event.preventDefault()
    act({ do: 'press', line: `CALL ${number.trim().toUpperCase()}` })
    setNumber('')
  }
  return (
    <form className="call-number" onSubmit={call}>
      <input
        value={number}
        disabled={disabled}
        aria-label={t('box.number')}
        placeholder="A-012"
        maxLength={10}
        autoComplete="off"
        spellCheck={false}
        pattern="[A-Za-z0-9\-]+"
        required
        onChange={({ target }) => setNumber(target.value)}
      />
      <button type="submit" className="key" disabled={disabled}>
        <span>{t('box.call')}</span>
        <span aria-hidden="true">
          <kbd>CALL</kbd>
        </span>
      </button>
    </form>
  )
}
