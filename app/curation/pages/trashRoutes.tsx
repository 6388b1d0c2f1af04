import { z } from 'zod'
import { readStructures, recordTender, type Structure } from '../../directory/index.ts'
import { loadStructure, recordPath, slugParams } from '../../directory/pages/index.ts'
import { optionalText } from '../../platform/http/fields.ts'
import { errorsOf, type Typed, untouched } from '../../platform/http/formState.ts'
import { optional, pageNumber } from '../../platform/http/input.ts'
import { page, redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../platform/http/route.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { moderator, tender } from '../domain/policy.ts'
import { LONGEST_MESSAGE, removalReasons } from '../domain/proposal.ts'
import { listRemoved } from '../store/removals.ts'
import { bringBack, removeStructure } from '../usecases/trash.ts'
import { departmentsOf } from './departments.ts'
import { p } from './messages.ts'
import { m } from './moderationMessages.ts'
import { TRASH } from './paths.ts'
import { statusOf, typedOf } from './shared.tsx'
import { RemovalPage, TrashPage } from './trashView.tsx'

const at = '/structures/:slug/retrait'
const PAGE_SIZE = 50

const removalPage = (
  {
    formKeys,
    resource: { structure },
  }: { readonly formKeys: FormKeys; readonly resource: { readonly structure: Structure } },
  typed: Typed = untouched,
) =>
  page({
    title: `${m.removal.title} – ${structure.name}`,
    status: statusOf(typed),
    indexed: false,
    breadcrumb: [
      { label: p.directory, href: '/structures' },
      { label: structure.name, href: recordPath(structure) },
      { label: m.removal.title },
    ],
    body: <RemovalPage structure={structure} keys={formKeys} typed={typed} />,
  })

export const trashRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: at,
    policy: recordTender(),
    params: slugParams,
    load: loadStructure,
    handle: (request) => removalPage(request),
  }),
  route({
    method: 'POST',
    path: at,
    policy: recordTender(),
    params: slugParams,
    form: z.strictObject({
      reason: optional(z.enum(removalReasons)),
      note: optionalText(LONGEST_MESSAGE),
    }),
    load: loadStructure,
    handle: async (request) => {
      const { ctx, form } = request
      const { structure } = request.resource
      const again = (errors: Typed['errors']) => removalPage(request, { errors, values: typedOf(form) })
      if (form.reason === undefined) return again({ reason: m.removal.reasonMissing })
      const done = await removeStructure(ctx, {
        structureId: structure.id,
        reason: form.reason,
        note: form.note ?? null,
      })
      return done.ok
        ? redirect(TRASH, {
            flash: m.removal.done,
            undo: { path: `${TRASH}/${structure.id}/retour`, label: m.removal.undo },
          })
        : again({ form: done.refusal.sentence })
    },
    invalid: (request, { problems, typed }) =>
      removalPage(request, {
        errors: errorsOf(problems),
        values: typed,
      }),
  }),
  route({
    method: 'GET',
    path: TRASH,
    policy: moderator(),
    query: z.strictObject({ page: pageNumber }),
    handle: async ({ ctx, actor, formKeys, services, query }) =>
      page({
        title: m.trash.title,
        indexed: false,
        wide: true,
        breadcrumb: [{ label: m.trash.title }],
        body: (
          <TrashPage
            removed={
              await listRemoved(ctx.db, ctx.scope, departmentsOf(actor), {
                page: query.page,
                size: PAGE_SIZE,
              })
            }
            now={toDate(ctx.clock.now())}
            zone={services.territory.zone}
            keys={formKeys}
          />
        ),
      }),
  }),
  route({
    method: 'POST',
    path: `${TRASH}/:id/retour`,
    policy: tender(),
    params: z.strictObject({ id: z.uuid() }),
    form: z.strictObject({}),
    load: async ({ ctx, params: { id } }) => {
      const [place] = await readStructures(ctx.db, ctx.scope, 'id', [id], { deleted: true })
      return place === undefined ? null : { place }
    },
    handle: async ({ ctx, params: { id } }) => {
      const back = await bringBack(ctx, id)
      return back.ok
        ? redirect(recordPath(back.value), { flash: m.trash.restored })
        : redirect(TRASH, { flash: back.refusal.sentence })
    },
  }),
]
