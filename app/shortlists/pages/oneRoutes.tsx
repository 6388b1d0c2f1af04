import { z } from 'zod'
import type { Actor } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { id, text, wholeNumber } from '../../platform/http/fields.ts'
import { type Typed, untouched } from '../../platform/http/formState.ts'
import { redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route, type Services } from '../../platform/http/route.ts'
import {
  LONGEST_NOTE,
  LONGEST_TITLE,
  listReader,
  listWriter,
  mayWrite,
  type Refused,
} from '../domain/shortlist.ts'
import { bodiesOf } from '../store/shortlists.ts'
import { moveStructure, noteStructure, setStructureRemoved } from '../usecases/changeItems.ts'
import { renameShortlist, setShortlistState, shareShortlist } from '../usecases/changeShortlist.ts'
import { p } from './messages.ts'
import { OnePage } from './oneView.tsx'
import { listPath, listsPath } from './paths.ts'
import {
  linesOf,
  listsPage,
  loadAnyList,
  loadList,
  typedAgain,
  type WithList,
  writableBodies,
} from './shared.ts'

const at = `${listsPath}/:id`
const params = z.strictObject({ id: z.uuid() })
const ofLine = params.extend({ structure: z.uuid() })
const nothing = z.strictObject({})

type Asked = {
  readonly ctx: Ctx
  readonly actor: Actor
  readonly services: Services
  readonly formKeys: FormKeys
  readonly resource: WithList
}

const shown = async (request: Asked, typed: Typed = untouched, typedOn: string | null = null) => {
  const { ctx, actor, services, formKeys, resource } = request
  const { list } = resource
  const bodies = list.organisationId === null ? [] : await bodiesOf(ctx.db, ctx.scope, [list.organisationId])
  return listsPage(
    list.title,
    <OnePage
      view={{
        list,
        body: bodies[0]?.name ?? null,
        lines: await linesOf(ctx, list.id),
        writes: mayWrite(actor, list),
        bodies: await writableBodies(ctx, actor),
        keys: formKeys,
        zone: services.territory.zone,
        typed,
        typedOn,
      }}
    />,
    { status: typed === untouched ? 200 : 422 },
  )
}

const refusedForm = (refusal: Refused, values: Typed['values']): Typed => ({
  errors: { [refusal.field ?? 'titre']: refusal.sentence },
  values,
})

const writes = { method: 'POST', policy: listWriter(), params, load: loadList } as const
const writesLine = { method: 'POST', policy: listWriter(), params: ofLine, load: loadList } as const

/** A state that a button puts, and the button beside the flash takes back. */
const stateRoute = (
  rest: string,
  state: Parameters<typeof setShortlistState>[1]['state'],
  undo: string | null,
): Route =>
  route({
    ...writes,
    load: state === 'restored' ? loadAnyList : loadList,
    path: `${at}/${rest}`,
    form: nothing,
    handle: async ({ ctx, resource: { list } }) => {
      const done = await setShortlistState(ctx, { listId: list.id, state })
      if (!done.ok) return redirect(listsPath, { flash: done.refusal.sentence })
      return redirect(state === 'deleted' || state === 'archived' ? listsPath : listPath(list.id), {
        flash: p.flash[state],
        ...(undo === null ? {} : { undo: { path: listPath(list.id, `/${undo}`), label: p.flash.undo } }),
      })
    },
  })

/** One list: its lines, what is noted, its order, its name, its colleagues, its end. */
export const oneRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: at,
    policy: listReader(),
    params,
    load: loadList,
    handle: (request) => shown(request),
  }),
  route({
    ...writes,
    path: `${at}/modification`,
    form: z.strictObject({ titre: text(LONGEST_TITLE, p.form.titleMissing) }),
    handle: async (request) => {
      const { ctx, form, resource } = request
      const done = await renameShortlist(ctx, { listId: resource.list.id, title: form.titre })
      return done.ok
        ? redirect(listPath(resource.list.id), { flash: p.flash.renamed })
        : shown(request, refusedForm(done.refusal, { titre: form.titre }))
    },
    invalid: (request, invalid) => shown(request, typedAgain(invalid)),
  }),
  route({
    ...writes,
    path: `${at}/partage`,
    form: z.strictObject({ pour: id }),
    handle: async (request) => {
      const { ctx, form, resource } = request
      const done = await shareShortlist(ctx, { listId: resource.list.id, organisationId: form.pour })
      return done.ok
        ? redirect(listPath(resource.list.id), { flash: p.flash.shared })
        : shown(request, refusedForm(done.refusal, { pour: form.pour }))
    },
    invalid: (request, invalid) => shown(request, typedAgain(invalid)),
  }),
  stateRoute('archivage', 'archived', 'reprise'),
  stateRoute('reprise', 'unarchived', null),
  stateRoute('suppression', 'deleted', 'restauration'),
  stateRoute('restauration', 'restored', null),
  route({
    ...writesLine,
    path: `${at}/structures/:structure/note`,
    form: z.strictObject({
      note: z.string().trim().max(LONGEST_NOTE, `Écrivez au plus ${LONGEST_NOTE} caractères.`),
      version: wholeNumber(0, 1_000_000),
    }),
    handle: async (request) => {
      const { ctx, form, resource, params: named } = request
      const done = await noteStructure(ctx, {
        listId: resource.list.id,
        structureId: named.structure,
        note: form.note.replaceAll('\r\n', '\n'),
        version: form.version,
      })
      return done.ok
        ? redirect(`${listPath(resource.list.id)}#structure-${named.structure}`, { flash: p.flash.noted })
        : shown(
            request,
            { errors: { note: done.refusal.sentence }, values: { note: form.note } },
            named.structure,
          )
    },
    invalid: (request, invalid) => shown(request, typedAgain(invalid), request.params.structure),
  }),
  route({
    ...writesLine,
    path: `${at}/structures/:structure/deplacement`,
    form: z.strictObject({ vers: z.enum(['haut', 'bas']) }),
    handle: async ({ ctx, form, resource: { list }, params: named }) => {
      const done = await moveStructure(ctx, {
        listId: list.id,
        structureId: named.structure,
        step: form.vers === 'haut' ? -1 : 1,
      })
      return redirect(`${listPath(list.id)}#structure-${named.structure}`, {
        flash: done.ok ? p.flash.moved : done.refusal.sentence,
      })
    },
  }),
  route({
    ...writesLine,
    path: `${at}/structures/:structure/retrait`,
    form: nothing,
    handle: async ({ ctx, resource: { list }, params: named }) => {
      const line = { listId: list.id, structureId: named.structure }
      const done = await setStructureRemoved(ctx, { ...line, removed: true })
      if (!done.ok) return redirect(listPath(list.id), { flash: done.refusal.sentence })
      const undo = { path: listPath(list.id, `/structures/${named.structure}/remise`), label: p.flash.undo }
      return redirect(listPath(list.id), { flash: p.flash.removed, undo })
    },
  }),
  route({
    ...writesLine,
    path: `${at}/structures/:structure/remise`,
    form: nothing,
    handle: async ({ ctx, resource: { list }, params: named }) => {
      const line = { listId: list.id, structureId: named.structure }
      const done = await setStructureRemoved(ctx, { ...line, removed: false })
      return redirect(listPath(list.id), { flash: done.ok ? p.flash.back : done.refusal.sentence })
    },
  }),
]
