import { sectorCodes } from '../../directory/index.ts'
import {
  chooseDelegation,
  type Delegation,
  type OpenMapEvent,
  recordAvailability,
  recordOfEvent,
  recordWishes,
  type WishLevel,
} from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { today } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { tidy } from '../../platform/kernel/text.ts'
import type { AmountBand, StatedNeed } from '../domain/need.ts'
import type { Refused } from '../domain/refusals.ts'
import { type MeetingRules, stillOpen } from '../domain/rules.ts'
import { t } from '../messages.ts'
import { lockParties } from '../store/grid.ts'
import { needsOf, removeNeed, saveNeed, saveOffer } from '../store/needs.ts'
import { rulesOf, saveRules } from '../store/rules.ts'

type Own = { readonly event: OpenMapEvent; readonly participantId: string }

/** Does something that only a party may do for itself, while the organiser lets them. The caller proved who it is. */
const whileOpen = <T>(
  ctx: Ctx,
  { event }: Own,
  work: () => Promise<Result<T, Refused>>,
): Promise<Result<T, Refused>> =>
  asSystem(ctx, async () => {
    const rules = await rulesOf(ctx.db, ctx.scope, event.id)
    return stillOpen(rules, event, today(ctx.clock, event.zone).toString())
      ? work()
      : refuse({ code: 'wishes-closed', sentence: t.refusals.wishesClosed })
  })

/** Everything a party says of the others, at once; those left out are not mentioned any more. */
export const sayWishes = (
  ctx: Ctx,
  input: Own & {
    readonly levels: ReadonlyMap<string, WishLevel | null>
  },
): Promise<Result<number, Refused>> =>
  whileOpen(ctx, input, async () => {
    const { event, participantId, levels } = input
    const said = [...levels].map(([toId, level]) => ({ toId, level }))
    const saved = await recordWishes(ctx, { eventId: event.id, fromId: participantId, said })
    return saved.ok ? saved : refuse({ code: 'unknown-party', sentence: saved.refusal.sentence })
  })

/** The slots that a party keeps closed. */
export const sayAvailability = (
  ctx: Ctx,
  input: Own & { readonly closedSlotIds: readonly string[] },
): Promise<Result<null, Refused>> =>
  whileOpen(ctx, input, async () => {
    const saved = await recordAvailability(ctx, {
      eventId: input.event.id,
      participantId: input.participantId,
      unavailableSlotIds: input.closedSlotIds,
    })
    return saved.ok ? ok(null) : refuse({ code: 'unknown-slot', sentence: saved.refusal.sentence })
  })

/** Whether the representatives of a party share its meetings. */
export const sayDelegation = (
  ctx: Ctx,
  input: Own & { readonly delegation: Delegation },
): Promise<Result<null, Refused>> =>
  whileOpen(ctx, input, async () => {
    const saved = await chooseDelegation(ctx, input)
    return saved.ok ? ok(null) : refuse({ code: 'unknown-party', sentence: saved.refusal.sentence })
  })

/** A buyer states this many needs at most. */
export const MOST_NEEDS = 12

export type NeedForm = {
  readonly title: string
  readonly sector: string
  readonly departments: readonly string[]
  readonly quarter: string | null
  readonly amountBand: AmountBand | null
}

/** A buyer says what it will buy: structures that do it are then suggested to it, and it to them. */
export const stateNeed = (
  ctx: Ctx,
  input: Own & { readonly form: NeedForm },
): Promise<Result<StatedNeed, Refused>> =>
  whileOpen(ctx, input, async () => {
    const { event, participantId, form } = input
    if (!sectorCodes.some((code) => code === form.sector))
      return refuse({ code: 'sector-unknown', field: 'sector', sentence: t.refusals.sectorUnknown })
    await lockParties(ctx, [participantId])
    const own = (await needsOf(ctx.db, ctx.scope, event.id)).filter(
      (one) => one.participantId === participantId,
    )
    if (own.length >= MOST_NEEDS)
      return refuse({ code: 'too-many-needs', field: 'title', sentence: t.refusals.tooManyNeeds(MOST_NEEDS) })
    const need: StatedNeed = { ...form, id: newId(), participantId, title: tidy(form.title) }
    await saveNeed(ctx, event.id, need)
    await recordOfEvent(ctx, event, {
      action: 'need.stated',
      after: { needId: need.id, participantId, sector: need.sector },
    })
    return ok(need)
  })

export const withdrawNeed = (
  ctx: Ctx,
  input: Own & { readonly needId: string },
): Promise<Result<boolean, Refused>> =>
  whileOpen(ctx, input, async () => {
    const { event, participantId, needId } = input
    const gone = await removeNeed(ctx, participantId, needId)
    if (gone) await recordOfEvent(ctx, event, { action: 'need.withdrawn', before: { needId, participantId } })
    return ok(gone)
  })

/** A structure says what it does and where, beside its record. */
export const stateOffer = (
  ctx: Ctx,
  input: Own & { readonly sectors: readonly string[]; readonly departments: readonly string[] },
): Promise<Result<null, Refused>> =>
  whileOpen(ctx, input, async () => {
    const { event, participantId, sectors, departments } = input
    await saveOffer(ctx, event.id, { participantId, sectors: [...sectors], departments: [...departments] })
    await recordOfEvent(ctx, event, {
      action: 'offer.stated',
      after: { participantId, sectors: sectors.join(', '), departments: departments.join(', ') },
    })
    return ok(null)
  })

/** How the organiser wants meetings to be made. */
export const editRules = async (
  ctx: Ctx,
  input: { readonly event: OpenMapEvent; readonly rules: MeetingRules },
): Promise<Result<null, Refused>> => {
  const { event, rules } = input
  if (rules.wishesUntil !== null && rules.wishesUntil > event.day)
    return refuse({ code: 'date-invalid', field: 'wishesUntil', sentence: t.refusals.dateAfterDay })
  const before = await rulesOf(ctx.db, ctx.scope, event.id)
  await saveRules(ctx, event.id, rules)
  await recordOfEvent(ctx, event, {
    action: 'meeting-rules.saved',
    before: { mode: before.mode, wishesUntil: before.wishesUntil },
    after: { mode: rules.mode, wishesUntil: rules.wishesUntil },
  })
  return ok(null)
}
