/** Why a serial port does not open, as far as the system says. */
export type PortFault =
  /** There is no such device. */
  | { readonly state: 'unplugged'; readonly why: 'absent' }
  /** Linux: this user may not use it. It belongs to the group `dialout`. */
  | { readonly state: 'no-permission' }
  /** Something is there, but no serial port; another program has it; or it cannot go at this speed. */
  | { readonly state: 'wrong-port'; readonly why: 'not-serial' | 'in-use' | 'speed' }

const WRONG_PORT: readonly (readonly [RegExp, 'not-serial' | 'in-use' | 'speed'])[] = [
  [/cannot lock|resource busy|temporarily unavailable|access denied/i, 'in-use'],
  [
    /inappropriate ioctl|is a directory|not a directory|not supported by device|invalid handle/i,
    'not-serial',
  ],
  [/baud rate|setting custom|parameter is incorrect/i, 'speed'],
]

/**
 * Reads what serialport 13 said when a port did not open: on Linux and macOS the C library's words for the
 * error and what it was doing ("Permission denied, cannot open", "Cannot lock port" for another program's),
 * on Windows its own ("Access denied": Windows gives a port to one program only, so another one has it).
 * What is not understood counts as a device that is not there: it is tried again either way.
 */
export function portFault(detail: string | undefined): PortFault {
  if (detail === undefined) return { state: 'unplugged', why: 'absent' }
  if (/permission denied|operation not permitted/i.test(detail)) return { state: 'no-permission' }
  for (const [pattern, why] of WRONG_PORT) if (pattern.test(detail)) return { state: 'wrong-port', why }
  return { state: 'unplugged', why: 'absent' }
}
