import { stat } from 'node:fs/promises'

/** Between two looks at whether the device is still there. */
const LOOK_MS = 500

/**
 * Tells when the device behind a path (`/dev/ttyUSB0`, a link to it) is gone, or has become another one: the
 * system takes its name away when the plug is pulled, also when the open line is told nothing, as happens when
 * bytes were still on their way. Windows has no such names; there the line itself has to tell. Returns the way out.
 */
export function watchDevice(path: string, onGone: () => void): () => void {
  if (process.platform === 'win32') return () => {}
  let device: number | null = null
  let stopped = false

  async function look() {
    const found = await stat(path).then(
      ({ rdev }) => rdev,
      () => null,
    )
    if (stopped) return
    if (found === null || (device !== null && device !== found)) {
      stop()
      onGone()
    }
    device ??= found
  }

  function stop() {
    stopped = true
    clearInterval(timer)
  }

  const timer = setInterval(() => void look(), LOOK_MS)
  void look()
  return stop
}
