import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { connect } from '../app/platform/database/connect.ts'
import { silentLog, startEmbedded } from '../app/platform/database/embedded/index.ts'
import { newId } from '../app/platform/database/id.ts'
import { loginOf, migrate } from '../app/platform/database/migrate.ts'
import { readSettings } from '../app/platform/settings/readSettings.ts'

const ROUNDS = 2000

const milliseconds = async (work: () => Promise<unknown>) => {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const begun = performance.now()
    await work()
    times.push(performance.now() - begun)
  }
  times.sort((a, b) => a - b)
  const at = (share: number): number => Number((times[Math.floor(times.length * share)] ?? 0).toFixed(3))
  return { p50: at(0.5), p95: at(0.95) }
}

/** What reading the settings at each page costs, beside an empty statement on the same connection. Milliseconds. */
export const bench = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'openmap-bench-'))
  const server = await startEmbedded({ folder, purpose: 'server', log: silentLog, durable: false })
  try {
    await migrate(server.ownerUrl, loginOf(server.applicationUrl))
    const { db, close } = connect(server.applicationUrl, { max: 1, context: { actor: 'system' } })
    const id = newId()
    await db.insertInto('territory').values({ id, slug: 'essai', name: 'Essai' }).execute()
    for (const [key, value] of Object.entries({
      contactEmail: 'a@essai.invalid',
      idleHours: 12,
      host: 'Essai',
    }))
      await db
        .insertInto('setting')
        .values({ territory_id: id, key, value: JSON.stringify(value), updated_at: new Date() })
        .execute()
    await milliseconds(() => readSettings(db, id))
    const settings = await milliseconds(() => readSettings(db, id))
    const empty = await milliseconds(() => sql`select 1`.execute(db))
    await close()
    return { rounds: ROUNDS, settings, empty }
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
