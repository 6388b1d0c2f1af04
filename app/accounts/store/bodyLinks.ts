import { sql } from 'kysely'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'

/** Two bodies of one territory: the links of the first go to the second. */
type Move = { readonly mergedId: string; readonly survivorId: string }

/** How many links of each sort were moved. */
export type MovedLinks = { readonly [table: string]: number }

/** Rows that only change body. Kept beside `TREATED_APART`: a test compares both with the keys of the schema. */
export const MOVED_AS_THEY_ARE = {
  api_key: 'organisation_id',
  body_request: 'organisation_id',
  contact_message: 'organisation_id',
  delegation: 'organisation_id',
  event: 'organiser_id',
  event_partner: 'organisation_id',
  event_series: 'organiser_id',
  participant: 'organisation_id',
  shortlist: 'organisation_id',
  structure: 'organisation_id',
} as const

/**
 * Rows of which the other body may hold a twin, so that one of both must yield; and the table that tells of merges. The
 * journal keeps the body that each entry named: it is read through the merges.
 */
export const TREATED_APART = [
  'membership',
  'invitation',
  'email_domain',
  'join_request',
  'personal_export',
  'organisation_merge',
  'audit_entry',
] as const

const moveMemberships = async (ctx: Ctx, { mergedId, survivorId }: Move): Promise<number> => {
  const territory = ctx.scope.territoryId
  await sql`
    insert into membership (territory_id, organisation_id, person_id, role, created_at)
    select territory_id, ${survivorId}::uuid, person_id, role, created_at from membership
      where territory_id = ${territory} and organisation_id = ${mergedId}
    on conflict (territory_id, organisation_id, person_id) do update set role = case
      when 'manager' in (membership.role, excluded.role) then 'manager'
      when 'contributor' in (membership.role, excluded.role) then 'contributor'
      else 'reader' end`.execute(ctx.db)
  const gone = await sql`delete from membership
    where territory_id = ${territory} and organisation_id = ${mergedId}`.execute(ctx.db)
  return Number(gone.numAffectedRows ?? 0)
}

const moveDomains = async (ctx: Ctx, { mergedId, survivorId }: Move): Promise<number> => {
  const territory = ctx.scope.territoryId
  await sql`
    insert into email_domain (territory_id, organisation_id, domain, created_at)
    select territory_id, ${survivorId}::uuid, domain, created_at from email_domain
      where territory_id = ${territory} and organisation_id = ${mergedId}
    on conflict do nothing`.execute(ctx.db)
  const gone = await sql`delete from email_domain
    where territory_id = ${territory} and organisation_id = ${mergedId}`.execute(ctx.db)
  return Number(gone.numAffectedRows ?? 0)
}

/** Somebody who already waits at the survivor, or belongs to it, need not wait twice. */
const moveJoinRequests = async (ctx: Ctx, { mergedId, survivorId }: Move): Promise<number> => {
  const territory = ctx.scope.territoryId
  await sql`
    update join_request r set state = 'withdrawn', decided_at = ${toDate(ctx.clock.now())}
    where r.territory_id = ${territory} and r.organisation_id = ${mergedId} and r.state = 'waiting'
      and (exists (select from join_request s where s.territory_id = r.territory_id
             and s.organisation_id = ${survivorId} and s.person_id = r.person_id and s.state = 'waiting')
        or exists (select from membership m where m.territory_id = r.territory_id
             and m.organisation_id = ${survivorId} and m.person_id = r.person_id))`.execute(ctx.db)
  const moved = await sql`update join_request set organisation_id = ${survivorId}
    where territory_id = ${territory} and organisation_id = ${mergedId}`.execute(ctx.db)
  return Number(moved.numAffectedRows ?? 0)
}

/** An address holds one open invitation to a body: of two, the one that offers less is withdrawn. */
const moveInvitations = async (ctx: Ctx, { mergedId, survivorId }: Move): Promise<number> => {
  const territory = ctx.scope.territoryId
  const now = toDate(ctx.clock.now())
  const rank = (role: string) =>
    sql`array_position(array['reader', 'contributor', 'manager'], ${sql.ref(role)})`
  const withdraw = (from: string, to: string, lower: ReturnType<typeof sql>) => sql`
    update invitation i set revoked_at = ${now} from invitation other
    where i.territory_id = ${territory} and i.organisation_id = ${from}
      and i.accepted_at is null and i.revoked_at is null
      and other.territory_id = i.territory_id and other.organisation_id = ${to} and other.email = i.email
      and other.accepted_at is null and other.revoked_at is null
      and ${rank('i.role')} ${lower} ${rank('other.role')}`
  await withdraw(mergedId, survivorId, sql`<=`).execute(ctx.db)
  await withdraw(survivorId, mergedId, sql`<`).execute(ctx.db)
  const moved = await sql`update invitation set organisation_id = ${survivorId}
    where territory_id = ${territory} and organisation_id = ${mergedId}`.execute(ctx.db)
  return Number(moved.numAffectedRows ?? 0)
}

/** One copy of a kind under way for each body: the second is given up, whoever asked may ask again. */
const moveExports = async (ctx: Ctx, { mergedId, survivorId }: Move): Promise<number> => {
  const territory = ctx.scope.territoryId
  await sql`
    update personal_export e set state = 'refused', finished_at = ${toDate(ctx.clock.now())}
    where e.territory_id = ${territory} and e.organisation_id = ${mergedId} and e.state in ('waiting', 'running')
      and exists (select from personal_export other where other.territory_id = e.territory_id
        and other.organisation_id = ${survivorId} and other.person_id = e.person_id and other.kind = e.kind
        and other.state in ('waiting', 'running'))`.execute(ctx.db)
  const moved = await sql`update personal_export set organisation_id = ${survivorId}
    where territory_id = ${territory} and organisation_id = ${mergedId}`.execute(ctx.db)
  return Number(moved.numAffectedRows ?? 0)
}

/** Moves every link of one body to another. Memberships keep the higher of two roles. */
export const moveLinks = async (ctx: Ctx, move: Move): Promise<MovedLinks> => {
  const moved: Record<string, number> = {
    membership: await moveMemberships(ctx, move),
    invitation: await moveInvitations(ctx, move),
    email_domain: await moveDomains(ctx, move),
    join_request: await moveJoinRequests(ctx, move),
    personal_export: await moveExports(ctx, move),
  }
  for (const [table, column] of Object.entries(MOVED_AS_THEY_ARE)) {
    const changed = await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${move.survivorId}
      where territory_id = ${ctx.scope.territoryId} and ${sql.ref(column)} = ${move.mergedId}`.execute(ctx.db)
    moved[table] = Number(changed.numAffectedRows ?? 0)
  }
  return moved
}

/** Waits for those who write links of bodies, and makes the next ones wait: held until the transaction ends. */
export const holdLinks = async (ctx: Ctx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended('organisation_merge', 0))`.execute(ctx.db)
}

/** Writes that a body was taken over; those that it had taken over follow it. */
export const recordMerge = async (ctx: Ctx, move: Move & { readonly mergedSlug: string }): Promise<void> => {
  const now = toDate(ctx.clock.now())
  const territory_id = ctx.scope.territoryId
  await ctx.db
    .updateTable('organisation_merge')
    .set({ survivor_id: move.survivorId })
    .where('territory_id', '=', territory_id)
    .where('survivor_id', '=', move.mergedId)
    .execute()
  await ctx.db
    .insertInto('organisation_merge')
    .values({
      territory_id,
      merged_id: move.mergedId,
      merged_slug: move.mergedSlug,
      survivor_id: move.survivorId,
      merged_at: now,
    })
    .execute()
  await ctx.db
    .updateTable('organisation')
    .set({ archived_at: now })
    .where('territory_id', '=', territory_id)
    .where('id', '=', move.mergedId)
    .execute()
}
