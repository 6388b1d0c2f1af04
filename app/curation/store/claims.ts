import { findPerson } from '../../accounts/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'

/** The address by which this person would prove a record, and whether they asked for it already. */
export const claimOf = (
  ctx: Ctx,
  structureId: string,
  personId: string,
): Promise<{ readonly email: string; readonly waiting: boolean }> =>
  asSystem(ctx, async () => {
    const person = await findPerson(ctx.db, personId)
    const row = await ctx.db
      .selectFrom('proposal')
      .innerJoin('proposal_author as author', (join) =>
        join
          .onRef('author.territory_id', '=', 'proposal.territory_id')
          .onRef('author.proposal_id', '=', 'proposal.id'),
      )
      .select('proposal.id')
      .where('proposal.territory_id', '=', ctx.scope.territoryId)
      .where('proposal.structure_id', '=', structureId)
      .where('proposal.kind', '=', 'claim')
      .where('proposal.state', 'in', ['waiting', 'asked'])
      .where('author.person_id', '=', personId)
      .executeTakeFirst()
    return { email: person?.email ?? '', waiting: row !== undefined }
  })
