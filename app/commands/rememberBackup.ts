import { recordBackup } from '../administration/index.ts'
import type { Config } from '../config.ts'
import { connect } from '../platform/database/connect.ts'
import { attachOrStart, silentLog } from '../platform/database/embedded/index.ts'
import { pendingMigrations } from '../platform/database/migrate.ts'

type Made =
  | { readonly kind: 'base-backup'; readonly bytes: number }
  | {
      readonly kind: 'portable-export'
      readonly manifest: { readonly tables: readonly { readonly file: { readonly bytes: number } }[] }
    }

const bytesOf = (made: Made): number =>
  made.kind === 'base-backup'
    ? made.bytes
    : made.manifest.tables.reduce((sum, { file }) => sum + file.bytes, 0)

const write = async (applicationUrl: string, made: Made): Promise<void> => {
  // A copy taken before an update must not bring the update: a schema behind this code learns nothing of it.
  if ((await pendingMigrations(applicationUrl)).length > 0) return
  const { db, close } = connect(applicationUrl, { max: 1, context: { actor: 'system' } })
  try {
    await recordBackup(db, { kind: made.kind, bytes: bytesOf(made) }, new Date())
  } finally {
    await close()
  }
}

/** Leaves the trace of a backup in the database that was copied: the page of health tells how old the last one is. */
export const rememberBackup = async (config: Config, made: Made): Promise<void> => {
  if (config.databaseUrl !== null) return write(config.databaseUrl, made)
  const database = await attachOrStart({ folder: config.dataFolder, log: silentLog })
  try {
    await write(database.applicationUrl, made)
  } finally {
    await database.stop()
  }
}
