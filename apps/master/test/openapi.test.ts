import { API_BASE, routes } from '@antre/contract'
import { expect, it } from 'vitest'
import { aMaster } from './in-process.ts'

interface Operation {
  readonly parameters?: readonly { in: string; name: string; required: boolean }[]
  readonly requestBody?: { required: boolean; content: Record<string, { schema: unknown }> }
  readonly responses: Record<string, { content?: Record<string, unknown> }>
}

it('describes every call with its body, headers, refusals and streams', async () => {
  await using given = await aMaster()
  const { body } = await given.admin.get('/openapi.json')
  expect(body.openapi).toBe('3.1.0')
  const operation = (method: string, path: string): Operation =>
    body.paths[API_BASE + path.replace(':id', '{id}')]?.[method.toLowerCase()]
  for (const { method, path } of Object.values(routes)) {
    const { responses, parameters = [] } = operation(method, path)
    expect(Object.keys(responses.default?.content ?? {})).toEqual(['application/problem+json'])
    const hasKey = parameters.some(({ name }) => name === 'Idempotency-Key')
    expect([path, hasKey]).toEqual([path, method !== 'GET' && path !== '/session'])
  }
  expect(operation('POST', '/counters/:id/call-next').requestBody?.required).toBe(false)
  expect(operation('POST', '/tickets').requestBody?.required).toBe(true)
  const { parameters, requestBody } = operation('PUT', '/mall')
  expect(parameters).toContainEqual(expect.objectContaining({ name: 'If-Match', required: true }))
  expect(requestBody?.content['application/json']?.schema).toEqual({ $ref: '#/components/schemas/Mall' })
  expect(body.components.schemas).toMatchObject({ Mall: { type: 'object' }, Problem: { type: 'object' } })
  const stream = operation('GET', '/views/counters/:id/stream')
  expect(stream.responses['200']?.content).toEqual({ 'text/event-stream': {} })
})
