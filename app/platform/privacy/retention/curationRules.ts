import { sql } from 'kysely'
import type { Part, Rule } from './rule.ts'

/** Answered or not: after that long nobody waits for the answer any more. */
export const proposalsPart: Part = {
  table: 'proposal',
  at: sql`coalesce(decided_at, created_at)`,
  key: sql`id::text`,
  where: ({ territoryId, cutoff }) =>
    sql`territory_id = ${territoryId} and coalesce(decided_at, created_at) < ${cutoff}`,
  effect: 'delete',
}

/** Records in the trash, which those merged with another are not: what hangs on them goes too; a day to which they came keeps the name that it showed. */
export const trashRule: Rule = {
  realOnly: true,
  parts: [
    {
      table: 'structure',
      at: sql`deleted_at`,
      key: sql`id::text`,
      where: ({ territoryId, cutoff }) => sql`territory_id = ${territoryId} and deleted_at < ${cutoff}
        and not exists (select from structure_merge m where m.territory_id = structure.territory_id
          and m.merged_id = structure.id)`,
      effect: 'delete',
    },
  ],
}
