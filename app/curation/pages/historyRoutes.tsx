import { z } from 'zod'
import { recordEditor, revisionsOf, type Structure } from '../../directory/index.ts'
import {
  communesOf,
  loadStructure,
  recordPath,
  slugParams,
  versionField,
} from '../../directory/pages/index.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { many } from '../../platform/http/input.ts'
import { page, redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route, type Services } from '../../platform/http/route.ts'
import { functionsOf } from '../store/functions.ts'
import { restoreRevision } from '../usecases/restoreRevision.ts'
import { HistoryPage } from './historyView.tsx'
import { p } from './messages.ts'
import { m } from './moderationMessages.ts'
import { presentHistory } from './presentHistory.ts'

const h = m.history
const at = '/structures/:slug/historique'
/** Read on one page; older ones are kept all the same. */
const MOST = 100

type Asked = {
  readonly ctx: Ctx
  readonly actor: Actor
  readonly services: Services
  readonly formKeys: FormKeys
  readonly resource: { readonly structure: Structure }
}

const historyPage = async (
  { ctx, actor, services, formKeys, resource: { structure } }: Asked,
  errors: Readonly<Record<string, string>> = {},
  status = 200,
) => {
  const all = await revisionsOf(ctx.db, ctx.scope, structure.id)
  const revisions = all.slice(0, MOST)
  const accounts = revisions.flatMap(({ accountId }) => accountId ?? [])
  const entries = presentHistory(revisions, {
    actor,
    structure,
    functions: await functionsOf(ctx, accounts, structure.organisationId),
    communes: await communesOf(ctx, structure),
    zone: services.territory.zone,
  })
  return page({
    title: `${h.title} – ${structure.name}`,
    status,
    indexed: false,
    breadcrumb: [
      { label: p.directory, href: '/structures' },
      { label: structure.name, href: recordPath(structure) },
      { label: h.title },
    ],
    body: (
      <HistoryPage
        structure={structure}
        entries={entries}
        cut={all.length > MOST ? MOST : null}
        keys={formKeys}
        errors={errors}
      />
    ),
  })
}

export const historyRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: at,
    policy: recordEditor(),
    params: slugParams,
    load: loadStructure,
    handle: (request) => historyPage(request),
  }),
  route({
    method: 'POST',
    path: `${at}/:revision`,
    policy: recordEditor(),
    params: slugParams.extend({ revision: z.uuid() }),
    form: z.strictObject({ fields: many(z.string().max(40)), version: versionField }),
    load: loadStructure,
    handle: async (request) => {
      const { structure } = request.resource
      const done = await restoreRevision(request.ctx, {
        structure,
        revisionId: request.params.revision,
        ...request.form,
      })
      if (done.ok)
        return redirect(recordPath(structure, 'historique'), {
          flash: done.value.changed ? h.restored : h.same,
        })
      const { code, sentence } = done.refusal
      return historyPage(request, { form: sentence }, code === 'conflict' ? 409 : 422)
    },
    invalid: (request, { problems }) => historyPage(request, { form: problems[0]?.sentence ?? '' }, 422),
  }),
]
