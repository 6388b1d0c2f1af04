import type { BodyRole, PlatformRole } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'

/** A person with everything they hold, as the demonstration and the tests make them. */
export type NewAccount = {
  readonly id: string
  readonly name: string
  readonly email: string
  /** Key of a one-click account. */
  readonly demo?: string
  readonly memberships: readonly { readonly organisationId: string; readonly role: BodyRole }[]
  readonly platform: readonly PlatformRole[]
}

/** Adds people with their roles. */
export const saveAccounts = async (ctx: Ctx, accounts: readonly NewAccount[]): Promise<void> => {
  const now = toDate(ctx.clock.now())
  const territory_id = ctx.scope.territoryId
  for (const { id, name, email, demo, memberships, platform } of accounts) {
    await ctx.db
      .insertInto('person')
      .values({
        id,
        name,
        email,
        demo: demo ?? null,
        email_verified: true,
        created_at: now,
        updated_at: now,
      })
      .execute()
    const held = memberships.map(({ organisationId, role }) => ({
      territory_id,
      organisation_id: organisationId,
      person_id: id,
      role,
      created_at: now,
    }))
    if (held.length > 0) await ctx.db.insertInto('membership').values(held).execute()
    const roles = platform.map((role) => ({ territory_id, person_id: id, role, created_at: now }))
    if (roles.length > 0) await ctx.db.insertInto('platform_role').values(roles).execute()
  }
}
