import { sql } from 'kysely'
import type { Db } from '../database/connect.ts'
import { type Settings, settingsOf } from './settings.ts'

/**
 * The settings at this moment: one statement on two primary keys, at each page that shows or obeys one. Nothing is kept in
 * memory, so that a change holds at once in every process; `npm run -s bench -- settings` measures it.
 */
export const readSettings = async (db: Db, territoryId: string): Promise<Settings> => {
  const { rows } = await sql<{ name: string; settings: Record<string, unknown> | null }>`
    select t.name, (select jsonb_object_agg(s.key, s.value) from setting s where s.territory_id = t.id) as settings
    from territory t where t.id = ${territoryId}`.execute(db)
  return settingsOf(rows[0]?.name ?? '', rows[0]?.settings ?? null)
}
