import { changeDates, eachStructure, type Structure } from '../../directory/index.ts'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'

/** The whole directory by name with the day of each change, in batches: memory does not grow with it. */
export async function* recordsWithDates(
  db: Db,
  scope: Scope,
): AsyncGenerator<readonly { readonly one: Structure; readonly updatedAt: Date }[]> {
  for await (const batch of eachStructure(db, scope)) {
    const dates = await changeDates(
      db,
      scope,
      batch.map(({ id }) => id),
    )
    yield batch.flatMap((one) => {
      const updatedAt = dates.get(one.id)
      return updatedAt === undefined ? [] : [{ one, updatedAt }]
    })
  }
}
