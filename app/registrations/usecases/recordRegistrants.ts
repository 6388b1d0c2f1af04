import { accountsOfAddresses } from '../../accounts/index.ts'
import type { OpenMapEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { recordReading } from '../../platform/privacy/accessLog.ts'
import type { Registration } from '../domain/registration.ts'

/** Records that what these people said of themselves is shown to whoever organises. */
export const recordRegistrants = async (
  ctx: Ctx,
  event: OpenMapEvent,
  registrations: readonly Registration[],
): Promise<void> => {
  const named = registrations.filter(({ name, email }) => name !== null || email !== null)
  const emails = named.flatMap(({ email }) => email ?? [])
  // Organisers know these addresses; whether they have an account is told to nobody but the log.
  const accounts = await asSystem(ctx, ({ db }) => accountsOfAddresses(db, emails))
  await recordReading(ctx, {
    record: { kind: 'registrations', id: event.id },
    count: named.length,
    people: accounts,
    purpose: 'event',
    organisationId: event.organiserId,
  })
}
