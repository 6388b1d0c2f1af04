import type { Ctx } from '../../platform/database/context.ts'
import type { Services } from '../../platform/http/route.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/kernel/result.ts'
import { r } from '../domain/administrationRefusals.ts'
import { mailSecurityChange } from '../mails/securityMails.ts'
import { recordChange } from '../store/audit.ts'
import { findPerson } from '../store/people.ts'
import { closeSessions } from '../store/sessions.ts'

/**
 * For somebody who lost what proves who they are: application, recovery codes and passkeys are forgotten and every session
 * is closed. They sign in by a link to their address, then protect their account again; roles over the territory sleep
 * meanwhile. The person is told by mail.
 */
export const resetSecondFactor = async (
  ctx: Ctx,
  { site, personId }: { readonly site: Pick<Services, 'territory' | 'publicUrl'>; readonly personId: string },
): Promise<Result<null, Refusal<'unknown-person' | 'no-factor'>>> => {
  const person = await findPerson(ctx.db, personId)
  if (person === null) return refuse({ code: 'unknown-person', sentence: r.person.unknown })
  const codes = await ctx.db.deleteFrom('second_factor').where('person_id', '=', personId).executeTakeFirst()
  const passkeys = await ctx.db.deleteFrom('passkey').where('person_id', '=', personId).executeTakeFirst()
  const application = person.secondFactor || Number(codes.numDeletedRows) > 0
  if (!application && Number(passkeys.numDeletedRows) === 0)
    return refuse({ code: 'no-factor', sentence: r.person.noFactor })
  await ctx.db
    .updateTable('person')
    .set({ second_factor: false, updated_at: toDate(ctx.clock.now()) })
    .where('id', '=', personId)
    .execute()
  await closeSessions(ctx.db, personId, 'all')
  await recordChange(ctx, {
    action: 'second-factor.reset',
    subject: { kind: 'person', id: personId },
    before: { secondFactor: application, passkeys: Number(passkeys.numDeletedRows) },
    after: { secondFactor: false, passkeys: 0 },
  })
  await mailSecurityChange(ctx, site, { email: person.email, change: 'second-factor.reset' })
  return ok(null)
}
