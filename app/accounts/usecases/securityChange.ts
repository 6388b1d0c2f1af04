import type { Ctx } from '../../platform/database/context.ts'
import type { Services } from '../../platform/http/route.ts'
import { mailSecurityChange, type SecurityChange } from '../mails/securityMails.ts'
import { recordChange } from '../store/audit.ts'
import { findPerson } from '../store/people.ts'

/** What every change of a proof ends with: a line in the audit trail, and a mail to the person, who did it or did not. */
export const securityChanged = async (
  ctx: Ctx,
  { services, personId }: { readonly services: Services; readonly personId: string },
  change: SecurityChange,
): Promise<void> => {
  await recordChange(ctx, { action: change, subject: { kind: 'person', id: personId } })
  const person = await findPerson(services.identity.db, personId)
  if (person !== null) await mailSecurityChange(ctx, services, { email: person.email, change })
}
