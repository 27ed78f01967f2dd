/** Evening over Kupang bay: sun, water, two lontar palms. Drawn in the theme's colours. */
export function Bay() {
  return (
    <svg
      className="bay"
      viewBox="0 0 1080 860"
      preserveAspectRatio="xMidYMax slice"
      aria-hidden="true"
      focusable="false"
    >
      <circle className="bay-glow" cx="716" cy="520" r="330" />
      <circle className="bay-glow" cx="716" cy="520" r="262" />
      <circle className="bay-sun" cx="716" cy="520" r="190" />
      <path
        className="bay-hill"
        d="M0 566c130-64 250-72 380-26 106 38 200 28 290-6 160-60 280-46 410 24v90H0Z"
      />
      <path className="bay-water" d="M0 620h1080v240H0Z" />
      <path className="bay-glint" d="M612 650h208M650 678h136M588 708h92M724 708h104M668 738h92" />
      <path className="bay-shore" d="M0 690c160-40 320-34 470 10 190 56 370 74 610 40v120H0Z" />
      <g className="bay-palm">
        <Palm x={196} y={704} height={372} />
        <Palm x={352} y={712} height={250} />
      </g>
    </svg>
  )
}

/** Stems of the crown, degrees from upright; those of a lontar stand all around. */
const STEMS = [-128, -96, -66, -38, -8, 22, 50, 80, 110] as const

interface PalmProps {
  readonly x: number
  readonly y: number
  readonly height: number
}

/** A lontar: a straight trunk, a round head of separate fans. */
function Palm({ x, y, height }: PalmProps) {
  const size = height / 372
  return (
    <g transform={`translate(${x} ${y})`}>
      <path
        d={`M-12 0C-7 ${-height * 0.5} -6 ${-height * 0.8} -5 ${-height}h10C6 ${-height * 0.8} 8 ${-height * 0.5} 14 0Z`}
      />
      <g transform={`translate(0 ${-height}) scale(${size})`}>
        {STEMS.map((turn) => (
          <path key={turn} transform={`rotate(${turn}) scale(${turn % 4 === 0 ? 0.92 : 1.06})`} d={FAN} />
        ))}
      </g>
    </g>
  )
}

/** One fan: a stem and pointed rays around its end. */
const FAN = fan()

function fan(): string {
  const [stem, inner, outer, spread, rays] = [34, 44, 76, 118, 7]
  const point = (radius: number, degrees: number): string => {
    const angle = (degrees * Math.PI) / 180
    return `${(Math.sin(angle) * radius).toFixed(1)} ${(-stem - Math.cos(angle) * radius).toFixed(1)}`
  }
  const half = spread / rays / 2
  const edge = Array.from({ length: rays }, (_, i) => {
    const at = -spread / 2 + half + i * 2 * half
    return `L${point(outer, at)}L${point(inner, at + half)}`
  })
  return `M-2.5 0L-3 ${-stem}L${point(inner * 0.7, -spread / 2)}${edge.join('')}L3 ${-stem}L2.5 0Z`
}
