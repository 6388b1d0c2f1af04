import type { Ctx } from '../../platform/database/context.ts'
import { ok, type Result } from '../../platform/kernel/result.ts'
import { readDomain } from '../domain/emailDomain.ts'
import { type BodyRefusal, no } from '../domain/refusals.ts'
import { recordChange } from '../store/audit.ts'
import { deleteDomain, insertDomain } from '../store/emailDomains.ts'
import { actorStillMay } from './stillAllowed.ts'

type Wanted = { readonly organisationId: string; readonly domain: string }

/** Whoever has a confirmed address of this domain will join at once, to read. */
export const declareDomain = async (ctx: Ctx, wanted: Wanted): Promise<Result<string, BodyRefusal>> => {
  const { organisationId } = wanted
  const read = readDomain(wanted.domain)
  if ('problem' in read) return no(read.problem, 'domain')
  if (!(await actorStillMay(ctx, organisationId, 'manageDomains'))) return no('not-allowed')
  const { domain } = read
  if (!(await insertDomain(ctx, organisationId, domain))) return no('domain-known', 'domain')
  await recordChange(ctx, {
    action: 'email-domain.declared',
    subject: { kind: 'email-domain', id: domain },
    organisationId,
    after: { domain },
  })
  return ok(domain)
}

/** Those who joined by it stay; nobody joins by it any more. */
export const withdrawDomain = async (
  ctx: Ctx,
  { organisationId, domain }: Wanted,
): Promise<Result<string, BodyRefusal>> => {
  if (!(await actorStillMay(ctx, organisationId, 'manageDomains'))) return no('not-allowed')
  if (await deleteDomain(ctx, organisationId, domain))
    await recordChange(ctx, {
      action: 'email-domain.withdrawn',
      subject: { kind: 'email-domain', id: domain },
      organisationId,
      before: { domain },
    })
  return ok(domain)
}
