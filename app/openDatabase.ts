import pg from 'pg'
import { type Config, ConfigRefusal } from './config.ts'
import { databaseReason } from './databaseReason.ts'
import { attachOrStart, type EmbeddedLog, startEmbedded } from './platform/database/embedded/index.ts'
import { loginOf, migrate, pendingMigrations } from './platform/database/migrate.ts'

export type OpenDatabase = {
  readonly applicationUrl: string
  readonly ownerUrl: string | null
  /** Address of the superuser of the embedded server: base backups only. */
  readonly superuserUrl: string | null
  readonly embedded: boolean
  /** A cluster just made: the demonstration may be loaded. */
  readonly fresh: boolean
  readonly attached: boolean
  readonly stop: () => Promise<void>
}

/** The application login must obey row-level security: neither superuser, nor owner, nor exempt. */
const assertModest = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  try {
    await client.connect()
  } catch (error) {
    throw new ConfigRefusal(
      `La base de données désignée par DATABASE_URL ne répond pas (${databaseReason(error)})\u00a0: vérifiez l’adresse, le compte et le serveur.`,
    )
  }
  try {
    const { rows } = await client.query<{ refused: boolean }>(
      `select rolsuper or rolbypassrls or exists (
         select from pg_tables where schemaname = 'public' and tableowner = current_user
       ) as refused from pg_roles where rolname = current_user`,
    )
    if (rows[0]?.refused !== false) {
      throw new ConfigRefusal(
        'Le compte de DATABASE_URL est superutilisateur, propriétaire des tables ou dispensé des règles d’accès\u00a0: donnez un compte ordinaire, et le propriétaire dans DATABASE_OWNER_URL.',
      )
    }
  } finally {
    await client.end()
  }
}

/** Without an owner nothing can be migrated: the schema must already be that of this code. */
const assertMigrated = async (url: string): Promise<void> => {
  if ((await pendingMigrations(url)).length > 0) {
    throw new ConfigRefusal(
      'Le schéma de la base est en retard sur le logiciel\u00a0: donnez aussi DATABASE_OWNER_URL pour que le démarrage le mette à jour.',
    )
  }
}

const migrateAs = async (ownerUrl: string, applicationLogin: string): Promise<void> => {
  try {
    await migrate(ownerUrl, applicationLogin)
  } catch (error) {
    throw new ConfigRefusal(
      `La mise à jour de la base par DATABASE_OWNER_URL n’a pas abouti (${databaseReason(error)})\u00a0: vérifiez l’adresse et que ce compte est bien le propriétaire de la base.`,
    )
  }
}

/**
 * The database of this process: the outside one of `DATABASE_URL`, or the embedded one of the data folder. Migrates when
 * an owner is known. Throws a `ConfigRefusal` or an `EmbeddedRefusal`, whose message is the sentence to show.
 */
export const openDatabase = async (
  config: Config,
  options: { purpose: 'server' | 'command'; log: EmbeddedLog },
): Promise<OpenDatabase> => {
  if (config.databaseUrl !== null) {
    const url = config.databaseUrl
    await assertModest(url)
    if (config.databaseOwnerUrl === null) await assertMigrated(url)
    else await migrateAs(config.databaseOwnerUrl, loginOf(url))
    return {
      applicationUrl: url,
      ownerUrl: config.databaseOwnerUrl,
      superuserUrl: null,
      embedded: false,
      fresh: false,
      attached: false,
      stop: async () => {},
    }
  }
  const base = { folder: config.dataFolder, log: options.log }
  const database =
    options.purpose === 'server'
      ? await startEmbedded({ ...base, purpose: 'server' })
      : await attachOrStart(base)
  try {
    if (!database.attached) await migrate(database.ownerUrl, loginOf(database.applicationUrl))
  } catch (error) {
    await database.stop()
    throw error
  }
  return { ...database, embedded: true }
}
