import {
  bodyOfClaimant,
  type ClaimantBody,
  domainOf,
  findPerson,
  notify,
  recordChange,
  type Site,
} from '../../accounts/index.ts'
import { changeStructure, lockStructure, revisionsOf, type Structure } from '../../directory/index.ts'
import { personIdOf } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { type Proof, proofOf, reachWrittenByHand } from '../domain/proof.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'
import { unitsOfDomain } from '../store/domains.ts'
import { insertProposal } from '../store/proposals.ts'

const m = t.mails.claim

/** What the confirmed address of somebody proves of a record, today. */
export const proofFor = (ctx: Ctx, structure: Structure, personId: string): Promise<Proof> =>
  // Revisions are for those who look after the record; how the site and the address came there is all that is asked of them.
  asSystem(ctx, async () => {
    const person = await findPerson(ctx.db, personId)
    if (person === null) return { kind: 'moderated', why: 'unverified' }
    const now = toDate(ctx.clock.now())
    return proofOf(person, structure, {
      byHand: reachWrittenByHand(await revisionsOf(ctx.db, ctx.scope, structure.id), now),
      sharing: await unitsOfDomain(ctx.db, ctx.scope, domainOf(person.email)),
    })
  })

/**
 * Gives a record to the body of whoever claimed it, as the system: the caller proved the claim, by an address or by a
 * moderator. Of two at once the first wins, for the record is held.
 */
export const grantRecord = async (
  ctx: Ctx,
  {
    site,
    structureId,
    personId,
  }: { readonly site: Site; readonly structureId: string; readonly personId: string },
): Promise<Result<ClaimantBody, Refused>> => {
  const structure = await lockStructure(ctx, structureId)
  if (structure === null || structure.deletedAt !== null)
    return refuse({ code: 'unknown', sentence: t.refusals.unknown })
  if (structure.organisationId !== null)
    return refuse({ code: 'claimed-meanwhile', sentence: t.refusals.claimedMeanwhile })
  if (structure.siret === null)
    return refuse({ code: 'no-siret', field: 'siret', sentence: t.refusals.noSiret })
  const body = await bodyOfClaimant(ctx, {
    site,
    personId,
    identity: {
      name: structure.name,
      kinds: ['structure'],
      siren: structure.siret.slice(0, 9),
      departments: [],
      city: structure.city,
      website: null,
      description: null,
    },
  })
  const changed = await changeStructure(ctx, {
    structureId,
    change: { organisationId: body.id },
    cause: 'claim',
  })
  if (!changed.ok) return changed
  await recordChange(ctx, {
    action: 'structure.claimed',
    subject: { kind: 'structure', id: structureId },
    organisationId: body.id,
    after: { personId },
  })
  await notify(ctx, site, {
    personId,
    topic: 'record',
    key: `structure:${structureId}:claimed:${body.id}`,
    title: m.mine,
    text: body.how === 'asked' ? m.asked(structure.name, body.name) : m.made(structure.name, body.name),
    href: body.how === 'asked' ? `/structures/${structure.slug}` : `/structures/${structure.slug}/modifier`,
    action: body.how === 'asked' ? t.mails.open : m.complete,
  })
  return ok(body)
}

export type Claimed =
  | { readonly kind: 'granted'; readonly body: ClaimantBody }
  | { readonly kind: 'waiting'; readonly id: string; readonly joined: boolean }

/** Somebody signed in says that a record is theirs: at once where their address proves it, else a moderator decides. */
export const claimRecord = async (
  ctx: Ctx,
  {
    site,
    structure,
    message,
  }: { readonly site: Site; readonly structure: Structure; readonly message: string | null },
): Promise<Result<Claimed, Refused>> => {
  const personId = personIdOf(ctx.actor)
  if (personId === null) throw new Error('policy: person')
  return asSystem(ctx, async () => {
    // Held before it is judged: what proves the claim is what the record says at this very moment.
    const held = await lockStructure(ctx, structure.id)
    if (held === null || held.deletedAt !== null)
      return refuse({ code: 'unknown', sentence: t.refusals.unknown })
    if (held.organisationId !== null) return refuse({ code: 'claimed', sentence: t.refusals.claimedJustNow })
    const proof = await proofFor(ctx, held, personId)
    if (proof.kind === 'proved') {
      const given = await grantRecord(ctx, { site, structureId: held.id, personId })
      return given.ok ? ok({ kind: 'granted', body: given.value }) : given
    }
    if (message === null)
      return refuse({ code: 'no-message', field: 'message', sentence: t.refusals.noMessage })
    const made = await insertProposal(ctx, {
      kind: 'claim',
      structureId: held.id,
      department: held.department,
      change: {},
      seen: {},
      same: [personId],
      author: { personId, email: null, source: null, message },
    })
    await recordChange(ctx, {
      action: 'claim.sent',
      subject: { kind: 'proposal', id: made.id },
      after: { structureId: held.id },
    })
    return ok({ kind: 'waiting', ...made })
  })
}
