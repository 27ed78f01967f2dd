/**
 * A printable document: what shall stand on the paper, in reading order. It knows neither the width of
 * the paper nor the bytes of a printer; `typeset` breaks it into lines, a driver turns those into bytes.
 */

export type Align = 'left' | 'center' | 'right'

export type Block =
  /**
   * A paragraph, wrapped at words. `tall` is twice the height; `large` is twice the width too where that
   * takes no more than four lines, else `tall`.
   */
  | {
      readonly kind: 'text'
      readonly text: string
      readonly align: Align
      readonly bold: boolean
      readonly size: 'normal' | 'tall' | 'large'
    }
  /** The ticket's number: one line in the largest size that fits the paper's width. */
  | { readonly kind: 'number'; readonly text: string }
  /** A few words that nobody may miss: white on black, centred. */
  | { readonly kind: 'mark'; readonly text: string }
  /** What it is at the left, how much at the right; the right one in bold. */
  | { readonly kind: 'row'; readonly left: string; readonly right: string }
  /** An entry of a list; wrapped lines hang behind the marker. `detail` stands under it. */
  | {
      readonly kind: 'item'
      readonly marker: string
      readonly text: string
      readonly bold: boolean
      readonly detail: string | null
    }
  | Fixture

/** A thing of its own, which no width changes. */
export type Fixture =
  /** A thin line across the paper. */
  | { readonly kind: 'rule' }
  /** The woven band, the house's sign. */
  | { readonly kind: 'band' }
  | { readonly kind: 'qr'; readonly data: string }
  /** A small picture, centred; made smaller where the paper is narrower. */
  | { readonly kind: 'picture'; readonly picture: Picture }
  /** White space; one is an ordinary line, a half is allowed. */
  | { readonly kind: 'feed'; readonly lines: number }
  | { readonly kind: 'cut' }

/** Shades of grey, row by row from the top left: 0 is black, 255 white. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly grey: Uint8Array
}

export type ReceiptDocument = readonly Block[]
