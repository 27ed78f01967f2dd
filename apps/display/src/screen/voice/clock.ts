/** So much more by the PC's clock than by the steady one is a sleep, or somebody set the clock: both count. */
const LEAP_MS = 1_000

/**
 * Milliseconds on a clock that only moves forward and counts what the PC slept through: the browser's steady clock
 * stands still in a sleep on some systems.
 */
export function wakefulClock(
  steady: () => number = () => performance.now(),
  wall: () => number = Date.now,
): () => number {
  let [lastSteady, lastWall, slept] = [steady(), wall(), 0]
  return () => {
    const [nowSteady, nowWall] = [steady(), wall()]
    const leap = nowWall - lastWall - (nowSteady - lastSteady)
    if (leap > LEAP_MS) slept += leap
    ;[lastSteady, lastWall] = [nowSteady, nowWall]
    return nowSteady + slept
  }
}
