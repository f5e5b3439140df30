import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { openTestNetwork, type TestNetwork } from './testing.ts'

/** What OpenAPI 3.1 asks of a description, as far as it goes for one without servers, callbacks and examples. @source spec.openapis.org/oas/v3.1 */
const Media = z.record(z.string(), z.strictObject({ schema: z.looseObject({}) }))
const Operation = z.strictObject({
  tags: z.array(z.string()).min(1),
  summary: z.string().min(1),
  parameters: z
    .array(
      z.strictObject({
        name: z.string(),
        in: z.enum(['path', 'query']),
        required: z.boolean(),
        schema: z.looseObject({}),
        description: z.string().optional(),
      }),
    )
    .optional(),
  requestBody: z.strictObject({ required: z.literal(true), content: Media }).optional(),
  responses: z.record(z.string().regex(/^([1-5]\d\d|default)$/), z.strictObject({ description: z.string().min(1), content: Media })),
})
const Description = z.strictObject({
  openapi: z.literal('3.1.0'),
  info: z.strictObject({ title: z.string(), version: z.string() }),
  components: z.strictObject({ schemas: z.record(z.string(), z.unknown()), parameters: z.record(z.string(), z.unknown()) }),
  webhooks: z.strictObject({}).optional(),
  paths: z.record(z.string().startsWith('/'), z.partialRecord(z.enum(['get', 'post']), Operation)),
})
type Operation = z.infer<typeof Operation>

let net: TestNetwork
let description: z.infer<typeof Description>
let operations: [string, Operation][]

beforeAll(async () => {
  net = await openTestNetwork()
  description = Description.parse(await (await net.get('/api/openapi.json')).json())
  operations = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as [string, Operation]),
  )
})
afterAll(() => net.close())

/** Every JSON Schema of the description, at whatever depth. */
function schemasIn(value: unknown, isNamesOnly = false): object[] {
  if (typeof value !== 'object' || value === null) return []
  const below = Object.entries(value).flatMap(([key, part]) => schemasIn(part, !isNamesOnly && key === 'properties'))
  return !isNamesOnly && ('type' in value || '$ref' in value) ? [value, ...below] : below
}

describe('the description of the API', () => {
  it('lists every route that is served, and no other', () => {
    const served = net.app.routes
      .filter(({ method }) => method !== 'ALL') // ALL: what stands before the routes
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
      .filter((route) => route !== 'GET /api/openapi.json' && !route.startsWith('GET /chain/')) // what a chain server tells, told on
    expect(operations.map(([name]) => name).sort()).toEqual([...new Set(served)].sort())
  })

  it('declares every parameter that stands in a path', () => {
    for (const [name, { parameters = [] }] of operations) {
      const inPath = [...name.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter)
      const declared = parameters.filter((parameter) => parameter.in === 'path')
      expect([name, declared.map((parameter) => parameter.name).sort()]).toEqual([name, inPath.sort()])
      expect(declared.every(({ required }) => required)).toBe(true)
    }
  })

  it('says of every route how it replies, and how it refuses', () => {
    for (const [name, { responses }] of operations) {
      expect([name, Object.keys(responses).sort()]).toEqual([name, ['200', 'default']])
      expect(Object.keys(responses.default!.content)).toEqual(['application/problem+json'])
    }
  })

  it('holds schemas of JSON Schema 2020-12, without the words of OpenAPI 3.0 and without loose ends', () => {
    const types = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']
    for (const schema of schemasIn(description.paths)) {
      if ('$ref' in schema)
        expect(String(schema.$ref).replace('#/components/schemas/', '')).toBeOneOf(Object.keys(description.components.schemas))
      if ('type' in schema) for (const type of [schema.type].flat()) expect(type).toBeOneOf(types)
      expect('nullable' in schema).toBe(false)
      for (const bound of ['exclusiveMinimum', 'exclusiveMaximum'])
        if (bound in schema) expect(typeof (schema as Record<string, unknown>)[bound]).toBe('number')
    }
  })
})
