import type { Site } from '../../accounts/index.ts'
import { lockEvent, type OpenMapEvent, recordOfEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { allocate } from '../domain/allocate.ts'
import type { Refused } from '../domain/refusals.ts'
import { type Equipment, missingFor, type Stand } from '../domain/stand.ts'
import { mailStand } from '../mails/mailStand.ts'
import { t } from '../messages.ts'
import { markRequest } from '../store/requests.ts'
import { freeStandOf, giveStand } from '../store/stands.ts'
import { type Exhibitor, readStands } from './readStands.ts'

type Input = { readonly event: OpenMapEvent; readonly site: Site }

/** Whoever has their stand is not waiting any more. */
const accept = async (ctx: Ctx, { request }: Pick<Exhibitor, 'request'>): Promise<void> => {
  if (request?.state === 'waiting') await markRequest(ctx, request.id, { state: 'accepted', reason: null })
}

/**
 * Gives a stand to a participant, in place of the one they had. What the stand lacks is told, and prevents nothing: the
 * organiser may bring a table.
 */
export const assignStand = async (
  ctx: Ctx,
  {
    event,
    site,
    standId,
    participantId,
  }: Input & { readonly standId: string; readonly participantId: string },
): Promise<Result<{ readonly stand: Stand; readonly missing: readonly Equipment[] }, Refused>> => {
  await lockEvent(ctx, event.id)
  const { stands, exhibitors, others } = await readStands(ctx, event)
  const stand = stands.find(({ id }) => id === standId)
  if (stand === undefined)
    return refuse({ code: 'unknown-stand', field: 'stand', sentence: t.refusals.unknownStand })
  const exhibitor = exhibitors.find(({ participant }) => participant.id === participantId)
  const participant = exhibitor?.participant ?? others.find(({ id }) => id === participantId)
  if (participant === undefined)
    return refuse({
      code: 'unknown-participant',
      field: 'participant',
      sentence: t.refusals.unknownParticipant,
    })
  if (exhibitor?.wanting === false)
    return refuse({ code: 'request-refused', field: 'participant', sentence: t.refusals.requestRefused })
  if (stand.participantId !== null && stand.participantId !== participantId) {
    const holder = exhibitors.find((one) => one.participant.id === stand.participantId)
    const name = holder?.participant.displayName ?? ''
    return refuse({
      code: 'stand-taken',
      field: 'stand',
      sentence: t.refusals.standTaken(stand.number, name),
    })
  }
  const before = exhibitor?.stand ?? null
  const missing = missingFor(stand, exhibitor?.needs ?? [])
  if (before?.id === standId) return ok({ stand, missing })
  await freeStandOf(ctx, event.id, participantId)
  await giveStand(ctx, standId, participantId)
  await accept(ctx, { request: exhibitor?.request ?? null })
  const kind = before === null ? 'given' : 'changed'
  await mailStand(ctx, { site, event, participant, kind, stand, missing })
  await recordOfEvent(ctx, event, {
    action: 'stand.assigned',
    before: { number: before?.number ?? null },
    after: { standId, number: stand.number, participantId, missing: missing.join(', ') },
  })
  return ok({ stand, missing })
}

export type Allocated = {
  readonly given: number
  /** Names of those for whom no stand that is left has what they need. */
  readonly left: readonly string[]
}

/** Gives a stand to everybody who waits for one, as long as one that is free has all that they asked for. */
export const allocateStands = async (
  ctx: Ctx,
  { event, site }: Input,
): Promise<Result<Allocated, Refused>> => {
  await lockEvent(ctx, event.id)
  const { stands, exhibitors } = await readStands(ctx, event)
  const waiting = exhibitors.filter(({ wanting, stand }) => wanting && stand === null)
  const { given, left } = allocate(
    waiting.map(({ participant, needs }) => ({ participantId: participant.id, needs })),
    stands.filter(({ participantId }) => participantId === null),
  )
  if (given.size === 0) return refuse({ code: 'nothing-to-give', sentence: t.refusals.nothingToGive })
  for (const exhibitor of waiting) {
    const { participant } = exhibitor
    const stand = stands.find(({ id }) => id === given.get(participant.id))
    if (stand === undefined) continue
    await giveStand(ctx, stand.id, participant.id)
    await accept(ctx, exhibitor)
    await mailStand(ctx, { site, event, participant, kind: 'given', stand, missing: [] })
  }
  await recordOfEvent(ctx, event, {
    action: 'stands.allocated',
    after: { given: given.size, left: left.length },
  })
  const names = new Map(waiting.map(({ participant }) => [participant.id, participant.displayName]))
  return ok({ given: given.size, left: left.flatMap((id) => names.get(id) ?? []) })
}

/** Takes a stand back; the request stays as it was. */
export const releaseStand = async (
  ctx: Ctx,
  { event, site, standId }: Input & { readonly standId: string },
): Promise<Result<Stand, Refused>> => {
  await lockEvent(ctx, event.id)
  const { stands, exhibitors } = await readStands(ctx, event)
  const stand = stands.find(({ id }) => id === standId)
  const holder = exhibitors.find(({ participant }) => participant.id === stand?.participantId)
  if (stand === undefined || holder === undefined)
    return refuse({ code: 'unknown-stand', sentence: t.refusals.unknownStand })
  const { participant } = holder
  await freeStandOf(ctx, event.id, participant.id)
  await mailStand(ctx, { site, event, participant, kind: 'released', stand, missing: [] })
  await recordOfEvent(ctx, event, {
    action: 'stand.released',
    before: { standId, number: stand.number, participantId: participant.id },
  })
  return ok(stand)
}
