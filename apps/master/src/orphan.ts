/** How often to look whether the parent is still there. */
const LOOK_MS = 500

/**
 * npm puts a shell between itself and us and does not hand SIGTERM on through it: the shell dies and
 * we would run on unseen. When npm started us, a parent that went away means "stop".
 */
export function stopWithParent(stop: () => void) {
  if (process.env.npm_command === undefined) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    stop()
  }, LOOK_MS)
  timer.unref()
}
