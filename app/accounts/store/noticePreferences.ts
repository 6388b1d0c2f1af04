import { sql } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { type Frequency, frequencies, isTopic, type Preferences, type Topic } from '../domain/notice.ts'

const isFrequency = (text: string): text is Frequency => (frequencies as readonly string[]).includes(text)

/** What these people chose, by person; whoever chose nothing is absent. */
export const preferencesOf = async (
  db: Db,
  scope: Scope,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, Preferences>> => {
  if (personIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('notice_preference')
    .select(['person_id', 'topic', 'frequency'])
    .where('territory_id', '=', scope.territoryId)
    .where('person_id', 'in', personIds)
    .execute()
  const chosen = new Map<string, { -readonly [T in Topic]?: Frequency }>()
  for (const { person_id, topic, frequency } of rows) {
    if (!isTopic(topic) || !isFrequency(frequency)) continue
    chosen.set(person_id, { ...chosen.get(person_id), [topic]: frequency })
  }
  return chosen
}

/** Keeps what a person chose. A topic turned off takes its waiting notices out of the daily mail. */
export const savePreferences = async (ctx: Ctx, personId: string, chosen: Preferences): Promise<void> => {
  const { territoryId } = ctx.scope
  const entries = Object.entries(chosen)
  if (entries.length === 0) return
  await ctx.db
    .insertInto('notice_preference')
    .values(
      entries.map(([topic, frequency]) => ({
        territory_id: territoryId,
        person_id: personId,
        topic,
        frequency,
        updated_at: toDate(ctx.clock.now()),
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['territory_id', 'person_id', 'topic']).doUpdateSet({
        frequency: sql<string>`excluded.frequency`,
        updated_at: sql<Date>`excluded.updated_at`,
      }),
    )
    .execute()
  const off = entries.flatMap(([topic, frequency]) => (frequency === 'never' ? [topic] : []))
  if (off.length === 0) return
  await ctx.db
    .updateTable('notice')
    .set({ frequency: 'never' })
    .where('territory_id', '=', territoryId)
    .where('person_id', '=', personId)
    .where('topic', 'in', off)
    .where('frequency', '=', 'daily')
    .where('digest_day', 'is', null)
    .execute()
}
