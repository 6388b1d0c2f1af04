import { type RawBuilder, sql } from 'kysely'
import type { BodyRole, PlatformRole } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { today } from '../../platform/kernel/dates.ts'

const RANKED = sql`array['reader', 'contributor', 'manager']`
const rank = (column: string): RawBuilder<number> => sql`array_position(${RANKED}, ${sql.ref(column)})`

/**
 * Rows (organisation_id, role): what a person holds in each body on this day of France, by membership or by a delegation.
 * A delegation never gives more than its giver holds now, and nothing once they have left or are closed.
 */
export const heldRoles = (
  person: RawBuilder<unknown>,
  { territoryId, day }: { readonly territoryId: string; readonly day: string },
): RawBuilder<unknown> => sql`
  select held.organisation_id, (${RANKED})[max(held.rank)] as role
  from (select m.organisation_id, ${rank('m.role')} as rank from membership m
          where m.person_id = ${person} and m.territory_id = ${territoryId}
        union all
        select d.organisation_id, least(${rank('d.role')}, ${rank('giver.role')}) from delegation d
          join membership giver on giver.territory_id = d.territory_id
            and giver.organisation_id = d.organisation_id and giver.person_id = d.from_person_id
          join person lender on lender.id = d.from_person_id and lender.deactivated_at is null
          where d.to_person_id = ${person} and d.territory_id = ${territoryId} and d.revoked_at is null
            and ${day}::date between d.starts_on and d.ends_on) held
  group by held.organisation_id`

/** What somebody may do at this very moment, whatever they could do when their request was read. */
export type Rights = {
  readonly memberships: readonly { readonly organisationId: string; readonly role: BodyRole }[]
  /** Granted; whether two proofs were given is known of a session only. */
  readonly platform: readonly PlatformRole[]
}

/** Null when the account is closed or gone. */
export const readRights = async (
  ctx: Pick<Ctx, 'db' | 'clock' | 'scope'>,
  personId: string,
): Promise<Rights | null> => {
  const { territoryId } = ctx.scope
  const held = heldRoles(sql`p.id`, { territoryId, day: today(ctx.clock).toString() })
  const { rows } = await sql<{
    readonly memberships: Rights['memberships'] | null
    readonly platform: PlatformRole[] | null
  }>`
    select
      (select json_agg(json_build_object('organisationId', o.id, 'role', held.role))
        from (${held}) held
        join organisation o on o.territory_id = ${territoryId} and o.id = held.organisation_id
        where o.archived_at is null) as memberships,
      (select array_agg(r.role) from platform_role r
        where r.person_id = p.id and r.territory_id = ${territoryId}) as platform
    from person p where p.id = ${personId} and p.deactivated_at is null`.execute(ctx.db)
  const [row] = rows
  return row === undefined ? null : { memberships: row.memberships ?? [], platform: row.platform ?? [] }
}
