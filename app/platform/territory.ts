import type { Db } from './database/connect.ts'

/** The region that this deployment serves. */
export type Territory = {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly zone: string
  /** INSEE codes of its départements. */
  readonly departments: readonly string[]
  readonly demo: boolean
}

/** The territory of this database, or null when none has been created yet. */
export const loadTerritory = async (db: Db): Promise<Territory | null> => {
  const row = await db
    .selectFrom('territory')
    .select(['id', 'slug', 'name', 'zone', 'departments', 'demo'])
    .orderBy('created_at')
    .executeTakeFirst()
  return row ?? null
}
