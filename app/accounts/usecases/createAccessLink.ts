import { hashToken, newToken } from '../../platform/access/signing.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { type Temporal, toDate } from '../../platform/kernel/dates.ts'
import type { Right } from '../domain/accessLink.ts'

/**
 * Makes a link for one participant, or for one device of the door: 128 random bits, given once to the caller and kept only as a hash. It opens as often
 * as needed until it expires or is revoked.
 */
export const createAccessLink = async (
  ctx: Ctx,
  wanted: {
    readonly eventId: string
    /** The participant, the application or the device. */
    readonly subjectId: string
    readonly registrationId?: string
    readonly rights: readonly Right[]
    readonly expiresAt: Temporal.Instant
  },
): Promise<{ id: string; token: string }> => {
  const token = newToken()
  const id = newId()
  await ctx.db
    .insertInto('access_link')
    .values({
      territory_id: ctx.scope.territoryId,
      id,
      token_hash: hashToken(token),
      subject_id: wanted.subjectId,
      registration_id: wanted.registrationId ?? null,
      event_id: wanted.eventId,
      rights: [...wanted.rights],
      created_at: toDate(ctx.clock.now()),
      expires_at: toDate(wanted.expiresAt),
    })
    .execute()
  return { id, token }
}

/** Address to send or print; opening it shows a button, never an action. */
export const accessLinkUrl = (publicUrl: string, token: string): string => `${publicUrl}/acces/${token}`
