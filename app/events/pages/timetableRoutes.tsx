import { z } from 'zod'
import type { Ctx } from '../../platform/database/context.ts'
import { id, optionalText, ticked, wholeNumber } from '../../platform/http/fields.ts'
import { optional } from '../../platform/http/input.ts'
import { redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../platform/http/route.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { organiserOf } from '../domain/policy.ts'
import { proofLine } from '../domain/proofLine.ts'
import { t } from '../messages.ts'
import { loadTimetable } from '../usecases/loadTimetable.ts'
import { moveMeeting } from '../usecases/moveMeeting.ts'
import { proposeTimetable } from '../usecases/proposeTimetable.ts'
import { publishTimetable } from '../usecases/publishTimetable.ts'
import { organiserPath } from './frame.tsx'
import { o } from './organiserMessages.ts'
import { invalidForm, organiserPage, refusedForm, type Typed, untouched } from './organiserShared.ts'
import { versionLines } from './presentTimetable.ts'
import { loadEvent, slugParams } from './shared.ts'
import { budgets } from './timetableForms.tsx'
import { TimetablePage, type TimetableViewName, timetableViews } from './timetableView.tsx'

const at = '/rencontres/:slug/organisation/rendez-vous'

type Shown = {
  readonly version?: string | undefined
  readonly view?: TimetableViewName | undefined
  readonly meeting?: string | undefined
  readonly typed?: Typed
}

const timetablePage = async (ctx: Ctx, event: OpenMapEvent, keys: FormKeys, shown: Shown = {}) => {
  const { source, versions, pins, stale } = await loadTimetable(ctx, event, shown.version)
  const typed = shown.typed ?? untouched
  const draft = source?.version.state === 'draft'
  const page = {
    event,
    keys,
    source,
    versions: versionLines(versions, event.zone),
    view: shown.view ?? 'participants',
    errors: Object.fromEntries(
      Object.entries(typed.errors).flatMap(([field, sentence]) => (sentence ? [[field, sentence]] : [])),
    ),
    values: typed.values,
    pins,
    draft,
    stale,
    moving: draft && shown.meeting !== undefined,
    chosen: draft ? (source.meetings.find((meeting) => meeting.id === shown.meeting) ?? null) : null,
  } as const
  return organiserPage(event, o.timetable.title, <TimetablePage page={page} />, {
    wide: true,
    ...(shown.typed === undefined ? {} : { status: 422 }),
  })
}

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
    }),
    load: loadEvent,
    handle: ({ ctx, resource: { event }, formKeys, query }) =>
      timetablePage(ctx, event, formKeys, {
        version: query.version,
        view: query.vue,
        meeting: query.rendezvous,
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
      const proposed = await proposeTimetable(ctx, {
        eventId: event.id,
        seed,
        seconds: Number(seconds),
        ...(keepPinsOf === undefined ? {} : { keepPinsOf }),
      })
      if (proposed.ok) {
        const { id: version, number } = proposed.value
        return redirect(organiserPath(event, 'timetable', `?version=${version}`), {
          flash: o.timetable.proposed(number, proofLine(proposed.value)),
        })
      }
      return timetablePage(ctx, event, formKeys, {
        typed: refusedForm(proposed.refusal, { seed: String(seed), seconds }),
      })
    },
    invalid: ({ ctx, resource: { event }, formKeys }, invalid) =>
      timetablePage(ctx, event, formKeys, { typed: invalidForm(invalid) }),
  }),
  route({
    method: 'POST',
    path: `${at}/rendez-vous`,
    policy: organiserOf(),
    params: slugParams,
    form: z.strictObject({
      version: id,
      meeting: id,
      slot: id,
      table: id,
      pinned: ticked,
      view: z.enum(timetableViews),
    }),
    load: loadEvent,
    handle: async ({ ctx, resource: { event }, formKeys, form }) => {
      const { version, meeting, slot, table, pinned, view } = form
      const move = {
        eventId: event.id,
        versionId: version,
        meetingId: meeting,
        slotId: slot,
        tableId: table,
        pinned,
      }
      const moved = await moveMeeting(ctx, move)
      if (!moved.ok) {
        return timetablePage(ctx, event, formKeys, {
          version,
          view,
          meeting,
          typed: refusedForm(moved.refusal, {}),
        })
      }
      const { source } = await loadTimetable(ctx, event, version)
      const names = new Map(source?.day.participants.map((one) => [one.id, one.displayName]))
      const sentences = moved.value.warnings.map(({ code, participantId }) =>
        t.warnings[code](names.get(participantId ?? '') ?? ''),
      )
      return redirect(organiserPath(event, 'timetable', `?version=${version}&vue=${view}#plan`), {
        flash:
          sentences.length === 0
            ? o.timetable.moved
            : o.timetable.movedWarned([...new Set(sentences)].join(' ')),
      })
    },
  }),
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
        flash: o.timetable.published(published.number, diff.changedParticipantIds.length),
      })
    },
    invalid: ({ ctx, resource: { event }, formKeys }, invalid) =>
      timetablePage(ctx, event, formKeys, { version: invalid.typed.version, typed: invalidForm(invalid) }),
  }),
]
