export type ButtonsPathCode = 'buttons-path-missing' | 'buttons-option-unknown' | 'buttons-option-invalid'

export interface ButtonsLine {
  readonly path: string
  /** Null: what the map says, else 9600. */
  readonly baudRate: number | null
  /** File that says what the box's bytes mean; null for the line protocol. */
  readonly map: string | null
  /** Of this counter's box on a line with several. */
  readonly address: number | null
}

export type ParsedButtonsPath =
  | { readonly ok: true; readonly line: ButtonsLine }
  | { readonly ok: false; readonly code: ButtonsPathCode; readonly detail: string }

const OPTIONS = ['baud', 'map', 'address']

/** Reads `/dev/ttyUSB0`, `COM3?baud=115200` or `/dev/serial/by-id/…?map=box.json&address=3`. */
export function parseButtonsPath(text: string): ParsedButtonsPath {
  const mark = text.indexOf('?')
  const path = mark < 0 ? text : text.slice(0, mark)
  const options = new URLSearchParams(mark < 0 ? '' : text.slice(mark + 1))
  if (path.trim() === '') return { ok: false, code: 'buttons-path-missing', detail: text }
  for (const name of options.keys())
    if (!OPTIONS.includes(name)) return { ok: false, code: 'buttons-option-unknown', detail: name }
  const invalid = (name: string, what: string): ParsedButtonsPath => ({
    ok: false,
    code: 'buttons-option-invalid',
    detail: `${name}=${options.get(name)}: ${what}`,
  })
  const baud = options.get('baud')
  if (baud !== null && !(/^\d{2,7}$/.test(baud) && Number(baud) >= 50))
    return invalid('baud', 'bits a second, such as 9600')
  const map = options.get('map')
  if (map === '') return invalid('map', 'a file')
  const address = options.get('address')
  if (address !== null && !(/^\d{1,3}$/.test(address) && Number(address) <= 255))
    return invalid('address', 'a number from 0 to 255')
  if (address !== null && map === null) return invalid('address', 'only boxes with a map have one')
  return {
    ok: true,
    line: {
      path,
      baudRate: baud === null ? null : Number(baud),
      map,
      address: address === null ? null : Number(address),
    },
  }
}
