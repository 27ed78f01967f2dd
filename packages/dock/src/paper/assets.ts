import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const svg = (body: string) => encodeURIComponent(body).replaceAll("'", '%27')

/** One diamond of the theme's band, 30 units of its pattern. */
const BAND = svg(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 28" width="60" height="28">' +
    '<path fill="none" stroke="#e4a032" stroke-width="2.2" d="M15 3 26 14 15 25 4 14Z"/>' +
    '<path fill="#e4a032" d="M15 8.4 20.6 14 15 19.6 9.4 14Z"/>' +
    '<path fill="#fff" d="M45 10 49 14 45 18 41 14Z"/></svg>',
)

/** The paper page's own look and script: a page of the station may load nothing that is not its own file. */
export const PAPER_CSS = `
@font-face {
  font-family: 'Plus Jakarta Sans Variable'; font-weight: 200 800;
  src: url('font.woff2') format('woff2'); font-display: swap
}
body {
  margin: 0; background: #e7dfd0; color: #1d1b2f;
  font: 1rem/1.4 'Plus Jakarta Sans Variable', system-ui, sans-serif
}
header { padding: 0.8rem 1.25rem calc(0.6rem + 14px); color: #fff }
header { background: #0d5663 url("data:image/svg+xml,${BAND}") repeat-x left bottom 2px / 30px 14px }
h1 { margin: 0; font-size: 1.25rem; font-weight: 700; letter-spacing: -0.01em }
header p { margin: 0; color: #d6e6e8; font-size: 0.875rem }
main { display: flex; flex-wrap: wrap; gap: 2rem; align-items: flex-start; justify-content: center; padding: 2rem 1rem }
main:empty { display: none }
main + p { margin: 4rem 1rem; color: #5b576b; text-align: center }
main:not(:empty) + p { display: none }
svg { display: block; max-width: 100%; height: auto }
@media (prefers-reduced-motion: no-preference) {
  svg:first-child { animation: out 0.6s steps(12) }
  @keyframes out { from { clip-path: inset(100% 0 0 0); transform: translateY(-100%) } }
}
`

/** The theme's typeface, as the build put it beside a screen; null where there is none: then the system's serves. */
export function typeface(screenFolder: string): Buffer | null {
  const assets = join(screenFolder, 'assets')
  try {
    const name = readdirSync(assets).find((file) => /^plus-jakarta-sans-latin-wght.*\.woff2$/.test(file))
    return name === undefined ? null : readFileSync(join(assets, name))
  } catch {
    return null
  }
}

export const PAPER_JS = `
const papers = document.querySelector('main')
new EventSource('stream').addEventListener('papers', (event) => {
  const { html } = JSON.parse(event.data)
  if (papers.innerHTML !== html) papers.innerHTML = html
})
`
