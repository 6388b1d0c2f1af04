import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'

export type Pair = { readonly buyerId: string; readonly supplierId: string }

export const videoKey = ({ buyerId, supplierId }: Pair): string => `${buyerId} ${supplierId}`

/** Addresses of the video meetings of a day, by `videoKey`. */
export const videosOf = async (
  db: Db,
  scope: Scope,
  eventId: string,
): Promise<ReadonlyMap<string, string>> => {
  const rows = await db
    .selectFrom('meeting_video')
    .select(['buyer_id as buyerId', 'supplier_id as supplierId', 'url'])
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .execute()
  return new Map(rows.map((row) => [videoKey(row), row.url]))
}

/** Writes the address of a pair over the one that was there; null takes it away. */
export const saveVideo = async (
  ctx: Ctx,
  eventId: string,
  { buyerId, supplierId }: Pair,
  url: string | null,
): Promise<void> => {
  if (url === null) {
    await ctx.db
      .deleteFrom('meeting_video')
      .where('territory_id', '=', ctx.scope.territoryId)
      .where('event_id', '=', eventId)
      .where('buyer_id', '=', buyerId)
      .where('supplier_id', '=', supplierId)
      .execute()
    return
  }
  const said = { url, written_at: toDate(ctx.clock.now()) }
  await ctx.db
    .insertInto('meeting_video')
    .values({
      territory_id: ctx.scope.territoryId,
      event_id: eventId,
      buyer_id: buyerId,
      supplier_id: supplierId,
      ...said,
    })
    .onConflict((conflict) => conflict.columns(['territory_id', 'buyer_id', 'supplier_id']).doUpdateSet(said))
    .execute()
}
