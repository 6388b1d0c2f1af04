import { type Selectable, sql } from 'kysely'
import type { Contract, Shape } from '../../../packages/decp/index.ts'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { AwardedContract } from '../../platform/database/schema.ts'

type ContractRow = Selectable<AwardedContract>

const shapes: readonly Shape[] = ['v1', 'v2', 'table']

const contractOf = (row: ContractRow, holders: Contract['holders']): Contract => ({
  uid: row.uid,
  kind: row.kind === 'concession' ? 'concession' : 'contract',
  shape: shapes.find((one) => one === row.shape) ?? 'v1',
  buyerSiret: row.buyer_siret,
  buyerName: row.buyer_name,
  title: row.title,
  cpv: row.cpv,
  amount: row.amount,
  procedure: row.procedure,
  notifiedOn: row.notified_on,
  publishedOn: row.published_on,
  place:
    row.place_code === null || row.place_kind === null
      ? null
      : { code: row.place_code, kind: row.place_kind },
  placeOfBuyer: row.place_of_buyer,
  holders,
  considerations: row.considerations ?? 'unknown',
})

/** Two imports at once would each read what the other is about to change. */
export const lockContracts = async (ctx: Ctx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`contracts ${ctx.scope.territoryId}`}, 0))`.execute(
    ctx.db,
  )
}

/** The contracts already known of these, whole. */
export const readContracts = async (
  db: Db,
  scope: Scope,
  uids: readonly string[],
): Promise<Map<string, Contract>> => {
  if (uids.length === 0) return new Map()
  const rows = await db
    .selectFrom('awarded_contract')
    .selectAll()
    .where('territory_id', '=', scope.territoryId)
    .where('uid', 'in', uids)
    .execute()
  const held = await db
    .selectFrom('contract_holder')
    .select(['uid', 'scheme', 'identifier'])
    .where('territory_id', '=', scope.territoryId)
    .where('uid', 'in', uids)
    .orderBy('uid')
    .execute()
  const holders = new Map<string, { scheme: string; id: string }[]>()
  for (const { uid, scheme, identifier } of held) {
    const list = holders.get(uid)
    if (list === undefined) holders.set(uid, [{ scheme, id: identifier }])
    else list.push({ scheme, id: identifier })
  }
  return new Map(rows.map((row) => [row.uid, contractOf(row, holders.get(row.uid) ?? [])]))
}

/** Writes these contracts whole, with those who won them. */
export const writeContracts = async (
  ctx: Ctx,
  importId: string,
  contracts: readonly Contract[],
): Promise<void> => {
  if (contracts.length === 0) return
  const territory_id = ctx.scope.territoryId
  const uids = contracts.map(({ uid }) => uid)
  const rows = contracts.map((one) => ({
    territory_id,
    uid: one.uid,
    kind: one.kind,
    shape: one.shape,
    buyer_siret: one.buyerSiret,
    buyer_name: one.buyerName,
    title: one.title,
    cpv: one.cpv,
    amount: one.amount,
    procedure: one.procedure,
    notified_on: one.notifiedOn,
    published_on: one.publishedOn,
    place_code: one.place?.code ?? null,
    place_kind: one.place?.kind ?? null,
    place_of_buyer: one.placeOfBuyer,
    considerations: one.considerations === 'unknown' ? null : [...one.considerations],
    import_id: importId,
  }))
  await ctx.db
    .insertInto('awarded_contract')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['territory_id', 'uid']).doUpdateSet((eb) => ({
        kind: eb.ref('excluded.kind'),
        shape: eb.ref('excluded.shape'),
        buyer_siret: eb.ref('excluded.buyer_siret'),
        buyer_name: eb.ref('excluded.buyer_name'),
        title: eb.ref('excluded.title'),
        cpv: eb.ref('excluded.cpv'),
        amount: eb.ref('excluded.amount'),
        procedure: eb.ref('excluded.procedure'),
        notified_on: eb.ref('excluded.notified_on'),
        published_on: eb.ref('excluded.published_on'),
        place_code: eb.ref('excluded.place_code'),
        place_kind: eb.ref('excluded.place_kind'),
        place_of_buyer: eb.ref('excluded.place_of_buyer'),
        considerations: eb.ref('excluded.considerations'),
        import_id: eb.ref('excluded.import_id'),
      })),
    )
    .execute()
  await ctx.db
    .deleteFrom('contract_holder')
    .where('territory_id', '=', territory_id)
    .where('uid', 'in', uids)
    .execute()
  const holders = contracts.flatMap(({ uid, holders: list }) =>
    list.map(({ scheme, id }) => ({ territory_id, uid, scheme, identifier: id })),
  )
  // One parameter, whatever the number of those who won.
  await sql`insert into contract_holder select * from
    json_populate_recordset(null::contract_holder, ${JSON.stringify(holders)}::json)`.execute(ctx.db)
}

/** A structure of the directory that won a contract: by its SIRET, or only by its SIREN. */
export type Winner = {
  readonly uid: string
  readonly slug: string
  readonly name: string
  /** Another establishment of the same legal unit. */
  readonly weak: boolean
}

/** Who won these contracts, of the structures of the directory alone; the establishment itself hides its sisters. */
export const winnersOf = async (db: Db, scope: Scope, uids: readonly string[]): Promise<Winner[]> => {
  if (uids.length === 0) return []
  const rows = await db
    .selectFrom('contract_holder')
    .innerJoin('structure', (join) =>
      join
        .onRef('structure.territory_id', '=', 'contract_holder.territory_id')
        .on(sql<boolean>`structure.siren = left(contract_holder.identifier, 9)`),
    )
    .select([
      'contract_holder.uid',
      'contract_holder.identifier',
      'structure.slug',
      'structure.name',
      sql<boolean>`structure.siret is distinct from contract_holder.identifier`.as('weak'),
    ])
    .where('contract_holder.territory_id', '=', scope.territoryId)
    .where('structure.deleted_at', 'is', null)
    .where('contract_holder.scheme', '=', 'SIRET')
    .where('contract_holder.uid', 'in', uids)
    .orderBy('structure.name_key')
    .execute()
  const sure = new Set(rows.filter(({ weak }) => !weak).map(({ uid, identifier }) => `${uid} ${identifier}`))
  return rows
    .filter(({ uid, identifier, weak }) => !weak || !sure.has(`${uid} ${identifier}`))
    .map(({ uid, slug, name, weak }) => ({ uid, slug, name, weak }))
}
