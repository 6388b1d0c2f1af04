import { z } from 'zod'
import { id, optionalText, wholeNumber } from '../../platform/http/fields.ts'
import { invalidForm, refusedForm } from '../../platform/http/formState.ts'
import { optional } from '../../platform/http/input.ts'
import { json, redirect } from '../../platform/http/reply.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { organiserOf } from '../domain/policy.ts'
import { latestRun } from '../store/runs.ts'
import { askTimetable, stopTimetable } from '../usecases/askTimetable.ts'
import { publishTimetable } from '../usecases/publishTimetable.ts'
import { renameVersion } from '../usecases/renameVersion.ts'
import { boardRoutes } from './boardRoutes.tsx'
import { changeRoutes } from './changeRoutes.tsx'
import { organiserPath } from './frame.tsx'
import { presentRun } from './presentRun.ts'
import { rt } from './runMessages.ts'
import { loadEvent, slugParams } from './shared.ts'
import { budgets } from './timetableForms.tsx'
import { tt } from './timetableMessages.ts'
import { timetablePage } from './timetablePage.tsx'
import { timetableViews } from './timetableView.tsx'

const at = '/rencontres/:slug/organisation/rendez-vous'

export const timetableRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: at,
    policy: organiserOf(),
    params: slugParams,
    query: z.strictObject({
      version: optional(id),
      vue: optional(z.enum(timetableViews)),
      rendezvous: optional(id),
      avec: optional(id),
    }),
    load: loadEvent,
    handle: ({ ctx, resource: { event }, formKeys, query }) =>
      timetablePage(ctx, event, formKeys, {
        version: query.version,
        view: query.vue,
        meeting: query.rendezvous,
        against: query.avec,
      }),
  }),
  route({
    method: 'POST',
    path: at,
    policy: organiserOf(),
    params: slugParams,
    form: z.strictObject({
      seed: wholeNumber(0, 2_147_483_647),
      seconds: z.enum(budgets, 'Choisissez un temps de calcul.'),
      keepPinsOf: optional(id),
    }),
    load: loadEvent,
    handle: async ({ ctx, resource: { event }, formKeys, form: { seed, seconds, keepPinsOf } }) => {
      const asked = await askTimetable(ctx, { eventId: event.id, seed, seconds: Number(seconds), keepPinsOf })
      if (asked.ok) return redirect(organiserPath(event, 'timetable'), { flash: rt.asked })
      return timetablePage(ctx, event, formKeys, {
        typed: refusedForm(asked.refusal, { seed: String(seed), seconds }),
      })
    },
    invalid: ({ ctx, resource: { event }, formKeys }, invalid) =>
      timetablePage(ctx, event, formKeys, { typed: invalidForm(invalid) }),
  }),
  route({
    method: 'GET',
    path: `${at}/calcul.json`,
    policy: organiserOf(),
    params: slugParams,
    load: loadEvent,
    handle: async ({ ctx, resource: { event } }) => {
      const run = await latestRun(ctx.db, ctx.scope, event.id)
      return json(run === null ? null : presentRun(run, toDate(ctx.clock.now())))
    },
  }),
  route({
    method: 'POST',
    path: `${at}/arret`,
    policy: organiserOf(),
    params: slugParams,
    form: z.strictObject({}),
    load: loadEvent,
    handle: async ({ ctx, resource: { event } }) => {
      const stopped = await stopTimetable(ctx, event)
      return redirect(organiserPath(event, 'timetable'), {
        flash: stopped.ok ? rt.stopped : stopped.refusal.sentence,
      })
    },
  }),
  route({
    method: 'POST',
    path: `${at}/nom`,
    policy: organiserOf(),
    params: slugParams,
    form: z.strictObject({ version: id, title: optionalText(80) }),
    load: loadEvent,
    handle: async ({ ctx, resource: { event }, form: { version, title } }) => {
      const done = await renameVersion(ctx, { event, versionId: version, name: title ?? null })
      return redirect(organiserPath(event, 'timetable', `?version=${version}`), {
        flash: done.ok ? tt.renamed : done.refusal.sentence,
      })
    },
  }),
  ...changeRoutes,
  ...boardRoutes,
  route({
    method: 'POST',
    path: `${at}/publication`,
    policy: organiserOf(),
    params: slugParams,
    form: z.strictObject({ version: id, name: optionalText(80) }),
    load: loadEvent,
    handle: async ({ ctx, resource: { event }, formKeys, form: { version, name } }) => {
      const done = await publishTimetable(ctx, { eventId: event.id, versionId: version, name })
      if (!done.ok) {
        return timetablePage(ctx, event, formKeys, {
          version,
          typed: refusedForm(done.refusal, { name: name ?? '' }),
        })
      }
      const { version: published, diff } = done.value
      return redirect(organiserPath(event, 'timetable', `?version=${published.id}`), {
        flash: tt.published(published.number, diff.changedParticipantIds.length),
      })
    },
    invalid: ({ ctx, resource: { event }, formKeys }, invalid) =>
      timetablePage(ctx, event, formKeys, { version: invalid.typed.version, typed: invalidForm(invalid) }),
  }),
]
