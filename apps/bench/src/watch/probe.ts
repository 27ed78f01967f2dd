/** What a page tells: a number is on the glass, a sound begins. Milliseconds since the epoch, by the page's clock. */
export type Sight =
  | { readonly what: 'painted'; readonly number: string; readonly at: number }
  | {
      readonly what: 'sound'
      /** The first sample that is not silence leaves the audio graph. */
      readonly at: number
      /** What the browser believes that the system's sound output adds, ms. */
      readonly outputMs: number
    }

/** How the page calls back into the bench. */
export const TELL = 'antreBenchSaw'

/**
 * Runs in a page before anything of ours. Watches from outside: what the page shows as its large number, and
 * what it starts in WebAudio; nothing in the page behaves differently for it.
 */
export const PROBE = `(() => {
  const now = () => performance.timeOrigin + performance.now()
  const tell = (sight) => globalThis.${TELL}(sight)

  // The callback runs before the frame with the change is drawn, the message's task after it.
  const afterFrame = (run) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = run
    port2.postMessage(null)
  })
  let shown = ''
  const look = () => {
    const number = document.querySelector('.call .call-number')?.textContent ?? ''
    if (number === shown || number === '') return
    shown = number
    afterFrame(() => tell({ what: 'painted', number, at: now() }))
  }
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true })

  const SILENCE = 0.001
  const firstSound = (buffer) => {
    const samples = buffer.getChannelData(0)
    const at = samples.findIndex((sample) => Math.abs(sample) > SILENCE)
    return Math.max(0, at) / buffer.sampleRate
  }
  const { start } = AudioBufferSourceNode.prototype
  AudioBufferSourceNode.prototype.start = function (when = 0, ...rest) {
    start.call(this, when, ...rest)
    const { context } = this
    // The context's own clock moves a buffer at a time; the stamp says when a sample is at the loudspeaker.
    const { contextTime, performanceTime } = context.getOutputTimestamp()
    const begins = Math.max(when, context.currentTime) + firstSound(this.buffer)
    const outputMs = 1000 * context.outputLatency
    const at = performance.timeOrigin + performanceTime + 1000 * (begins - contextTime) - outputMs
    tell({ what: 'sound', at, outputMs })
  }
})()`
