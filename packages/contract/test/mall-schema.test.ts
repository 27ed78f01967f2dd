import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import published from '../../../resources/malls/mall.schema.json' with { type: 'json' }
import { mallJsonSchema, mallSchema } from '../src/index.ts'
import { aDocument, changed, faultPaths, type Json } from './build.ts'

const schema = mallJsonSchema() as Record<string, unknown>

/** An independent reader of JSON Schema 2020-12; formats beyond patterns are left to it as notes. */
const validate = new Ajv2020({ strict: true, validateFormats: false, allErrors: true }).compile(schema)

describe('the JSON Schema of the mall document', () => {
  it('is valid JSON Schema 2020-12 with every field of the document', () => {
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema')
    expect(Object.keys(schema.properties as object)).toEqual(Object.keys(mallSchema.shape))
  })

  it('accepts the mall of Kupang', () => {
    expect(validate(aDocument())).toBe(true)
  })

  it('refuses what the reader refuses for its shape', () => {
    const bad: [string, Json | undefined][] = [
      ['formatVersion', 2],
      ['name', undefined],
      ['hours.monday', []],
      ['hours.mon.0.from', '8:00'],
      ['services.0.id', '../x'],
      ['services.0.series', 'abc'],
      ['services.0.cost.amount', -1],
      ['services.0.price', 10],
      ['journeys.0.order', 'random'],
      ['policy.priorityRatio', 0],
    ]
    for (const [path, value] of bad) {
      expect([path, validate(changed(path, value))]).toEqual([path, false])
      expect(faultPaths(changed(path, value))).not.toEqual([])
    }
  })

  it('stands in the repository as it is published', () => {
    // After a change: npx antre, or GET /api/v1/mall.schema.json, into resources/malls/mall.schema.json.
    expect(published).toEqual(JSON.parse(JSON.stringify(schema)))
  })
})
