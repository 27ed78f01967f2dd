import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'

/**
 * Runs the tests of some projects (workspaces).
 * Returns `{ ok, passed, failed, skipped, failures }`: counts of tests, `skipped` the names of those not run, and of
 * each `failures` its `name`, `file` and `reason` (the first line of what went wrong).
 */
export function runTests({ root, node, env }, projects) {
  const folder = mkdtempSync(join(tmpdir(), 'antre-test-'))
  const report = join(folder, 'report.json')
  const { status } = spawnSync(
    node,
    [
      join(root, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      ...projects.map((project) => `--project=${project}`),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] },
  )
  const counts = existsSync(report) ? countsOf(root, JSON.parse(readFileSync(report, 'utf8'))) : NOTHING
  rmSync(folder, { recursive: true, force: true })
  const ok = status === 0 && counts.failed === 0
  // A file that cannot even be loaded has no test that fails: the run did, all the same.
  return { ...counts, ok, failed: ok ? 0 : Math.max(1, counts.failed) }
}

const NOTHING = { passed: 0, failed: 0, skipped: [], failures: [] }

function countsOf(root, report) {
  const tests = report.testResults.flatMap((file) =>
    file.assertionResults.map((test) => ({ ...test, file: relative(root, file.name) })),
  )
  const failed = tests.filter((test) => test.status === 'failed')
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  return {
    passed: tests.filter((test) => test.status === 'passed').length,
    failed: failed.length + unloaded.length,
    skipped: tests.filter((test) => !['passed', 'failed'].includes(test.status)).map((test) => test.fullName),
    failures: [
      ...failed.map((test) => failure(test.fullName, test.file, test.failureMessages[0])),
      ...unloaded.map((file) => failure('could not be loaded', relative(root, file.name), file.message)),
    ],
  }
}

const failure = (name, file, message) => ({ name, file, reason: message?.trim().split('\n', 1)[0] ?? '' })
