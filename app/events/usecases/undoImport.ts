import type { Ctx } from '../../platform/database/context.ts'
import { oneOf } from '../../platform/kernel/oneOf.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { type Standing, type UndoStep, undoOf } from '../domain/importUndo.ts'
import type { Participant } from '../domain/participant.ts'
import type { Refused } from '../domain/refusals.ts'
import { wishLevels } from '../domain/wish.ts'
import { t } from '../messages.ts'
import { lockEvent } from '../store/events.ts'
import {
  changesOf,
  type EventImport,
  findImport,
  type KeptChange,
  markUndone,
  settleChanges,
} from '../store/imports.ts'
import { recordOfEvent } from '../store/journal.ts'
import { participantsOf, saveParticipants } from '../store/participants.ts'
import { replaceUnavailability, unavailabilityOf } from '../store/plan.ts'
import { deleteParticipants, lockParticipants, pairsPlacedSince, tiesOf } from '../store/ties.ts'
import { lockWishes, removeWish, saveWishes, wishesOf } from '../store/wishes.ts'
import { closedSlots, fingerprint } from './importTrace.ts'

/** One change of an import, and what undoing it would do now. */
export type UndoLine = { readonly change: KeptChange; readonly step: UndoStep }

/** What undoing an import would do now, thing by thing. */
export const planUndo = async (
  ctx: Ctx,
  event: OpenMapEvent,
  made: Pick<EventImport, 'id' | 'kind'>,
): Promise<readonly UndoLine[]> => {
  const changes = await changesOf(ctx.db, ctx.scope, made.id)
  const standing = await standingOf(ctx, event, made)
  return changes.map((change) => ({ change, step: undoOf(change, standing(change)) }))
}

const standingOf = async (
  ctx: Ctx,
  event: OpenMapEvent,
  made: Pick<EventImport, 'id' | 'kind'>,
): Promise<(change: KeptChange) => Standing> => {
  const placed = await pairsPlacedSince(ctx.db, ctx.scope, event.id, made.id)
  if (made.kind === 'wishes') {
    const pairs = new Set(
      placed.flatMap((one) => [pair(one.buyerId, one.supplierId), pair(one.supplierId, one.buyerId)]),
    )
    const said = new Map(
      (await wishesOf(ctx.db, ctx.scope, event.id)).map(({ fromId, toId, level }) => [
        pair(fromId, toId),
        level,
      ]),
    )
    return ({ participantId, toId }) => {
      const key = pair(participantId, toId ?? '')
      return { now: said.get(key) ?? null, ties: [], meetsSince: pairs.has(key), people: [] }
    }
  }
  const participants = new Map(
    (await participantsOf(ctx.db, ctx.scope, event.id)).map((one) => [one.id, one]),
  )
  const closed = closedSlots(await unavailabilityOf(ctx.db, ctx.scope, event.id))
  const tied = await tiesOf(ctx.db, event.id)
  const meeting = new Set(placed.flatMap(({ buyerId, supplierId }) => [buyerId, supplierId]))
  return ({ participantId }) => {
    const one = participants.get(participantId)
    return {
      now: one === undefined ? null : fingerprint(one, closed(participantId)),
      ties: tied.get(participantId) ?? [],
      meetsSince: meeting.has(participantId),
      people: one?.representatives.map(({ id }) => id) ?? [],
    }
  }
}

const pair = (from: string, to: string): string => `${from}>${to}`

export type Undone = { readonly undone: number; readonly kept: number }

/**
 * Undoes an import whole: what it added goes, what it changed comes back as it was. What somebody changed since, or what
 * something hangs on, stays, and the import says which and why.
 */
export const undoImport = async (
  ctx: Ctx,
  { event, importId }: { readonly event: OpenMapEvent; readonly importId: string },
): Promise<Result<Undone, Refused>> => {
  await lockEvent(ctx, event.id)
  const made = await findImport(ctx.db, ctx.scope, event.id, importId)
  if (made === null) return refuse({ code: 'unknown-import', sentence: t.refusals.unknownImport })
  if (!(await markUndone(ctx, importId)))
    return refuse({ code: 'import-undone', sentence: t.refusals.importUndone })
  const named = await changesOf(ctx.db, ctx.scope, importId)
  await lockParticipants(ctx, [
    ...new Set(named.flatMap(({ participantId, toId }) => [participantId, ...(toId === null ? [] : [toId])])),
  ])
  if (made.kind === 'wishes') await lockWishes(ctx, event.id)
  const lines = await planUndo(ctx, event, made)
  const to = (wanted: UndoStep['step']) =>
    lines.filter(({ step }) => step.step === wanted).map(({ change }) => change)
  if (made.kind === 'wishes') await undoWishes(ctx, event, to('remove'), to('restore'))
  else await undoParticipants(ctx, event, to('remove'), to('restore'))
  await settleChanges(
    ctx,
    importId,
    lines.map(({ change, step }) => ({ number: change.number, step })),
  )
  const kept = to('keep').length
  const outcome = { undone: lines.length - kept, kept }
  await recordOfEvent(ctx, event, {
    action: made.kind === 'wishes' ? 'wishes.import-undone' : 'participants.import-undone',
    before: { added: made.added, changed: made.changed },
    after: outcome,
  })
  return ok(outcome)
}

const undoWishes = async (
  ctx: Ctx,
  event: OpenMapEvent,
  added: readonly KeptChange[],
  changed: readonly KeptChange[],
): Promise<void> => {
  for (const { participantId, toId } of added) await removeWish(ctx, participantId, toId ?? '')
  await saveWishes(
    ctx,
    event.id,
    changed.flatMap(({ participantId, toId, before }) =>
      before !== null && 'level' in before && toId !== null
        ? [{ fromId: participantId, toId, level: oneOf(wishLevels, before.level) }]
        : [],
    ),
  )
}

const undoParticipants = async (
  ctx: Ctx,
  event: OpenMapEvent,
  added: readonly KeptChange[],
  changed: readonly KeptChange[],
): Promise<void> => {
  await deleteParticipants(
    ctx,
    added.map(({ participantId }) => participantId),
  )
  const present = new Map((await participantsOf(ctx.db, ctx.scope, event.id)).map((one) => [one.id, one]))
  const back = changed.flatMap(({ participantId, before, people }) => {
    const one = present.get(participantId)
    if (one === undefined || before === null || 'level' in before) return []
    const { unavailable, ...state } = before
    const participant: Participant = { ...one, ...state, representatives: people }
    return [{ participant, unavailable }]
  })
  await saveParticipants(
    ctx,
    event.id,
    back.map(({ participant }) => participant),
  )
  await replaceUnavailability(
    ctx,
    event.id,
    back.map(({ participant }) => participant.id),
    back.flatMap(({ participant, unavailable }) =>
      unavailable.map((slotId) => ({ participantId: participant.id, slotId })),
    ),
  )
}
