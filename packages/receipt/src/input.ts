import type { Localized, Priority } from '@antre/domain'
import type { Picture } from './document.ts'

/** All that a printed ticket says. Times are ISO 8601. */
export interface ReceiptInput {
  readonly mall: { readonly name: Localized; readonly place: Localized }
  /** The mall's sign, above its name; a reprint does without. */
  readonly logo?: Picture | null | undefined
  /** IANA name, for the date and the clock: `Asia/Makassar`. */
  readonly timeZone: string
  /** The ticket's language; the whole paper is in it. */
  readonly language: string
  readonly ticket: {
    readonly id: string
    readonly number: string
    readonly priority: Priority | null
    readonly issuedAt: string
    /** People who will be called before; absent when nobody knows. */
    readonly ahead?: number | undefined
    /** When it will probably be called. */
    readonly estimate?: { readonly from: string; readonly to: string } | undefined
    /** False: no counter that can call it is open, and no time can be promised. */
    readonly staffed?: boolean | undefined
  }
  /** The agency of a plain ticket; null for a journey, whose steps name theirs. */
  readonly agency: Localized | null
  /** The name of a journey, above its steps. */
  readonly journey?: Localized | undefined
  /** One step for a plain ticket; in order for a journey. */
  readonly steps: readonly { readonly service: Localized; readonly agency: Localized }[]
  readonly requirements: readonly Localized[]
  /** Rupiah; null when it depends, then the note says on what. */
  readonly cost: { readonly amount: number | null; readonly note?: Localized | undefined }
  readonly thanks: Localized
  /** What the QR code says; null for none. */
  readonly qr: string | null
  readonly show: { readonly requirements: boolean; readonly estimate: boolean; readonly qr: boolean }
  /** Printed once more for the same number: the paper says so, and when, if `printedAt` is known. */
  readonly reprint?: boolean | undefined
  /** When this paper is printed. */
  readonly printedAt?: string | undefined
}
