/** How much smaller the next try is, in px. */
const PRECISION = 1

export interface FitLimits {
  /** Largest font size, px. */
  readonly size: number
  /** Room for the lines, px. */
  readonly height: number
}

/**
 * Sets the largest font size at which `text` fits its own maximal width and the height given. Lines break where CSS
 * lets them. Afterwards the box hugs its lines, so that what stands beside it stands beside the words.
 */
export function fitText(text: HTMLElement, limits: FitLimits): void {
  text.style.width = ''
  const fits = (size: number): boolean => {
    text.style.fontSize = `${size}px`
    return text.scrollWidth <= text.clientWidth + 1 && text.offsetHeight <= limits.height + 1
  }
  let low = 0
  let high = limits.size
  if (fits(high)) low = high
  while (high - low > PRECISION) {
    const middle = (low + high) / 2
    if (fits(middle)) low = middle
    else high = middle
  }
  fits(low)
  const lines = document.createRange()
  lines.selectNodeContents(text)
  text.style.width = `${Math.ceil(lines.getBoundingClientRect().width) + 1}px`
}

/** Pixels of a length in rem. */
export function px(rem: number): number {
  return rem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
}
