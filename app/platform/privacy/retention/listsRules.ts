import { sql } from 'kysely'
import type { Moment, Rule } from './rule.ts'

/** Lists that nobody changes any more; what was deleted and may no longer be put back. */
export const listsRules = {
  lists: {
    realOnly: true,
    parts: [
      {
        table: 'shortlist',
        at: sql`updated_at`,
        key: sql`id::text`,
        person: sql`owner_id`,
        where: (moment) => sql`territory_id = ${moment.territoryId} and updated_at < ${moment.cutoff}`,
        effect: 'delete',
      },
    ],
  },
  discarded: {
    realOnly: true,
    parts: [
      {
        table: 'shortlist_item',
        at: sql`removed_at`,
        key: sql`shortlist_id || ' ' || structure_id`,
        person: sql`added_by`,
        where: (moment) => sql`territory_id = ${moment.territoryId} and removed_at < ${moment.cutoff}`,
        effect: 'delete',
      },
      {
        table: 'shortlist_link',
        at: sql`coalesce(revoked_at, expires_at)`,
        key: sql`id::text`,
        person: sql`created_by`,
        where: (moment) =>
          sql`territory_id = ${moment.territoryId} and coalesce(revoked_at, expires_at) < ${moment.cutoff}`,
        effect: 'delete',
      },
      ...(['shortlist', 'saved_search'] as const).map((table) => ({
        table,
        at: sql`deleted_at`,
        key: sql`id::text`,
        person: table === 'shortlist' ? sql`owner_id` : sql`saved_search.person_id`,
        where: (moment: Moment) =>
          sql`territory_id = ${moment.territoryId} and deleted_at < ${moment.cutoff}`,
        effect: 'delete' as const,
      })),
    ],
  },
} satisfies { readonly [rule: string]: Rule }
