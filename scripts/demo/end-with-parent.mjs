/**
 * Loaded into each process of the demo before its own program: whatever becomes of the demo (closed window,
 * kill -9), none of its processes is left behind.
 */
const parent = process.ppid
const CHECK_EVERY_MS = 500

setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM')
}, CHECK_EVERY_MS).unref()
