import { z } from 'zod'
import { id, jsonField } from '../../platform/http/fields.ts'
import { invalidForm, refusedForm } from '../../platform/http/formState.ts'
import { optional } from '../../platform/http/input.ts'
import { json, redirect } from '../../platform/http/reply.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { organiserOf } from '../domain/policy.ts'
import type { BoardRefusal } from '../islands/boardProtocol.ts'
import { t } from '../messages.ts'
import { changeBoard } from '../usecases/changeBoard.ts'
import { allowMeeting, forbidMeeting } from '../usecases/forbidMeeting.ts'
import { readBoard } from '../usecases/readBoard.ts'
import { boardAnswer, boardData, boardState } from './boardData.ts'
import { bt } from './boardMessages.ts'
import { organiserPath } from './frame.tsx'
import { loadEvent, slugParams } from './shared.ts'
import { timetablePage } from './timetablePage.tsx'

const at = '/rencontres/:slug/organisation/rendez-vous'
const organiser = { policy: organiserOf(), params: slugParams, load: loadEvent } as const

const one = z.uuid()
const seen = z.strictObject({ slotId: one, tableId: one })
const gesture = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('move'),
    meeting: one,
    slot: one,
    table: one,
    pinned: z.boolean().optional(),
    seen,
  }),
  z.strictObject({ kind: z.literal('swap'), meeting: one, other: one, seen, otherSeen: seen }),
  z.strictObject({ kind: z.literal('remove'), meeting: one, seen }),
  z.strictObject({ kind: z.literal('place'), buyer: one, supplier: one, slot: one, table: one }),
  z.strictObject({ kind: z.enum(['undo', 'redo']) }),
  z.strictObject({ kind: z.literal('forbid'), buyer: one, supplier: one, slot: one.nullable() }),
  z.strictObject({ kind: z.literal('allow'), forbid: one }),
])

/** The board of a draft: told as a whole, then changed one gesture at a time. */
export const boardRoutes: readonly Route[] = [
  route({
    ...organiser,
    method: 'GET',
    path: `${at}/plateau.json`,
    query: z.strictObject({ version: optional(id), repere: optional(z.string().max(200)) }),
    handle: async ({ ctx, resource: { event }, query }) => {
      const read = await readBoard(ctx, event, query.version)
      if (read === null) return json({ sentence: t.refusals.unknownVersion }, { status: 404 })
      return json(query.repere === read.stamp ? null : boardData(read))
    },
  }),
  route({
    ...organiser,
    method: 'POST',
    path: `${at}/plateau`,
    form: z.strictObject({
      version: id,
      stamp: z.string().max(200),
      gesture: jsonField(gesture, bt.unreadable),
    }),
    handle: async ({ ctx, resource: { event }, form }) => {
      const done = await changeBoard(ctx, {
        event,
        versionId: form.version,
        stamp: form.stamp,
        gesture: form.gesture,
      })
      if (done.ok) return json(boardAnswer(done.value))
      const read = await readBoard(ctx, event, form.version)
      const refusal: BoardRefusal = {
        sentence: done.refusal.sentence,
        state: read === null ? null : boardState(read),
      }
      return json(refusal, { status: 409 })
    },
  }),
  route({
    ...organiser,
    method: 'POST',
    path: `${at}/interdits`,
    form: z.strictObject({
      buyer: z.uuid('Choisissez l’acheteur.'),
      supplier: z.uuid('Choisissez la structure.'),
      slot: optional(id),
    }),
    handle: async ({ ctx, resource: { event }, formKeys, form }) => {
      const { buyer, supplier, slot } = form
      const done = await forbidMeeting(ctx, {
        event,
        buyerId: buyer,
        supplierId: supplier,
        slotId: slot ?? null,
      })
      if (done.ok) return redirect(organiserPath(event, 'timetable', '#interdits'), { flash: bt.forbidden })
      const typed = refusedForm(done.refusal, { buyer, supplier, slot: slot ?? '' })
      return timetablePage(ctx, event, formKeys, { typed })
    },
    invalid: ({ ctx, resource: { event }, formKeys }, invalid) =>
      timetablePage(ctx, event, formKeys, { typed: invalidForm(invalid) }),
  }),
  route({
    ...organiser,
    method: 'POST',
    path: `${at}/interdits/:id/retrait`,
    params: slugParams.extend({ id: z.uuid() }),
    form: z.strictObject({}),
    handle: async ({ ctx, resource: { event }, params }) => {
      const done = await allowMeeting(ctx, { event, forbidId: params.id })
      return redirect(organiserPath(event, 'timetable', '#interdits'), {
        flash: done.ok ? bt.allowed : done.refusal.sentence,
      })
    },
  }),
]
