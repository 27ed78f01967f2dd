/** Evening over Kupang bay: sun, water, two lontar palms. Drawn in the theme's colours. */
export function Bay() {
  return (
    <svg className="bay" viewBox="0 0 1080 560" preserveAspectRatio="xMidYMax slice" aria-hidden="true" focusable="false">
      <circle className="bay-glow" cx="700" cy="330" r="230" />
      <circle className="bay-sun" cx="700" cy="330" r="150" />
      <path className="bay-hill" d="M0 372c120-58 230-66 350-24 96 34 180 26 262-4 150-54 300-44 468 22v194H0Z" />
      <path className="bay-water" d="M0 404h1080v156H0Z" />
      <g className="bay-glint">
        <path d="M610 424h180M640 446h120M596 470h96M716 470h88M660 494h84" />
      </g>
      <path className="bay-shore" d="M0 452c150-34 300-30 430 8 170 50 380 66 650 30v70H0Z" />
      <g className="bay-palm" transform="translate(168 470)">
        <Palm height={300} />
      </g>
      <g className="bay-palm" transform="translate(286 486) scale(.72)">
        <Palm height={300} />
      </g>
    </svg>
  )
}

const FANS = [-100, -74, -48, -24, 0, 24, 48, 74, 100, 132, -132] as const

/** A lontar: straight trunk, a round head of fans. */
function Palm({ height }: { readonly height: number }) {
  return (
    <>
      <path d={`M-9 0C-5 ${-height * 0.4} -5 ${-height * 0.7} -4 ${-height}h8C5 ${-height * 0.7} 6 ${-height * 0.4} 11 0Z`} />
      <g transform={`translate(0 ${-height})`}>
        {FANS.map((turn) => (
          <path key={turn} transform={`rotate(${turn})`} d="M0 6C-5-26-25-50-21-82l9 7 4-14 8 11 8-11 4 14 9-7C25-50 5-26 0 6Z" />
        ))}
      </g>
    </>
  )
}
