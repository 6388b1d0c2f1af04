import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Structure } from '../domain/structure.ts'
import { readStructures } from './readStructures.ts'

const BATCH = 1000

/** The whole directory by name, in batches: memory does not grow with it. */
export async function* eachStructure(db: Db, scope: Scope): AsyncGenerator<readonly Structure[]> {
  let last: { name_key: string; id: string } | null = null
  for (;;) {
    const after: { name_key: string; id: string } | null = last
    const rows: { name_key: string; id: string }[] = await db
      .selectFrom('structure')
      .select(['name_key', 'id'])
      .where('territory_id', '=', scope.territoryId)
      .where('deleted_at', 'is', null)
      .$if(after !== null, (query) =>
        query.where((eb) =>
          eb(eb.refTuple('name_key', 'id'), '>', eb.tuple(after?.name_key ?? '', after?.id ?? '')),
        ),
      )
      .orderBy('name_key')
      .orderBy('id')
      .limit(BATCH)
      .execute()
    const ids = rows.map(({ id }) => id)
    const found = new Map((await readStructures(db, scope, 'id', ids)).map((one) => [one.id, one]))
    if (ids.length > 0) yield ids.flatMap((id) => found.get(id) ?? [])
    if (ids.length < BATCH) return
    last = rows.at(-1) ?? null
  }
}
