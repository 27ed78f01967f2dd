import { RULES } from '../../boundaries.config.ts'
import { type Files, specifiersIn, targetOf } from './imports.ts'

const SOURCE = /\.(ts|tsx|mts|mjs|js)$/

/** Every rule broken by an import between these files, and every cycle, one line each. Empty: all is well. */
export function brokenBoundaries(files: Files): readonly string[] {
  const imports = [...files]
    .filter(([file]) => SOURCE.test(file))
    .flatMap(([from, text]) =>
      specifiersIn(from, text).map((as) => ({ from, as, to: targetOf(as, from, files) })),
    )
  const broken = imports.flatMap(({ from, to, as }) =>
    RULES.filter((rule) => rule.forbids(from, to, as)).map((rule) => `${rule.name}: ${from} → ${to}`),
  )
  return [...broken, ...cyclesIn(imports).map((cycle) => `no cycles: ${cycle.join(' → ')}`)]
}

interface Import {
  readonly from: string
  readonly to: string
}

/** Walks the imports once, depth first; a way back to a file that is still being walked is a cycle. */
function cyclesIn(imports: readonly Import[]): readonly string[][] {
  const graph = Map.groupBy(imports, ({ from }) => from)
  const cycles: string[][] = []
  const done = new Set<string>()
  const walk = (file: string, trail: readonly string[]) => {
    const seen = trail.indexOf(file)
    if (seen >= 0) cycles.push([...trail.slice(seen), file])
    if (seen >= 0 || done.has(file)) return
    for (const { to } of graph.get(file) ?? []) walk(to, [...trail, file])
    done.add(file)
  }
  for (const file of graph.keys()) walk(file, [])
  return cycles
}
