// npm test: everything that has to hold, from a bare clone.
// `npm test -- types unit` runs some stages only; their names are in check/stages.mjs.
import { STAGES } from './check/stages.mjs'
import { prepare } from './prepare/index.mjs'
import { giveUp, say } from './prepare/say.mjs'

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in STAGES))
if (unknown.length > 0)
  giveUp(`No such stage: ${unknown.join(', ')}. There are: ${Object.keys(STAGES).join(', ')}.`)

const workspace = prepare()
const results = []
for (const [name, run] of Object.entries(STAGES)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  say(`── ${name}`)
  const started = Date.now()
  const result = run(workspace)
  if (!result.ok && result.output) say(result.output.trimEnd())
  results.push({ name, ...result, seconds: (Date.now() - started) / 1000 })
}

const sum = (pick) => results.reduce((total, { counts }) => total + (counts ? pick(counts) : 0), 0)
const skipped = results.flatMap(({ counts }) => counts?.skipped ?? [])
const failedStages = results.filter((result) => !result.ok)

say('')
for (const { name, ok, seconds, counts } of results) {
  const tests = counts ? `  ${counts.passed} passed, ${counts.failed} failed` : ''
  say(`${ok ? 'ok    ' : 'FAILED'} ${name.padEnd(12)} ${seconds.toFixed(1).padStart(6)} s${tests}`)
}
for (const test of skipped) say(`not run: ${test}`)
for (const { name, file, reason } of results.flatMap(({ counts }) => counts?.failures ?? []))
  say(`failed: ${file}: ${name}\n        ${reason}`)
if (failedStages.length > 0) say(`\nFailed: ${failedStages.map(({ name }) => name).join(', ')}`)

const last = [`${sum((counts) => counts.passed)} passed`, `${sum((counts) => counts.failed)} failed`]
if (skipped.length > 0) last.push(`${skipped.length} skipped`)
process.stdout.write(`${last.join(', ')}\n`)
process.exitCode = failedStages.length > 0 ? 1 : 0
