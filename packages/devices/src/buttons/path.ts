export type ButtonsPathCode = 'buttons-path-missing' | 'buttons-option-unknown' | 'buttons-option-invalid'

export interface ButtonsLine {
  readonly path: string
  readonly baudRate: number
}

export type ParsedButtonsPath =
  | { readonly ok: true; readonly line: ButtonsLine }
  | { readonly ok: false; readonly code: ButtonsPathCode; readonly detail: string }

const DEFAULT_BAUD = 9600

/** Reads `/dev/ttyUSB0`, `/dev/ttyUSB0?baud=115200` or `COM3?baud=9600`; 9600 baud unless told. */
export function parseButtonsPath(text: string): ParsedButtonsPath {
  const mark = text.indexOf('?')
  const path = mark < 0 ? text : text.slice(0, mark)
  const options = new URLSearchParams(mark < 0 ? '' : text.slice(mark + 1))
  if (path.trim() === '') return { ok: false, code: 'buttons-path-missing', detail: text }
  for (const name of options.keys())
    if (name !== 'baud') return { ok: false, code: 'buttons-option-unknown', detail: name }
  const baud = options.get('baud')
  if (baud !== null && !(/^\d{3,7}$/.test(baud) && Number(baud) > 0))
    return { ok: false, code: 'buttons-option-invalid', detail: `baud=${baud}` }
  return { ok: true, line: { path, baudRate: baud === null ? DEFAULT_BAUD : Number(baud) } }
}
