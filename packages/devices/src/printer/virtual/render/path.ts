/** An SVG path that fills the dark dots of a grid, neighbours in a row joined. */
export function pathOf(width: number, height: number, isDark: (x: number, y: number) => boolean): string {
  let path = ''
  for (let y = 0; y < height; y += 1) {
    let x = 0
    while (x < width) {
      const start = x
      while (x < width && isDark(x, y)) x += 1
      if (x > start) path += `M${start} ${y}h${x - start}v1h-${x - start}z`
      x += 1
    }
  }
  return path
}
