import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'

/** A date as the database keeps it. */
const dateOf = (instant: Date): string => instant.toISOString().slice(0, 10)

/** People who came back since they were warned need no warning any more. */
export const forgetOldNotices = async (db: Db): Promise<void> => {
  await sql`delete from inactivity_notice n using person p
    where p.id = n.person_id and coalesce(p.last_seen_at, p.created_at) >= n.warned_at`.execute(db)
}

/**
 * Warns those who did not come since `since` and have not been told: each gets a date, thirty days away at least.
 * Accounts of the demonstration are nobody's; whoever is held, or alone to manage or administer, does not go and is not
 * told that they will.
 */
export const noteInactive = async (
  db: Db,
  moment: { readonly now: Date; readonly since: Date; readonly eraseOn: Date },
): Promise<readonly { readonly personId: string; readonly eraseOn: string }[]> => {
  const { rows } = await sql<{ personId: string; eraseOn: string }>`
    insert into inactivity_notice (person_id, warned_at, erase_on)
    select id, ${moment.now}, ${dateOf(moment.eraseOn)}::date from person
    where demo is null and coalesce(last_seen_at, created_at) < ${moment.since}
      and not administers_alone(person.id) and not exists (select from managed_alone(person.id))
      and not exists (select from retention_hold h where h.lifted_at is null
        and h.subject_kind = 'person' and h.subject_id = person.id)
    on conflict (person_id) do nothing
    returning person_id as "personId", erase_on as "eraseOn"`.execute(db)
  return rows
}
