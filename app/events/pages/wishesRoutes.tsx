import { z } from 'zod'
import type { Ctx } from '../../platform/database/context.ts'
import { id } from '../../platform/http/fields.ts'
import { invalidForm, refusedForm, type Typed, untouched } from '../../platform/http/formState.ts'
import { optional } from '../../platform/http/input.ts'
import { file, redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../platform/http/route.ts'
import { writeCsv, writeXlsx, XLSX_TYPE } from '../../platform/tables/write.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { organiserOf } from '../domain/policy.ts'
import { wishLevels } from '../domain/wish.ts'
import { meetingDayOf } from '../store/day.ts'
import { exportWishes } from '../usecases/exportWishes.ts'
import { recordWish } from '../usecases/recordWish.ts'
import { organiserPath } from './frame.tsx'
import { o } from './organiserMessages.ts'
import { organiserPage } from './organiserShared.ts'
import { presentWishes } from './presentWishes.ts'
import { loadEvent, slugParams } from './shared.ts'
import { WishesPage } from './wishesView.tsx'

const at = '/rencontres/:slug/organisation/souhaits'

const wishesPage = async (
  ctx: Ctx,
  event: OpenMapEvent,
  keys: FormKeys,
  shown: { readonly edit?: Typed } = {},
) => {
  const day = await meetingDayOf(ctx.db, ctx.scope, event)
  const edit = shown.edit ?? untouched
  const view = { event, keys, matrix: presentWishes(day), edit }
  const refused = Object.keys(edit.errors).length > 0
  return organiserPage(event, o.wishes.title, <WishesPage view={view} />, refused ? { status: 422 } : {})
}

/** What is already said of the pair that the address names, so that the form opens on it. */
const editOf = async (
  ctx: Ctx,
  event: OpenMapEvent,
  query: { readonly de?: string | undefined; readonly vers?: string | undefined },
): Promise<Typed> => {
  const { de, vers } = query
  if (de === undefined || vers === undefined) return untouched
  const day = await meetingDayOf(ctx.db, ctx.scope, event)
  const said = day.wishes.find(({ fromId, toId }) => fromId === de && toId === vers)
  return { errors: {}, values: { from: de, to: vers, level: said?.level ?? 'none' } }
}

export const wishesRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: at,
    policy: organiserOf(),
    params: slugParams,
    query: z.strictObject({ de: optional(id), vers: optional(id) }),
    load: loadEvent,
    handle: async ({ ctx, resource: { event }, formKeys, query }) =>
      wishesPage(ctx, event, formKeys, { edit: await editOf(ctx, event, query) }),
  }),
  route({
    method: 'POST',
    path: at,
    policy: organiserOf(),
    params: slugParams,
    form: z.strictObject({
      from: z.uuid('Choisissez qui exprime le souhait.'),
      to: z.uuid('Choisissez qui est souhaité.'),
      level: z.enum([...wishLevels, 'none'], 'Choisissez une réponse.'),
    }),
    load: loadEvent,
    handle: async ({ ctx, resource: { event }, formKeys, form: { from, to, level } }) => {
      const wish = { eventId: event.id, fromId: from, toId: to, level: level === 'none' ? null : level }
      const saved = await recordWish(ctx, wish)
      return saved.ok
        ? redirect(organiserPath(event, 'wishes'), { flash: o.wishes.done })
        : wishesPage(ctx, event, formKeys, { edit: refusedForm(saved.refusal, { from, to, level }) })
    },
    invalid: ({ ctx, resource: { event }, formKeys }, invalid) =>
      wishesPage(ctx, event, formKeys, { edit: invalidForm(invalid) }),
  }),
  route({
    method: 'GET',
    path: `${at}/modele.csv`,
    policy: organiserOf(),
    params: slugParams,
    load: loadEvent,
    handle: () =>
      file({
        name: 'souhaits-modele.csv',
        mediaType: 'text/csv',
        body: writeCsv(
          ['De', 'Vers', 'Niveau'],
          [
            ['Acheteur démo 01', 'Structure démo 01', 'prioritaire'],
            ['Structure démo 01', 'Acheteur démo 01', 'souhaité'],
            ['Structure démo 02', 'Acheteur démo 01', 'à éviter'],
          ],
        ),
      }),
  }),
  route({
    method: 'GET',
    path: `${at}/souhaits.xlsx`,
    policy: organiserOf(),
    params: slugParams,
    load: loadEvent,
    handle: async ({ ctx, resource: { event } }) => {
      const { columns, rows } = await exportWishes(ctx, { event })
      return file({
        name: `${event.slug}-souhaits.xlsx`,
        mediaType: XLSX_TYPE,
        body: await writeXlsx([{ name: o.wishes.title, columns, rows }]),
      })
    },
  }),
]
