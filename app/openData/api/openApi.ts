import { z } from 'zod'
import { KEY_PREFIX } from '../domain/key.ts'
import { QUOTAS, WINDOW_SECONDS } from '../domain/limits.ts'
import { t } from '../messages.ts'
import { LICENCE, LICENCE_URL } from './listing.ts'
import type { Operation } from './operation.ts'
import { problemSchema } from './schemas.ts'

type JsonSchema = { readonly [key: string]: unknown }

const schemaOf = (type: z.ZodType, io: 'input' | 'output'): JsonSchema => {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io, unrepresentable: 'any', reused: 'inline' })
  // What bears a name of its own is written once, among the components.
  const { $defs: defs, ...rest } = schema as JsonSchema & { $defs?: JsonSchema }
  const whole = JSON.stringify(rest).replaceAll('"#/$defs/', '"#/components/schemas/')
  return { ...(JSON.parse(whole) as JsonSchema), ...(defs === undefined ? {} : { $defs: defs }) }
}

export type ApiParameter = {
  readonly name: string
  readonly in: 'query' | 'path'
  readonly required: boolean
  readonly description: string
  readonly schema: JsonSchema
}

const described = t.parameters as Readonly<Record<string, string>>

/** Parameters of an operation, as the schemas of its route say. */
export const parametersOf = ({ params, query }: Pick<Operation, 'params' | 'query'>): ApiParameter[] =>
  (
    [
      ['path', params],
      ['query', query],
    ] as const
  ).flatMap(([place, shape]) => {
    if (shape === undefined) return []
    const { properties = {} } = schemaOf(shape, 'input') as { properties?: Record<string, JsonSchema> }
    return Object.entries(properties).map(([name, schema]) => ({
      name,
      in: place,
      required: place === 'path',
      description: described[name] ?? name,
      schema,
    }))
  })

const refused = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Probleme' } } },
})

/** The whole OpenAPI document of these operations: nothing in it is said twice, so that nothing in it can be old. */
export const openApiOf = (operations: readonly Operation[], publicUrl: string): JsonSchema => {
  const named: Record<string, unknown> = {}
  const placed = (type: z.ZodType, io: 'input' | 'output'): JsonSchema => {
    const { $defs, id: _, ...schema } = schemaOf(type, io) as JsonSchema & { $defs?: JsonSchema }
    for (const [name, { id: __, ...definition }] of Object.entries($defs ?? {}) as [string, JsonSchema][])
      named[name] = definition
    return schema
  }
  const paths = Object.fromEntries(
    operations.map((one) => [
      one.path.replace(/:(\w+)/g, '{$1}'),
      {
        get: {
          operationId: one.id,
          summary: t.operations[one.id].title,
          description: t.operations[one.id].text,
          parameters: parametersOf(one),
          responses: {
            200: {
              description: t.openApi.found,
              headers: {
                ETag: { description: t.openApi.etag, schema: { type: 'string' } },
                RateLimit: { description: t.openApi.rateLimit, schema: { type: 'string' } },
                'RateLimit-Policy': { description: t.openApi.ratePolicy, schema: { type: 'string' } },
              },
              content: { [one.mediaType]: { schema: placed(one.answer, 'output') } },
            },
            304: { description: t.openApi.unchanged },
            401: refused(t.openApi.wrongKey),
            ...(one.params === undefined ? {} : { 404: refused(t.openApi.unknown) }),
            422: refused(t.openApi.wrong),
            429: {
              ...refused(t.openApi.tooMany),
              headers: { 'Retry-After': { description: t.openApi.retry, schema: { type: 'integer' } } },
            },
          },
        },
      },
    ]),
  )
  // Bears a name: it goes among the components by itself.
  placed(problemSchema, 'output')
  return {
    openapi: '3.1.0',
    info: {
      title: t.openApi.title,
      version: '1',
      description: t.openApi.text(QUOTAS.anonymous.perWindow, QUOTAS.key.perWindow, WINDOW_SECONDS),
      license: { name: LICENCE, url: LICENCE_URL },
    },
    servers: [{ url: publicUrl }],
    externalDocs: { url: `${publicUrl}/api`, description: t.doc.title },
    security: [{}, { cle: [] }],
    paths,
    components: {
      securitySchemes: {
        cle: { type: 'http', scheme: 'bearer', description: t.openApi.key(KEY_PREFIX) },
      },
      schemas: named,
    },
  }
}
