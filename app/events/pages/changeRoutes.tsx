import { z } from 'zod'
import type { Ctx } from '../../platform/database/context.ts'
import { id, optionalText, ticked } from '../../platform/http/fields.ts'
import { refusedForm } from '../../platform/http/formState.ts'
import { redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../platform/http/route.ts'
import type { Result } from '../../platform/kernel/result.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { organiserOf } from '../domain/policy.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'
import { meetingDayOf } from '../store/day.ts'
import {
  type Changed,
  moveMeeting,
  placeMeeting,
  redoChange,
  removeMeeting,
  swapMeetings,
  undoChange,
} from '../usecases/changeTimetable.ts'
import { setVideoOfMeeting } from '../usecases/setVideo.ts'
import { organiserPath } from './frame.tsx'
import { loadEvent, slugParams } from './shared.ts'
import { tt } from './timetableMessages.ts'
import { timetablePage } from './timetablePage.tsx'
import { type TimetableViewName, timetableViews } from './timetableView.tsx'

const at = '/rencontres/:slug/organisation/rendez-vous'
const organiser = { policy: organiserOf(), params: slugParams, load: loadEvent } as const
const ofDraft = { version: id, view: z.enum(timetableViews) }
const seenFields = { meeting: id, seenSlot: id, seenTable: id }

const seenOf = (form: { readonly seenSlot: string; readonly seenTable: string }) => ({
  slotId: form.seenSlot,
  tableId: form.seenTable,
})

/** Back to the version with what was done and what to check; or the page again with what was refused. */
const answer = async (
  {
    ctx,
    resource: { event },
    formKeys,
  }: {
    readonly ctx: Ctx
    readonly resource: { readonly event: OpenMapEvent }
    readonly formKeys: FormKeys
  },
  form: { readonly version: string; readonly view: TimetableViewName; readonly meeting?: string },
  changed: Result<Changed, Refused>,
  done: string,
  typed: Readonly<Record<string, string>> = {},
) => {
  const { version, view, meeting } = form
  if (!changed.ok)
    return timetablePage(ctx, event, formKeys, {
      version,
      view,
      meeting,
      typed: refusedForm(changed.refusal, typed),
    })
  const day = await meetingDayOf(ctx.db, ctx.scope, event)
  const names = new Map(day.participants.map((one) => [one.id, one.displayName]))
  const sentences = new Set(
    changed.value.warnings.map(({ code, participantId }) =>
      t.warnings[code](names.get(participantId ?? '') ?? ''),
    ),
  )
  return redirect(organiserPath(event, 'timetable', `?version=${version}&vue=${view}#plan`), {
    flash: sentences.size === 0 ? done : tt.warned(done, [...sentences].join(' ')),
  })
}

/** What an organiser does to a draft by hand. */
export const changeRoutes: readonly Route[] = [
  route({
    ...organiser,
    method: 'POST',
    path: `${at}/rendez-vous`,
    form: z.strictObject({ ...ofDraft, ...seenFields, slot: id, table: id, pinned: ticked }),
    handle: async (request) => {
      const { form, resource } = request
      const moved = await moveMeeting(request.ctx, {
        eventId: resource.event.id,
        versionId: form.version,
        meetingId: form.meeting,
        slotId: form.slot,
        tableId: form.table,
        pinned: form.pinned,
        seen: seenOf(form),
      })
      return answer(request, form, moved, tt.moved)
    },
  }),
  route({
    ...organiser,
    method: 'POST',
    path: `${at}/echange`,
    form: z.strictObject({ ...ofDraft, meeting: id, other: z.uuid('Choisissez l’autre rendez-vous.') }),
    handle: async (request) => {
      const { form, resource } = request
      const swapped = await swapMeetings(request.ctx, {
        eventId: resource.event.id,
        versionId: form.version,
        meetingId: form.meeting,
        otherId: form.other,
      })
      return answer(request, form, swapped, tt.swapped)
    },
  }),
  route({
    ...organiser,
    method: 'POST',
    path: `${at}/visio`,
    form: z.strictObject({ ...ofDraft, meeting: id, video: optionalText(500) }),
    handle: async ({ ctx, resource: { event }, formKeys, form }) => {
      const { version, view, meeting, video = null } = form
      const set = await setVideoOfMeeting(ctx, {
        event,
        versionId: version,
        meetingId: meeting,
        address: video,
      })
      if (set.ok)
        return redirect(organiserPath(event, 'timetable', `?version=${version}&vue=${view}#plan`), {
          flash: set.value === null ? tt.videoRemoved : tt.videoSet,
        })
      const typed = refusedForm(set.refusal, { video: video ?? '' })
      return timetablePage(ctx, event, formKeys, { version, view, meeting, typed })
    },
  }),
  route({
    ...organiser,
    method: 'POST',
    path: `${at}/retrait`,
    form: z.strictObject({ ...ofDraft, ...seenFields }),
    handle: async (request) => {
      const { form, resource } = request
      const removed = await removeMeeting(request.ctx, {
        eventId: resource.event.id,
        versionId: form.version,
        meetingId: form.meeting,
        seen: seenOf(form),
      })
      return answer(request, form, removed, tt.removed)
    },
  }),
  route({
    ...organiser,
    method: 'POST',
    path: `${at}/placement`,
    form: z.strictObject({
      ...ofDraft,
      pair: z.string().regex(/^[\da-f-]{36}\.[\da-f-]{36}$/, 'Choisissez les deux participants.'),
      slot: id,
      table: id,
    }),
    handle: async (request) => {
      const { form, resource } = request
      const [buyerId = '', supplierId = ''] = form.pair.split('.')
      const placed = await placeMeeting(request.ctx, {
        eventId: resource.event.id,
        versionId: form.version,
        buyerId,
        supplierId,
        slotId: form.slot,
        tableId: form.table,
      })
      const { pair, slot, table } = form
      return answer(request, form, placed, tt.placed, { pair, slot, table })
    },
  }),
  route({
    ...organiser,
    method: 'POST',
    path: `${at}/etape`,
    form: z.strictObject({ ...ofDraft, way: z.enum(['undo', 'redo']) }),
    handle: async (request) => {
      const { form, resource } = request
      const travel = form.way === 'undo' ? undoChange : redoChange
      const done = await travel(request.ctx, { eventId: resource.event.id, versionId: form.version })
      const { undone, redone } = tt.steps
      return answer(request, form, done, form.way === 'undo' ? undone : redone)
    },
  }),
]
