import { useTranslation } from '@antre/ui'
import { IconBackspace } from '@tabler/icons-react'
import type { MouseEvent, ReactNode } from 'react'

const ROWS = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'] as const

export interface KeyboardProps {
  readonly value: string
  readonly onChange: (value: string) => void
  /** A key of the page's own, first in the last row. */
  readonly children?: ReactNode
}

/** Letters and digits on the touchscreen; a real keyboard writes into the same field. */
export function Keyboard({ value, onChange, children }: KeyboardProps) {
  const { t } = useTranslation('kiosk')
  // The field keeps the caret.
  const keepFocus = (event: MouseEvent): void => event.preventDefault()
  return (
    // biome-ignore lint/a11y/useSemanticElements: keys are no form fields
    <div className="keyboard" role="group" aria-label={t('keys.label')} onMouseDown={keepFocus}>
      {ROWS.map((row, i) => (
        <div className="keyboard-row" key={row}>
          {[...row].map((sign) => (
            <button type="button" className="key" key={sign} onClick={() => onChange(value + sign)}>
              {sign.toUpperCase()}
            </button>
          ))}
          {i === ROWS.length - 1 && (
            <button
              type="button"
              className="key key-wide"
              aria-label={t('keys.backspace')}
              disabled={value === ''}
              onClick={() => onChange(value.slice(0, -1))}
            >
              <IconBackspace aria-hidden="true" />
            </button>
          )}
        </div>
      ))}
      <div className="keyboard-row">
        {children}
        <button
          type="button"
          className="key key-space"
          onClick={() => onChange(value === '' || value.endsWith(' ') ? value : `${value} `)}
        >
          {t('keys.space')}
        </button>
      </div>
    </div>
  )
}
