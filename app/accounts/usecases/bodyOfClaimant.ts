import { sql } from 'kysely'
import type { Ctx } from '../../platform/database/context.ts'
import type { BodyIdentity } from '../domain/bodyChange.ts'
import type { Site } from '../mails/noticeMail.ts'
import { recordChange } from '../store/audit.ts'
import { bodiesOfSiren } from '../store/bodies.ts'
import { insertBody } from '../store/bodyRecords.ts'
import { findMember } from '../store/members.ts'
import { askFor } from './askToJoin.ts'
import { welcome } from './welcome.ts'

/**
 * `member`: they work for it already · `asked`: it is here without them, their request to join waits · `made`: it was
 * made for them, who manage it.
 */
export type ClaimantBody = {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly how: 'member' | 'asked' | 'made'
}

/**
 * The body in whose name somebody holds an establishment of this SIREN. Whoever proves a record proves nothing of a body
 * that others made: they ask to join it. As the system, whose caller has proved the claim.
 */
export const bodyOfClaimant = async (
  ctx: Ctx,
  {
    site,
    personId,
    identity,
  }: {
    readonly site: Site
    readonly personId: string
    readonly identity: BodyIdentity & { readonly siren: string }
  },
): Promise<ClaimantBody> => {
  // Two establishments of one legal unit, claimed at the same moment, make one body.
  const lock = `${ctx.scope.territoryId} ${identity.siren}`
  await sql`select pg_advisory_xact_lock(hashtext('claimed-siren'), hashtext(${lock}))`.execute(ctx.db)
  const known = await bodiesOfSiren(ctx.db, ctx.scope, identity.siren)
  for (const { id, slug, name } of known)
    if ((await findMember(ctx.db, ctx.scope, id, personId)) !== null) return { id, slug, name, how: 'member' }
  const [first] = known
  if (first !== undefined) {
    const { id, slug, name } = first
    await askFor(ctx, { site, body: first, personId, message: null })
    return { id, slug, name, how: 'asked' }
  }
  const { id, slug } = await insertBody(ctx, identity)
  await recordChange(ctx, {
    action: 'organisation.created',
    subject: { kind: 'organisation', id },
    organisationId: id,
    after: { ...identity, kinds: [...identity.kinds], departments: [...identity.departments], slug },
  })
  await welcome(ctx, { organisationId: id, personId, role: 'manager' })
  return { id, slug, name: identity.name, how: 'made' }
}
