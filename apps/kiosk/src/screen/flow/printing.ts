import type { KioskView } from '@antre/contract'

export type PrintEntry = NonNullable<KioskView['station']>['prints'][number]

/** Another kiosk, as people know it. */
export type Kiosk = NonNullable<PrintEntry['movedTo']>

/**
 * What becomes of a number that is taken here now.
 * - `paper`: it is printed here
 * - `elsewhere`: another kiosk prints it
 * - `screen`: it is shown, to be photographed
 * - `stopped`: none is given here; `kiosks` give some
 */
export type Printing =
  | { readonly to: 'paper' }
  | { readonly to: 'elsewhere'; readonly kiosk: Kiosk }
  | { readonly to: 'screen' }
  | { readonly to: 'stopped'; readonly kiosks: readonly Kiosk[] }

export const ON_PAPER: Printing = { to: 'paper' }

/** From what the master knows of this kiosk's printers; one that has said nothing of them is trusted. */
export function printingOf({ station, receipt }: Pick<KioskView, 'station' | 'receipt'>): Printing {
  if (!station?.printer || station.printer.canPrint) return ON_PAPER
  const others = (station.elsewhere ?? []).map(({ id, name, takesOver }) => ({
    kiosk: { id, name },
    takesOver,
  }))
  const fallback = others.find(({ takesOver }) => takesOver)
  if (fallback) return { to: 'elsewhere', kiosk: fallback.kiosk }
  if (receipt.whenNotPrinting === 'screen') return { to: 'screen' }
  return { to: 'stopped', kiosks: others.map(({ kiosk }) => kiosk) }
}
