import { type BodyRole, bodyRoles, type PlatformRole } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { today } from '../../platform/kernel/dates.ts'

/** Whom a notice is for: one person, those who hold at least a role in a body, those who hold a role over the territory. */
export type NoticeTarget =
  | { readonly personId: string }
  | { readonly bodyId: string; readonly role: BodyRole }
  | { readonly platformRole: PlatformRole }

export type Recipient = {
  readonly id: string
  readonly email: string
  /** A one-click account of the demonstration: nobody reads its mailbox. */
  readonly shared: boolean
}

const atLeast = (role: BodyRole): readonly BodyRole[] => bodyRoles.slice(bodyRoles.indexOf(role))

/** Members of a body and those who stand in for them today, with at least this role. */
const membersOf = (ctx: Ctx, bodyId: string, role: BodyRole) => {
  const { territoryId } = ctx.scope
  const day = today(ctx.clock).toString()
  return ctx.db
    .selectFrom('membership')
    .select('person_id as id')
    .where('territory_id', '=', territoryId)
    .where('organisation_id', '=', bodyId)
    .where('role', 'in', atLeast(role))
    .union(
      ctx.db
        .selectFrom('delegation')
        .select('to_person_id as id')
        .where('territory_id', '=', territoryId)
        .where('organisation_id', '=', bodyId)
        .where('role', 'in', atLeast(role))
        .where('revoked_at', 'is', null)
        .where('starts_on', '<=', day)
        .where('ends_on', '>=', day),
    )
}

const holdersOf = (ctx: Ctx, role: PlatformRole) =>
  ctx.db
    .selectFrom('platform_role')
    .select('person_id as id')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('role', '=', role)

/** People of a target whose account is open, in a stable order. */
export const recipientsOf = async (ctx: Ctx, target: NoticeTarget): Promise<Recipient[]> => {
  const people = ctx.db
    .selectFrom('person')
    .select(['id', 'email', 'demo'])
    .where('deactivated_at', 'is', null)
    .orderBy('id')
  const rows = await ('personId' in target
    ? people.where('id', '=', target.personId)
    : people.where(
        'id',
        'in',
        'bodyId' in target ? membersOf(ctx, target.bodyId, target.role) : holdersOf(ctx, target.platformRole),
      )
  ).execute()
  return rows.map(({ id, email, demo }) => ({ id, email, shared: demo !== null }))
}

/** Does this person hold the role whose alerts are a topic of their own? */
export const administers = async (ctx: Ctx, personId: string): Promise<boolean> =>
  (await holdersOf(ctx, 'administrator').where('person_id', '=', personId).executeTakeFirst()) !== undefined
