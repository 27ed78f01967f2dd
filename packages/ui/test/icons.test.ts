import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { AGENCY_ICONS } from '../src/index.ts'

const MALLS = new URL('../../../resources/malls/', import.meta.url)

interface Named {
  readonly icon: string
}

const documents = readdirSync(MALLS).filter((file) => !file.endsWith('.schema.json'))

test.each(documents)('every icon named in %s is bundled', (file) => {
  const mall = JSON.parse(readFileSync(new URL(file, MALLS), 'utf8')) as {
    agencies: Named[]
    journeys: Named[]
  }
  for (const { icon } of [...mall.agencies, ...mall.journeys])
    expect(Object.keys(AGENCY_ICONS)).toContain(icon)
})
