import type { LineStatus } from './keep-open.ts'

/**
 * How a serial device is and what to do about it, in words for whoever installs it: the log of a station,
 * `antre buttons listen`. What staff read comes from the locale files instead.
 */
export function statusWords(
  path: string,
  status: LineStatus | { readonly state: 'noise' } | { readonly state: 'stuck' },
): string {
  switch (status.state) {
    case 'connecting':
      return `opening ${path}`
    case 'connected':
      return `${path} is open`
    case 'unplugged':
      return status.why === 'lost'
        ? `${path} was unplugged; plug it in again, nothing needs a restart`
        : `there is no ${path}; it is used as soon as it is plugged in (antre buttons list shows what there is)`
    case 'no-permission':
      return `${path} may not be used; add the user to the dialout group (sudo usermod -aG dialout $USER), then sign out and in`
    case 'wrong-port':
      return wrongPort(path, status.why)
    case 'noise':
      return `bytes come from ${path} and none of them make sense: wrong baud rate, wrong map, another device, or a bad cable`
    case 'stuck':
      return `${path} takes no more bytes; unplug the device and plug it in again`
    case 'closed':
      return `${path} is closed`
    default:
      return status satisfies never
  }
}

function wrongPort(path: string, why: 'not-serial' | 'in-use' | 'speed'): string {
  if (why === 'in-use') return `another program uses ${path}; close it (a second station? a serial monitor?)`
  if (why === 'speed') return `${path} cannot go at this baud rate`
  return `${path} is no serial port`
}
