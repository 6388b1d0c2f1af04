import { accountsOfAddresses } from '../../accounts/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { recordReading } from '../../platform/privacy/accessLog.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import type { Participant } from '../domain/participant.ts'

/** Records that the names or addresses of those who represent these participants are shown to whoever organises. */
export const recordRepresentatives = async (
  ctx: Ctx,
  event: OpenMapEvent,
  participants: readonly Participant[],
): Promise<void> => {
  const people = participants
    .flatMap(({ representatives }) => representatives)
    .filter(({ name, email }) => name !== null || email !== null)
  const emails = people.flatMap(({ email }) => email ?? [])
  // Organisers know these addresses; whether they have an account is told to nobody but the log.
  const accounts = await asSystem(ctx, ({ db }) => accountsOfAddresses(db, emails))
  await recordReading(ctx, {
    record: { kind: 'representatives', id: event.id },
    count: people.length,
    people: accounts,
    purpose: 'event',
    organisationId: event.organiserId,
  })
}
