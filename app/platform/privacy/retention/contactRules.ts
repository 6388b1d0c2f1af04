import { sql } from 'kysely'
import type { Rule } from './rule.ts'

/** Messages that nobody needs any more; those whose author never proved their address. */
export const contactRules = {
  contacts: {
    realOnly: true,
    parts: [
      {
        table: 'contact_message',
        at: sql`created_at`,
        key: sql`id::text`,
        person: sql`contact_message.person_id`,
        where: (moment) => sql`territory_id = ${moment.territoryId} and created_at < ${moment.cutoff}`,
        effect: 'delete',
      },
    ],
  },
  unproved: {
    realOnly: false,
    parts: [
      {
        table: 'contact_message',
        at: sql`created_at`,
        key: sql`id::text`,
        person: sql`contact_message.person_id`,
        where: (moment) =>
          sql`territory_id = ${moment.territoryId} and state = 'waiting' and created_at < ${moment.cutoff}`,
        effect: 'delete',
      },
    ],
  },
} satisfies { readonly [rule: string]: Rule }
