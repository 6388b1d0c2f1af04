import { accountsOfAddresses } from '../../accounts/index.ts'
import type { OpenMapEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { recordReading } from '../../platform/privacy/accessLog.ts'
import type { Application } from '../domain/application.ts'

/** Records that the contacts of these applications are shown to whoever organises. */
export const recordContacts = async (
  ctx: Ctx,
  event: OpenMapEvent,
  applications: readonly Application[],
): Promise<void> => {
  const told = applications.filter(
    ({ contactName, contactEmail }) => contactName !== null || contactEmail !== null,
  )
  const emails = told.flatMap(({ contactEmail }) => contactEmail ?? [])
  const accounts = await asSystem(ctx, ({ db }) => accountsOfAddresses(db, emails))
  await recordReading(ctx, {
    record: { kind: 'representatives', id: event.id },
    count: told.length,
    people: accounts,
    purpose: 'event',
    organisationId: event.organiserId,
  })
}
