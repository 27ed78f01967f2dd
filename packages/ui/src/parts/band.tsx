/** One repeat of the motif and the height of the weave, in its own units. */
const REPEAT = 60
const HEIGHT = 28
/** Enough repeats for the widest panel; the rest is cut off, evenly on both sides. */
const WIDTH = 80 * REPEAT

/**
 * The band after Timorese tenun ikat: diamonds and hooks. One per screen, under the header.
 * Its height is the CSS variable `--band`.
 */
export function Band() {
  return (
    <svg
      className="band"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      focusable="false"
    >
      <defs>
        <pattern id="ikat" width={REPEAT} height={HEIGHT} patternUnits="userSpaceOnUse">
          <g className="band-thread">
            <path d="M15 2.5 26.5 14 15 25.5 3.5 14Z" />
            <path d="M39.5 7.2 45 2.4 50.5 7.2M39.5 20.8 45 25.6 50.5 20.8" />
          </g>
          <path className="band-heart" d="M15 8.4 20.6 14 15 19.6 9.4 14Z" />
          <g className="band-seed">
            <path d="M45 9.4 49 14 45 18.6 41 14Z" />
            <circle cx="33" cy="14" r="1.4" />
            <circle cx="57" cy="14" r="1.4" />
          </g>
        </pattern>
      </defs>
      <rect width={WIDTH} height={HEIGHT} fill="url(#ikat)" />
    </svg>
  )
}
