import { z } from 'zod'
import { readStructures } from '../../directory/index.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { person } from '../../platform/access/policy.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { id, text } from '../../platform/http/fields.ts'
import { type Typed, untouched } from '../../platform/http/formState.ts'
import { many, optional } from '../../platform/http/input.ts'
import { redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route, type Services } from '../../platform/http/route.ts'
import { LONGEST_TITLE, MOST_ITEMS, mayWrite, type Refused } from '../domain/shortlist.ts'
import { t } from '../messages.ts'
import { listShortlists } from '../store/shortlists.ts'
import { addToShortlist } from '../usecases/changeItems.ts'
import { createShortlist, personOf } from '../usecases/changeShortlist.ts'
import { AddPage } from './addView.tsx'
import { ListsPage } from './listsView.tsx'
import { p } from './messages.ts'
import { listPath, listsPath } from './paths.ts'
import { listsPage, typedAgain, writableBodies } from './shared.ts'

const NEW = 'nouvelle'

const readLists = (ctx: Ctx, actor: Actor) =>
  listShortlists(ctx.db, ctx.scope, {
    personId: personOf(actor),
    bodies: actor.kind === 'person' ? actor.memberships.map(({ organisationId }) => organisationId) : [],
  })

type Asked = {
  readonly ctx: Ctx
  readonly actor: Actor
  readonly services: Services
  readonly formKeys: FormKeys
}

const shown = async ({ ctx, actor, services, formKeys }: Asked, typed: Typed = untouched) =>
  listsPage(
    p.lists.title,
    <ListsPage
      lists={await readLists(ctx, actor)}
      bodies={await writableBodies(ctx, actor)}
      keys={formKeys}
      zone={services.territory.zone}
      typed={typed}
    />,
    { status: typed === untouched ? 200 : 422 },
  )

const addPage = async ({ ctx, actor, formKeys }: Asked, ids: readonly string[], typed: Typed = untouched) => {
  const structures = await readStructures(ctx.db, ctx.scope, 'id', ids)
  const lists = (await readLists(ctx, actor)).filter((list) => !list.archived && mayWrite(actor, list))
  return listsPage(
    p.add.title,
    <AddPage
      structures={structures}
      lists={lists}
      bodies={await writableBodies(ctx, actor)}
      keys={formKeys}
      typed={typed}
    />,
    { status: typed === untouched ? 200 : 422 },
  )
}

/** Records named by their identifier, or by the short one that ends their address. */
const idsOf = async ({ db, scope }: Ctx, names: readonly string[]): Promise<string[]> => {
  const isId = (name: string) => z.uuid().safeParse(name).success
  const short = names.filter((name) => !isId(name)).map((name) => name.slice(-10))
  const found = await readStructures(db, scope, 'short_id', short)
  return [...names.filter(isId), ...found.map((one) => one.id)]
}

const refusedForm = (refusal: Refused, values: Typed['values']): Typed => ({
  errors: { [refusal.field ?? 'liste']: refusal.sentence },
  values,
})

const structures = many(id).pipe(z.array(z.string()).max(MOST_ITEMS))
const title = optional(z.string().trim().max(LONGEST_TITLE, `Écrivez au plus ${LONGEST_TITLE} caractères.`))

/** Lists of the person: all of them, a new one, and what is added to one from elsewhere. */
export const listsRoutes: readonly Route[] = [
  route({ method: 'GET', path: listsPath, policy: person(), handle: (request) => shown(request) }),
  route({
    method: 'POST',
    path: listsPath,
    policy: person(),
    form: z.strictObject({ titre: text(LONGEST_TITLE, p.form.titleMissing), pour: optional(id) }),
    handle: async (request) => {
      const { titre, pour } = request.form
      const made = await createShortlist(request.ctx, { title: titre, organisationId: pour ?? null })
      return made.ok
        ? redirect(listPath(made.value.id), { flash: p.flash.created })
        : shown(request, refusedForm(made.refusal, { titre, pour: pour ?? '' }))
    },
    invalid: (request, invalid) => shown(request, typedAgain(invalid)),
  }),
  route({
    method: 'GET',
    path: `${listsPath}/ajout`,
    policy: person(),
    query: z.strictObject({ structure: many(z.string().max(120)).pipe(z.array(z.string()).max(MOST_ITEMS)) }),
    handle: async (request) => addPage(request, await idsOf(request.ctx, request.query.structure)),
  }),
  route({
    method: 'POST',
    path: `${listsPath}/ajout`,
    policy: person(),
    form: z.strictObject({
      structure: structures,
      liste: z.union([z.literal(NEW), id], t.noList),
      titre: title,
      pour: optional(id),
    }),
    handle: async (request) => {
      const { ctx, form } = request
      const values = { liste: form.liste, titre: form.titre ?? '', pour: form.pour ?? '' }
      const again = (typed: Typed) => addPage(request, form.structure, typed)
      if (form.liste === NEW && form.titre === undefined)
        return again({ errors: { titre: p.form.titleMissing }, values })
      const listId =
        form.liste === NEW
          ? await createShortlist(ctx, { title: form.titre ?? '', organisationId: form.pour ?? null })
          : null
      if (listId !== null && !listId.ok) return again(refusedForm(listId.refusal, values))
      const target = listId === null ? form.liste : listId.value.id
      const added = await addToShortlist(ctx, { listId: target, structureIds: form.structure })
      return added.ok
        ? redirect(listPath(target), { flash: p.flash.added(added.value) })
        : again(refusedForm(added.refusal, values))
    },
    invalid: async (request, invalid) =>
      addPage(request, idsIn(invalid.typed.structure), typedAgain(invalid)),
  }),
]

/** What was to be added, when the rest of the form was wrong. */
const idsIn = (typed: string | undefined): string[] => {
  const read = z.array(z.uuid()).safeParse((typed ?? '').split(/[\s,]+/).filter((one) => one !== ''))
  return read.success ? read.data : []
}
