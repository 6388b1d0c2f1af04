import { z } from 'zod'
import { anyone } from '../../platform/access/policy.ts'
import { json, page } from '../../platform/http/reply.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { openApiOf, parametersOf } from '../api/openApi.ts'
import { operations, someStructure } from '../api/operations.ts'
import { t } from '../messages.ts'
import { DocPage } from './docView.tsx'

const none = z.strictObject({})

export const docRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/openapi.json',
    policy: anyone(),
    open: { shared: true, problems: true },
    query: none,
    handle: ({ services }) => json(openApiOf(operations, services.publicUrl)),
  }),
  route({
    method: 'GET',
    path: '/api',
    policy: anyone(),
    steady: 'memory',
    query: none,
    handle: async ({ ctx, services }) => {
      const id = await someStructure(ctx)
      return page({
        title: t.doc.title,
        description: t.doc.description,
        breadcrumb: [{ label: t.doc.title }],
        alternates: [
          { type: 'application/vnd.oai.openapi+json', href: '/api/openapi.json', title: t.doc.contract },
        ],
        body: (
          <DocPage
            view={{
              publicUrl: services.publicUrl,
              operations: operations.map((one) => ({
                ...t.operations[one.id],
                id: one.id,
                path: one.path.replace(/:(\w+)/g, '{$1}'),
                // A record is read by its identifier: without any record there is nothing to read.
                example: one.params === undefined ? one.example : id && one.path.replace(':id', id),
                parameters: parametersOf(one),
              })),
            }}
          />
        ),
      })
    },
  }),
]
