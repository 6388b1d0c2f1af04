import { refusingTopic } from '../../accounts/index.ts'
import type { EventContribution, EventSegment, OpenMapEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { mailAddress } from '../../platform/mail/message.ts'
import { type Recipients, recipientsOf } from '../domain/mailing.ts'
import { refusingAddresses } from '../store/recipients.ts'

/** Every segment that the modules know. */
export const segmentsOf = (contributions: readonly EventContribution[]): readonly EventSegment[] =>
  contributions.flatMap(({ segments }) => segments ?? [])

/** Among these addresses, in lower case, those that want no mail of this sort: of this event, or of any. */
export const refusingNow = async (
  ctx: Ctx,
  event: OpenMapEvent,
  addresses: readonly string[],
): Promise<ReadonlySet<string>> =>
  new Set([
    ...(await refusingAddresses(ctx.db, ctx.scope, event.id)),
    ...(await refusingTopic(ctx, 'event', [...new Set(addresses)])),
  ])

/** Whom a segment reaches now: one copy for each address, none for whoever refuses. */
export const gatherRecipients = async (
  ctx: Ctx,
  event: OpenMapEvent,
  segment: EventSegment,
): Promise<Recipients> => {
  const people = (await segment.people(ctx, event)).map(({ email, ...one }) => ({
    ...one,
    address: email === null ? null : mailAddress(email),
  }))
  const addresses = people.flatMap(({ address }) => address?.toLowerCase() ?? [])
  return recipientsOf(people, await refusingNow(ctx, event, addresses))
}
