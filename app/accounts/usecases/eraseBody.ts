import type { Ctx } from '../../platform/database/context.ts'
import { withinSavepoint } from '../../platform/database/savepoint.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/kernel/result.ts'
import { r } from '../domain/administrationRefusals.ts'
import { recordChange } from '../store/audit.ts'
import { holdLinks } from '../store/bodyLinks.ts'
import { findBodyRecord } from '../store/bodyRecords.ts'
import { lockBody } from '../store/members.ts'

/** Postgres: a row elsewhere still names this one. */
const STILL_NAMED = '23503'

/** What only says who works for the body: it goes with it. */
const TEAM = ['membership', 'invitation', 'join_request', 'email_domain', 'delegation'] as const

/**
 * Erases a body that did nothing: its team goes with it. One that organised, took part or holds records is refused, since
 * its history is also that of others: it is archived instead.
 */
export const eraseBody = async (
  ctx: Ctx,
  { id }: { readonly id: string },
): Promise<Result<null, Refusal<'unknown-body' | 'in-use'>>> => {
  const body = await findBodyRecord(ctx.db, ctx.scope, id)
  if (body === null) return refuse({ code: 'unknown-body', sentence: r.body.unknown })
  try {
    return await withinSavepoint(ctx, async () => {
      await lockBody(ctx, id)
      await holdLinks(ctx)
      for (const table of TEAM)
        await ctx.db
          .deleteFrom(table)
          .where('territory_id', '=', ctx.scope.territoryId)
          .where('organisation_id', '=', id)
          .execute()
      await ctx.db
        .deleteFrom('organisation')
        .where('territory_id', '=', ctx.scope.territoryId)
        .where('id', '=', id)
        .execute()
      const { name, slug, siren } = body
      await recordChange(ctx, {
        action: 'organisation.erased',
        subject: { kind: 'organisation', id },
        organisationId: id,
        before: { name, slug, siren },
      })
      return ok(null)
    })
  } catch (error) {
    if ((error as { readonly code?: unknown }).code !== STILL_NAMED) throw error
    return refuse({ code: 'in-use', sentence: r.body.inUse })
  }
}
