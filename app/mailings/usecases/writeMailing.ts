import { type EventSegment, lockEvent, type OpenMapEvent, recordOfEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { localOf } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { judgeForm, type Mailing, type MailingForm, MOST_PER_DAY } from '../domain/mailing.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'
import { deleteDraft, findMailing, mailingsOf, markMailing, writeDraft } from '../store/mailings.ts'
import { insertRecipients } from '../store/recipients.ts'
import { gatherRecipients } from './gatherRecipients.ts'

type Named = { readonly event: OpenMapEvent; readonly mailingId: string }

/** Fact that a mailing leaves: its reaction writes the mails. */
export const MAILING_CONFIRMED = 'MailingConfirmed'

const authorOf = ({ actor }: Ctx): string | null => (actor.kind === 'person' ? actor.personId : null)

/** The draft as it stands now; nobody else changes or sends it until the end of the transaction. */
const hold = async (ctx: Ctx, { event, mailingId }: Named): Promise<Result<Mailing, Refused>> => {
  await lockEvent(ctx, event.id)
  const mailing = await findMailing(ctx.db, ctx.scope, event.id, mailingId)
  if (mailing === null) return refuse({ code: 'unknown-mailing', sentence: t.refusals.unknownMailing })
  return mailing.state === 'draft'
    ? ok(mailing)
    : refuse({ code: 'not-draft', sentence: t.refusals.notDraft })
}

/** Keeps a draft, new or changed. */
export const saveDraft = async (
  ctx: Ctx,
  input: {
    readonly event: OpenMapEvent
    readonly mailingId: string | null
    readonly form: MailingForm
    readonly segments: readonly EventSegment[]
  },
): Promise<Result<string, Refused>> => {
  const { event, mailingId, form, segments } = input
  const judged = judgeForm(form)
  if (!judged.ok) return judged
  if (!segments.some(({ code }) => code === form.segment))
    return refuse({ code: 'unknown-segment', field: 'segment', sentence: t.refusals.unknownSegment })
  if (mailingId !== null) {
    const held = await hold(ctx, { event, mailingId })
    if (!held.ok) return held
  }
  const id = mailingId ?? newId()
  await writeDraft(ctx, { ...judged.value, id, eventId: event.id, authorId: authorOf(ctx) })
  await recordOfEvent(ctx, event, {
    action: 'mailing.saved',
    after: { mailingId: id, segment: form.segment },
  })
  return ok(id)
}

export const dropDraft = async (ctx: Ctx, input: Named): Promise<Result<null, Refused>> => {
  const held = await hold(ctx, input)
  if (!held.ok) return held
  await deleteDraft(ctx, input.mailingId)
  await recordOfEvent(ctx, input.event, { action: 'mailing.dropped', before: { mailingId: input.mailingId } })
  return ok(null)
}

/** Confirmed mailings of the day that it is where the event takes place. */
const sentToday = async (ctx: Ctx, event: OpenMapEvent): Promise<number> => {
  const dayOf = (moment: Parameters<typeof localOf>[0]) =>
    localOf(moment, event.zone).toPlainDate().toString()
  const today = dayOf(ctx.clock.now())
  return (await mailingsOf(ctx.db, ctx.scope, event.id)).filter(
    ({ confirmedAt }) => confirmedAt !== null && dayOf(confirmedAt) === today,
  ).length
}

/**
 * Sends a draft, once: whom it reaches is frozen here, and must be as many as the organiser read. The mails are written by
 * the reaction to the fact.
 */
export const confirmMailing = async (
  ctx: Ctx,
  input: Named & { readonly segments: readonly EventSegment[]; readonly expected: number },
): Promise<Result<number, Refused>> => {
  const { event, mailingId, segments, expected } = input
  const held = await hold(ctx, input)
  if (!held.ok) return held
  const segment = segments.find(({ code }) => code === held.value.segment)
  if (segment === undefined) return refuse({ code: 'unknown-segment', sentence: t.refusals.unknownSegment })
  const { kept } = await gatherRecipients(ctx, event, segment)
  if (kept.length === 0) return refuse({ code: 'nobody', sentence: t.refusals.nobody })
  if (kept.length !== expected)
    return refuse({ code: 'list-changed', sentence: t.refusals.listChanged(expected, kept.length) })
  if ((await sentToday(ctx, event)) >= MOST_PER_DAY)
    return refuse({ code: 'too-many-today', sentence: t.refusals.tooManyToday(MOST_PER_DAY) })
  await insertRecipients(ctx, held.value, kept)
  await markMailing(ctx, mailingId, 'confirmed', authorOf(ctx))
  await ctx.emit({ type: MAILING_CONFIRMED, payload: { mailingId, eventId: event.id } })
  await recordOfEvent(ctx, event, {
    action: 'mailing.confirmed',
    after: { mailingId, segment: segment.code, count: kept.length },
  })
  return ok(kept.length)
}
