/** The paper page's own look and script: a page of the station may load nothing that is not its own file. */
export const PAPER_CSS = `
body { margin: 0; padding: 2rem 1rem; background: #e7dfd0; color: #1d1b2f; font: 1rem/1.4 system-ui, sans-serif }
h1 { font-size: 1.1rem; font-weight: 600; text-align: center }
p { color: #5b576b; text-align: center }
main { display: flex; flex-wrap: wrap; gap: 2rem; align-items: flex-start; justify-content: center }
main:not(:empty) + p { display: none }
svg { display: block; max-width: 100%; height: auto }
@media (prefers-reduced-motion: no-preference) {
  svg:first-child { animation: out 0.6s steps(12) }
  @keyframes out { from { clip-path: inset(100% 0 0 0); transform: translateY(-100%) } }
}
`

export const PAPER_JS = `
const papers = document.querySelector('main')
new EventSource('stream').addEventListener('papers', (event) => {
  const { html } = JSON.parse(event.data)
  if (papers.innerHTML !== html) papers.innerHTML = html
})
`
