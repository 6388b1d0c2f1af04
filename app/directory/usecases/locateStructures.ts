import { sql } from 'kysely'
import { hashToken } from '../../platform/access/signing.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { Transact } from '../../platform/jobs/transact.ts'
import { toDate, today } from '../../platform/kernel/dates.ts'
import { ADDRESSES_SOURCE, type AddressFinder } from '../../platform/outside/addresses.ts'
import { TOWN_CENTRE } from '../domain/placement.ts'
import { changeStructure } from './changeStructure.ts'

/** Addresses asked in one night: the service is shared by all. */
const MOST = 500

type Approximate = {
  readonly id: string
  readonly address: string
  readonly post_code: string
  readonly city: string | null
  readonly hash: string
}

/** Records whose point is that of their town, and whose address was not asked yet as it is written now. */
const approximate = async (ctx: Ctx): Promise<readonly Approximate[]> => {
  const { rows } = await sql<Omit<Approximate, 'hash'> & { asked: string | null }>`
    select s.id, s.address, s.post_code, s.city, l.address_hash as asked
    from structure s left join address_lookup l on l.territory_id = s.territory_id and l.structure_id = s.id
    where s.territory_id = ${ctx.scope.territoryId} and s.deleted_at is null and not s.fictitious
      and s.address is not null and s.post_code is not null
      and (s.latitude is null or s.origins -> 'position' ->> 'source' = ${TOWN_CENTRE})
    order by l.asked_at nulls first, s.id limit ${MOST * 4}`.execute(ctx.db)
  return rows
    .map(({ asked, ...row }) => ({
      row,
      asked,
      hash: hashToken(`${row.address}|${row.post_code}|${row.city ?? ''}`),
    }))
    .filter(({ asked, hash }) => asked !== hash)
    .slice(0, MOST)
    .map(({ row, hash }) => ({ ...row, hash }))
}

const noteAsked = (ctx: Ctx, structureId: string, hash: string): Promise<unknown> =>
  sql`insert into address_lookup (territory_id, structure_id, address_hash, asked_at)
    values (${ctx.scope.territoryId}, ${structureId}, ${hash}, ${toDate(ctx.clock.now())})
    on conflict (territory_id, structure_id) do update
      set address_hash = excluded.address_hash, asked_at = excluded.asked_at`.execute(ctx.db)

/**
 * Gives a point to records that only have that of their town, by the address API. An address that it does not know with
 * certainty keeps what it had; a service that fails stops the night's work. @returns how many were found
 */
export const locateStructures = async (transact: Transact, finder: AddressFinder): Promise<number> => {
  const waiting = await transact(approximate)
  let found = 0
  for (const one of waiting) {
    const point = await finder.find({ street: one.address, postCode: one.post_code, city: one.city })
    if (!point.ok) return found
    await transact(async (ctx) => {
      await noteAsked(ctx, one.id, one.hash)
      if (point.value === null) return
      const { latitude, longitude } = point.value
      const done = await changeStructure(ctx, {
        structureId: one.id,
        change: { position: { latitude, longitude } },
        cause: 'register',
        origin: { source: ADDRESSES_SOURCE, date: today(ctx.clock).toString() },
      })
      if (done.ok && done.value.changed) found += 1
    })
  }
  return found
}
