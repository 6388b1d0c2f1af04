import { sql } from 'kysely'
import type { Part, Rule } from './rule.ts'

/** The counts of an import stay; its file, and what its rows said, go. */
const forget: Part['effect'] = async (ctx, _moment, keys, { files }) => {
  const { territoryId } = ctx.scope
  await ctx.db
    .deleteFrom('structure_import_row')
    .where('territory_id', '=', territoryId)
    .where('import_id', 'in', keys)
    .execute()
  await ctx.db
    .updateTable('structure_import')
    .set({ kept_file: false, samples: '{}' })
    .where('territory_id', '=', territoryId)
    .where('id', 'in', keys)
    .execute()
  for (const key of keys) await files.remove(`imports/${key}`)
}

/** Files of structures: a copy of each is kept while somebody may still judge it. */
export const importsRule: Rule = {
  realOnly: false,
  parts: [
    {
      table: 'structure_import',
      at: sql`asked_at`,
      key: sql`id::text`,
      where: ({ territoryId, cutoff }) => sql`territory_id = ${territoryId} and asked_at < ${cutoff}
        and (kept_file or exists (select from structure_import_row r
          where r.territory_id = structure_import.territory_id and r.import_id = structure_import.id))`,
      effect: forget,
    },
  ],
}
