/** What a board at a counter shows. */
export interface BoardFace {
  /** `called`: it blinks; `serving`: it stands still; `blank`: nothing. */
  readonly state: 'called' | 'serving' | 'blank'
  /** `A-012`; null when blank. */
  readonly number: string | null
}

/** What a board understands. `width` is how many letters it can show. */
export type BoardFormat =
  | { readonly kind: 'plain'; readonly width: number }
  | { readonly kind: 'commands' }
  | { readonly kind: 'framed'; readonly width: number; readonly address: number }
  /** `flash` makes it blink by itself; null where it cannot. */
  | {
      readonly kind: 'lamp'
      readonly on: Uint8Array
      readonly off: Uint8Array
      readonly flash: Uint8Array | null
    }

const STX = 0x02
const ETX = 0x03

/**
 * The bytes that make a board show `face`.
 *
 * | format | called | serving | blank |
 * |---|---|---|---|
 * | `plain` | as serving: whoever drives it lets it blink | `A-012` CR LF | spaces CR LF |
 * | `commands` | `CALL A-012` CR LF | `SHOW A-012` CR LF | `CLEAR` CR LF |
 * | `framed` | mode `2` | mode `1` | mode `0`, spaces |
 * | `lamp` | `flash`, else as serving | `on` | `off` |
 *
 * Framed: STX, address (two decimal digits), mode (one), text (`width`, right-aligned), checksum (two hex
 * digits: exclusive or of all bytes between STX and itself), ETX. All of it but STX and ETX is printable ASCII.
 */
export function boardFrame(format: BoardFormat, face: BoardFace): Uint8Array {
  switch (format.kind) {
    case 'plain':
      return Buffer.from(`${fitNumber(textOf(face), format.width)}\r\n`, 'latin1')
    case 'commands':
      return Buffer.from(`${command(face)}\r\n`, 'latin1')
    case 'framed':
      return framed(format.address, format.width, face)
    case 'lamp':
      if (face.state === 'blank') return format.off
      return face.state === 'called' && format.flash ? format.flash : format.on
    default:
      return format satisfies never
  }
}

/** Whether a board blinks by itself; any other is switched on and off by whoever drives it. */
export function blinksItself(format: BoardFormat): boolean {
  switch (format.kind) {
    case 'plain':
      return false
    case 'commands':
    case 'framed':
      return true
    case 'lamp':
      return format.flash !== null
    default:
      return format satisfies never
  }
}

/**
 * Fits `A-012` into so many places, right-aligned: whole; without the hyphen (`A012`); the digits alone
 * (`012`); the last digits (`12`).
 */
export function fitNumber(number: string, width: number): string {
  const digits = number.replace(/\D/g, '')
  const fits = [number, number.replace('-', ''), digits, digits.replace(/^0+(?=\d)/, '')].find(
    (text) => text.length <= width,
  )
  return (fits ?? digits.slice(-width)).padStart(width)
}

const textOf = ({ state, number }: BoardFace): string => (state === 'blank' ? '' : (number ?? ''))

function command(face: BoardFace): string {
  const text = textOf(face)
  if (text === '') return 'CLEAR'
  return `${face.state === 'called' ? 'CALL' : 'SHOW'} ${text}`
}

const MODES = { blank: '0', serving: '1', called: '2' } as const

function framed(address: number, width: number, face: BoardFace): Uint8Array {
  const body = Buffer.from(
    `${String(address).padStart(2, '0')}${MODES[face.state]}${fitNumber(textOf(face), width)}`,
    'latin1',
  )
  const sum = body.reduce((all, byte) => all ^ byte, 0)
  const hex = sum.toString(16).toUpperCase().padStart(2, '0')
  return Uint8Array.from([STX, ...body, ...Buffer.from(hex), ETX])
}
