import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Figure, isMet } from './figure.ts'
import { bigDay } from './figures/big-day.ts'
import { history } from './figures/history.ts'
import { press } from './figures/press.ts'
import { soak } from './figures/soak.ts'
import { tap } from './figures/tap.ts'
import { tickets } from './figures/tickets.ts'
import type { Section, Workbench } from './figures/workbench.ts'
import type { Jobs } from './load/jobs.ts'
import { stopPrograms } from './mall/program.ts'
import { startRemote } from './process.ts'
import type { References } from './reference/main.ts'
import { machine, report, withReport } from './report.ts'

const ROOT = join(import.meta.dirname, '..', '..', '..')
const DOCUMENT = join(ROOT, 'docs', 'performance.md')

const FIGURES = { tickets, bigDay, history, tap, press, soak }

const HELP = `npm run bench -- [options]

  --json FILE     the figures as JSON as well
  --write         the table into docs/performance.md
  --only NAMES    some of: ${Object.keys(FIGURES).join(', ')} (comma between)
  --rounds N      how often measured and reference take turns (default 9)`

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    write: { type: 'boolean', default: false },
    only: { type: 'string', default: Object.keys(FIGURES).join(',') },
    rounds: { type: 'string', default: '9' },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) console.log(HELP)
else await run()

async function run() {
  const sections: Section[] = []
  const figures = await measure(values.only.split(','), Number(values.rounds), sections)
  const text = report(figures, sections)
  console.log(`\n${text}\n`)
  if (values.json !== undefined) {
    const file = resolve(process.env.INIT_CWD ?? '.', values.json)
    const lines = figures.map((figure) => ({ ...figure, met: isMet(figure) }))
    writeFileSync(file, `${JSON.stringify({ machine: machine(), figures: lines, sections }, null, 2)}\n`)
  }
  if (values.write) write(text)
  process.exitCode = figures.every(isMet) ? 0 : 1
}

async function measure(names: readonly string[], rounds: number, sections: Section[]): Promise<Figure[]> {
  mkdirSync(join(ROOT, '.antre'), { recursive: true })
  // Beside the project, not in the system's folder for temporary files: that may be memory, not a disk.
  const folder = mkdtempSync(join(ROOT, '.antre', 'bench-'))
  const load = startRemote<Jobs>(join(import.meta.dirname, 'load', 'main.ts'))
  const reference = startRemote<References>(join(import.meta.dirname, 'reference', 'main.ts'))
  const say = (text: string) => process.stderr.write(`${text}\n`)
  const show = (section: Section) => void sections.push(section)
  const bench: Workbench = { load, reference, folder, rounds, say, show }
  const figures: Figure[] = []
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stopPrograms().then(() => process.exit(1)))
  }
  try {
    for (const [name, figure] of Object.entries(FIGURES)) {
      if (names.includes(name)) figures.push(...(await figure(bench)))
    }
  } finally {
    await Promise.all([load.stop(), reference.stop(), stopPrograms()])
    rmSync(folder, { recursive: true, force: true })
  }
  return figures.toSorted((a, b) => a.id.localeCompare(b.id))
}

function write(text: string) {
  const today = new Date().toISOString().slice(0, 10)
  const written = withReport(readFileSync(DOCUMENT, 'utf8'), text, today)
  if (written === undefined) throw new Error(`${DOCUMENT} has no marks for the table`)
  writeFileSync(DOCUMENT, written)
}
