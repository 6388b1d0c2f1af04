import {
  meetingDayOf,
  meetingsOf,
  type OpenMapEvent,
  publishedVersion,
  sideOf,
  weightOf,
} from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { Refused } from '../domain/refusals.ts'
import { type PartyResources, resourcesOf, type Taken } from '../domain/request.ts'
import { t } from '../messages.ts'
import { takenOf } from '../store/grid.ts'

/** Two parties who could meet, and all that decides when. */
export type Pair = {
  readonly buyer: PartyResources
  readonly supplier: PartyResources
  readonly slots: readonly { readonly id: string }[]
  readonly tableIds: readonly string[]
  readonly taken: readonly Taken[]
  readonly tablesOfBuyer: readonly string[]
  readonly weight: number
}

/** Reads two parties, or says why they may not meet: same side, a refusal, a quota, a meeting already there. */
export const readPair = async (
  ctx: Ctx,
  event: OpenMapEvent,
  oneId: string,
  otherId: string,
): Promise<Result<Pair, Refused>> => {
  const day = await meetingDayOf(ctx.db, ctx.scope, event)
  const both = [oneId, otherId].flatMap((id) => day.participants.find((one) => one.id === id) ?? [])
  const buyer = both.find(({ role }) => sideOf(role) === 'buyer')
  const supplier = both.find(({ role }) => sideOf(role) === 'supplier')
  if (both.length < 2) return refuse({ code: 'unknown-party', sentence: t.refusals.unknownParty })
  if (buyer === undefined || supplier === undefined)
    return refuse({ code: 'same-side', sentence: t.refusals.sameSide })
  const said = (fromId: string, toId: string) =>
    day.wishes.find((wish) => wish.fromId === fromId && wish.toId === toId)?.level
  const levels = [said(buyer.id, supplier.id), said(supplier.id, buyer.id)] as const
  if (levels.includes('no')) return refuse({ code: 'refused', sentence: t.refusals.refused })
  const version = await publishedVersion(ctx, event.id)
  const meetings = version === null ? [] : await meetingsOf(ctx.db, ctx.scope, version)
  if (meetings.some((one) => one.buyerId === buyer.id && one.supplierId === supplier.id))
    return refuse({ code: 'already-meeting', sentence: t.refusals.alreadyMeeting })
  for (const party of [buyer, supplier]) {
    const limit = party.quota ?? (party === buyer ? day.buyerQuota : day.supplierQuota)
    const held = meetings.filter((one) => one.buyerId === party.id || one.supplierId === party.id).length
    if (limit !== null && held >= limit)
      return refuse({ code: 'quota-reached', sentence: t.refusals.quotaReached(party.displayName, limit) })
  }
  return ok({
    buyer: resourcesOf(buyer, day.unavailable),
    supplier: resourcesOf(supplier, day.unavailable),
    slots: day.slots,
    tableIds: day.tables.map(({ id }) => id),
    taken: await takenOf(ctx.db, ctx.scope, event.id),
    tablesOfBuyer: meetings.filter((one) => one.buyerId === buyer.id).map(({ tableId }) => tableId),
    weight: weightOf(levels[0], levels[1], day.weights) ?? day.weights.silent * day.weights.silent,
  })
}
