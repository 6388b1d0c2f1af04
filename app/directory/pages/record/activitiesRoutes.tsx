import { z } from 'zod'
import type { Ctx } from '../../../platform/database/context.ts'
import { invalidForm, refusedForm, type Typed } from '../../../platform/http/formState.ts'
import { optional } from '../../../platform/http/input.ts'
import { type Reply, redirect } from '../../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../../platform/http/route.ts'
import { recordEditor } from '../../domain/policy.ts'
import { same } from '../../domain/revision.ts'
import type { Activity, Structure } from '../../domain/structure.ts'
import { changeStructure } from '../../usecases/changeStructure.ts'
import { ActivitiesPage } from './activitiesView.tsx'
import { type ActivityForm, activityShape, activityValues, readActivity } from './activityForm.ts'
import { editPage } from './editFrame.tsx'
import { e } from './editMessages.ts'
import { editPath } from './paths.ts'
import { communesOf, loadStructure, slugParams } from './recordRoutes.tsx'
import { versionField } from './sectionRoutes.tsx'

const w = e.activities
const MOST = 40
const at = '/structures/:slug/modifier/activites'
const common = { policy: recordEditor(), load: loadStructure } as const
const rank = z.coerce.number().int().min(1).max(MOST)
const rankParams = slugParams.extend({ rank })
const addForm = z.strictObject({ ...activityShape, version: versionField })
const bareForm = z.strictObject({ version: versionField })

type Shown = { readonly editing: number | null; readonly typed: Typed; readonly status?: number }

const listPage = async (ctx: Ctx, structure: Structure, keys: FormKeys, shown: Shown): Promise<Reply> =>
  editPage(
    structure,
    'activities',
    <ActivitiesPage view={{ structure, communes: await communesOf(ctx, structure), keys, ...shown }} />,
    shown.status ?? 200,
  )

const valuesOf = ({ km, departments, communes, ...form }: ActivityForm): Typed['values'] => ({
  ...form,
  departments: departments ?? '',
  communes: communes ?? '',
  km: km === undefined ? '' : String(km),
})

/** Saves the whole list. A list that somebody changed meanwhile is shown anew: a rank may name another activity there. */
const save = async (ctx: Ctx, structure: Structure, activities: readonly Activity[], version: number) =>
  changeStructure(ctx, { structureId: structure.id, change: { activities }, cause: 'edited', version })

const written = async (
  ctx: Ctx,
  structure: Structure,
  keys: FormKeys,
  form: ActivityForm & { readonly version: number },
  editing: number | null,
): Promise<Reply> => {
  const again = (refusal: { readonly field?: string; readonly sentence: string }, status = 422) =>
    listPage(ctx, structure, keys, { editing, typed: refusedForm(refusal, valuesOf(form)), status })
  if (editing !== null && structure.activities[editing - 1] === undefined)
    return again({ sentence: w.gone }, 409)
  const read = await readActivity(ctx, form, structure.department === null ? [] : [structure.department])
  if (!read.ok) return again(read.refusal)
  const others = structure.activities.filter((_, index) => index + 1 !== editing)
  if (others.some((one) => same({ ...one, deduced: false }, read.value)))
    return again({ field: 'sector', sentence: w.repeated })
  if (others.length >= MOST) return again({ sentence: w.tooMany(MOST) })
  const activities =
    editing === null
      ? [...structure.activities, read.value]
      : structure.activities.map((one, index) => (index + 1 === editing ? read.value : one))
  const saved = await save(ctx, structure, activities, form.version)
  return saved.ok
    ? redirect(editPath(structure, 'activities'), { flash: saved.value.changed ? e.saved : e.unchanged })
    : again(saved.refusal, 409)
}

/** A button beside one activity. */
const rankRoute = (
  word: string,
  change: (activities: readonly Activity[], rank: number) => readonly Activity[],
  flash: string,
): Route =>
  route({
    ...common,
    method: 'POST',
    path: `${at}/:rank/${word}`,
    params: rankParams,
    form: bareForm,
    handle: async ({ ctx, resource: { structure }, params, formKeys, form }) => {
      const gone = structure.activities[params.rank - 1] === undefined
      const refusal = { sentence: w.gone }
      const saved = gone
        ? ({ ok: false, refusal } as const)
        : await save(ctx, structure, change(structure.activities, params.rank), form.version)
      return saved.ok
        ? redirect(editPath(structure, 'activities'), { flash })
        : listPage(ctx, structure, formKeys, {
            editing: null,
            typed: refusedForm(saved.refusal, {}),
            status: 409,
          })
    },
  })

export const activitiesRoutes: readonly Route[] = [
  route({
    ...common,
    method: 'GET',
    path: at,
    params: slugParams,
    query: z.strictObject({ rang: optional(rank) }),
    handle: async ({ ctx, resource: { structure }, query: { rang }, formKeys }) => {
      const edited = rang === undefined ? undefined : structure.activities[rang - 1]
      return listPage(ctx, structure, formKeys, {
        editing: edited === undefined ? null : (rang ?? null),
        typed: {
          errors: {},
          values: edited === undefined ? {} : activityValues(edited, await communesOf(ctx, structure)),
        },
      })
    },
  }),
  route({
    ...common,
    method: 'POST',
    path: at,
    params: slugParams,
    form: addForm,
    handle: ({ ctx, resource: { structure }, formKeys, form }) =>
      written(ctx, structure, formKeys, form, null),
    invalid: ({ ctx, resource: { structure }, formKeys }, invalid) =>
      listPage(ctx, structure, formKeys, { editing: null, typed: invalidForm(invalid), status: 422 }),
  }),
  rankRoute('retrait', (activities, rank) => activities.filter((_, index) => index + 1 !== rank), w.removed),
  rankRoute(
    'confirmation',
    (activities, rank) =>
      activities.map((one, index) => (index + 1 === rank ? { ...one, deduced: false } : one)),
    w.confirmed,
  ),
  route({
    ...common,
    method: 'POST',
    path: `${at}/:rank`,
    params: rankParams,
    form: addForm,
    handle: ({ ctx, resource: { structure }, params, formKeys, form }) =>
      written(ctx, structure, formKeys, form, params.rank),
    invalid: ({ ctx, resource: { structure }, params, formKeys }, invalid) =>
      listPage(ctx, structure, formKeys, { editing: params.rank, typed: invalidForm(invalid), status: 422 }),
  }),
]
