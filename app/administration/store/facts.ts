import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import { offsetOf, type Paged, type PageRequest } from '../../platform/kernel/pagination.ts'

export type FactSummary = {
  readonly id: string
  readonly type: string
  readonly payload: { readonly [key: string]: unknown }
  readonly actor: string
  readonly recordedAt: Date
  /** Reactions that succeeded, and when. */
  readonly effects: ReadonlyMap<string, Date>
}

const payloadOf = (value: unknown): { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}

/** One for each mail: they would hide the others. */
export const NOISY = 'MailQueued'

/** What happened in the territory, the newest first; without a type, all but what accompanies each mail. */
export const listFacts = async (
  db: Db,
  scope: Scope,
  wanted: PageRequest & { readonly type: string | null },
): Promise<Paged<FactSummary>> => {
  const all = db
    .selectFrom('fact')
    .where('territory_id', '=', scope.territoryId)
    .where('type', wanted.type === null ? '<>' : '=', wanted.type ?? NOISY)
  const { total } = await all.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await all
    .select(['id', 'type', 'payload', 'actor', 'recorded_at'])
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(wanted.size)
    .offset(offsetOf(wanted))
    .execute()
  const ids = rows.map(({ id }) => id)
  const effects =
    ids.length === 0
      ? []
      : await db.selectFrom('fact_effect').selectAll().where('fact_id', 'in', ids).execute()
  return {
    page: wanted.page,
    size: wanted.size,
    total,
    items: rows.map((row) => ({
      id: row.id,
      type: row.type,
      payload: payloadOf(row.payload),
      actor: row.actor,
      recordedAt: row.recorded_at,
      effects: new Map(
        effects.filter(({ fact_id }) => fact_id === row.id).map((one) => [one.effect, one.done_at]),
      ),
    })),
  }
}

/** Types of the facts recorded so far, in alphabetical order. */
export const factTypes = async (db: Db, scope: Scope): Promise<readonly string[]> => {
  const rows = await db
    .selectFrom('fact')
    .select('type')
    .distinct()
    .where('territory_id', '=', scope.territoryId)
    .orderBy('type')
    .execute()
  return rows.map(({ type }) => type)
}
