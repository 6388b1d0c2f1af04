import { hashToken, newToken } from '../../platform/access/signing.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { Temporal, toDate } from '../../platform/kernel/dates.ts'
import type { Right } from '../domain/accessLink.ts'

type Wanted =
  | { readonly kind: 'administrator'; readonly minutes: number }
  | {
      readonly kind: 'participant'
      readonly eventId: string
      readonly participantId: string
      readonly rights: readonly Right[]
      readonly expiresAt: Temporal.Instant
    }

/**
 * Makes a link: 128 random bits, given once to the caller and kept only as a hash. An administrator's link opens once; a
 * participant's opens as often as needed until it expires or is revoked.
 */
export const createAccessLink = async (ctx: Ctx, wanted: Wanted): Promise<{ id: string; token: string }> => {
  const token = newToken()
  const id = newId()
  const now = ctx.clock.now()
  const administrator = wanted.kind === 'administrator'
  await ctx.db
    .insertInto('access_link')
    .values({
      territory_id: ctx.scope.territoryId,
      id,
      kind: wanted.kind,
      token_hash: hashToken(token),
      subject_id: administrator ? null : wanted.participantId,
      event_id: administrator ? null : wanted.eventId,
      rights: administrator ? ['administer'] : [...wanted.rights],
      single_use: administrator,
      created_at: toDate(now),
      expires_at: toDate(
        administrator ? now.add(Temporal.Duration.from({ minutes: wanted.minutes })) : wanted.expiresAt,
      ),
    })
    .execute()
  return { id, token }
}

/** Address to send or print; opening it shows a button, never an action. */
export const accessLinkUrl = (publicUrl: string, token: string): string => `${publicUrl}/acces/${token}`
