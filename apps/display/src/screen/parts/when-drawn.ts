/** What is needed of a document. */
export interface Page {
  readonly hidden: boolean
  addEventListener(type: 'visibilitychange', listener: () => void): void
  removeEventListener(type: 'visibilitychange', listener: () => void): void
}

/**
 * Runs once, when the browser has drawn a frame with what has just changed. A hidden page draws none, and nobody looks at
 * it: there it runs at once, or as soon as the page is hidden. The answer calls it off.
 */
export function whenDrawn(page: Page, frame: (run: () => void) => unknown, run: () => void): () => void {
  let isOpen = true
  const end = (): void => {
    isOpen = false
    page.removeEventListener('visibilitychange', look)
  }
  const done = (): void => {
    if (!isOpen) return
    end()
    run()
  }
  const look = (): void => {
    if (page.hidden) done()
  }
  page.addEventListener('visibilitychange', look)
  // The first callback runs before the frame that holds the change, the second after it.
  frame(() => frame(done))
  look()
  return end
}
