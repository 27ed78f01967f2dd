/**
 * Loaded into each process of the demo before its own program: whatever becomes of the demo (closed window,
 * kill -9), none of its processes is left behind.
 */
const parent = process.ppid
const CHECK_EVERY_MS = 500

const timer = setInterval(() => {
  if (process.ppid === parent) return
  clearInterval(timer)
  process.kill(process.pid, 'SIGTERM')
}, CHECK_EVERY_MS)
timer.unref()
