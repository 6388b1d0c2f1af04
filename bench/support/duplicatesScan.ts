import { sql } from 'kysely'
import { eachStructure, importStructures, type Structure, saveStructures } from '../../app/directory/index.ts'
import { countPairs, scanDirectory } from '../../app/duplicates/index.ts'
import { mintScope } from '../../app/platform/access/scope.ts'
import { connect } from '../../app/platform/database/connect.ts'
import { newId } from '../../app/platform/database/id.ts'
import { systemTransact } from '../../app/platform/jobs/transact.ts'
import { systemClock } from '../../app/platform/kernel/dates.ts'

/** Of so many records, one has a twin. */
const EVERY = 100
const CHANGED = 100

/** The most memory that this process held while `work` ran, beyond what it held before. */
const measured = async <T>(work: () => Promise<T>) => {
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 50)
  const begun = performance.now()
  const value = await work()
  clearInterval(watch)
  return {
    value,
    seconds: Number(((performance.now() - begun) / 1000).toFixed(2)),
    mebibytes: Math.round((most - before) / 1_048_576),
  }
}

const twinOf = (one: Structure): Structure => {
  const id = newId()
  return { ...one, id, slug: `jumelle-${id.slice(-10)}`, siret: null, name: one.name.toUpperCase() }
}

/** Imports a file, gives a twin to one record of a hundred, and compares: all of them, then what changed. */
export const measureScan = async (url: string, file: string) => {
  const { db, close } = connect(url, { max: 4, context: { actor: 'system' } })
  try {
    const territoryId = newId()
    await db.insertInto('territory').values({ id: territoryId, slug: 'essai', name: 'Essai' }).execute()
    const parts = { db, clock: systemClock, dispatch: async () => {}, territoryId, purpose: 'bench' }
    const transact = systemTransact(parts)
    const scope = mintScope(territoryId, { kind: 'system', purpose: 'bench' })
    await transact(async (ctx) => {
      const done = await importStructures(ctx, { source: { path: file }, origin: 'essai' })
      if (!done.ok) throw new Error(done.refusal.sentence)
    })
    let twins = 0
    for await (const batch of eachStructure(db, scope)) {
      const some = batch.filter((_one, index) => index % EVERY === 0).map(twinOf)
      twins += some.length
      await transact((ctx) => saveStructures(ctx, some))
    }
    await sql`analyze`.execute(db).catch(() => {})
    const whole = await measured(() => scanDirectory(transact))
    const pairs = await countPairs(db, scope, 'open')
    await transact(async (ctx) => {
      for await (const batch of eachStructure(ctx.db, scope)) {
        await saveStructures(
          ctx,
          batch.slice(0, CHANGED).map((one) => ({ ...one, phone: '01 23 45 67 89' })),
        )
        break
      }
    })
    const changed = await measured(() => scanDirectory(transact))
    const nothing = await measured(() => scanDirectory(transact))
    const { rows } = await sql<{ bytes: number }>`
      select pg_total_relation_size('duplicate_key') + pg_total_relation_size('duplicate_card') as bytes`.execute(
      db,
    )
    return {
      records: whole.value,
      twins,
      pairs,
      seconds: whole.seconds,
      mebibytes: whole.mebibytes,
      changed: { records: changed.value, seconds: changed.seconds },
      nothingChanged: { seconds: nothing.seconds },
      keysMegabytes: Math.round(Number(rows[0]?.bytes ?? 0) / 1e6),
    }
  } finally {
    await close()
  }
}
