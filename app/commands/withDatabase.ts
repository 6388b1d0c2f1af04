import { readConfig } from '../config.ts'
import { type OpenDatabase, openDatabase } from '../openDatabase.ts'
import { mintScope } from '../platform/access/scope.ts'
import { connect, type Database } from '../platform/database/connect.ts'
import type { Ctx, Dispatch } from '../platform/database/context.ts'
import { silentLog } from '../platform/database/embedded/index.ts'
import { inTransaction } from '../platform/database/transaction.ts'
import { startJobs } from '../platform/jobs/jobs.ts'
import { systemClock } from '../platform/kernel/dates.ts'
import { makeLog } from '../platform/telemetry/log.ts'
import { loadTerritory, type Territory } from '../platform/territory.ts'
import { prepareTerritory } from '../prepareTerritory.ts'
import { EXIT } from './output.ts'

export type CommandDatabase = {
  readonly opened: OpenDatabase
  readonly database: Database
  readonly territory: Territory
  /** Runs `work` in one transaction, kept unless `keep` says no. */
  readonly transact: <T>(work: (ctx: Ctx) => Promise<T>, keep?: (outcome: T) => boolean) => Promise<T>
}

/** Leaving by `exit` undoes the transaction, and stops the database where this command has started it. */
const interrupted = (): void => process.exit(EXIT.refused)

/**
 * Opens the database for one command: beside a running server it attaches to its database, else it starts the embedded
 * one for the time of the command.
 */
export const withDatabase = async <T>(
  purpose: string,
  run: (access: CommandDatabase) => Promise<T>,
): Promise<T> => {
  const config = readConfig(process.env)
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, interrupted)
  const opened = await openDatabase(config, { purpose: 'command', log: silentLog })
  try {
    await prepareTerritory(opened.applicationUrl)
    const database = connect(opened.applicationUrl, { max: 4, context: { actor: 'system' } })
    const jobs = await startJobs(opened.applicationUrl, makeLog(2, 'warn'))
    try {
      const territory = await loadTerritory(database.db)
      if (territory === null) throw new Error('no territory')
      const scope = mintScope(territory.id, { kind: 'system', purpose })
      const dispatch: Dispatch = jobs.dispatch
      return await run({
        opened,
        database,
        territory,
        transact: (work, keep = () => true) =>
          inTransaction(database.db, { clock: systemClock, scope, dispatch }, work, keep),
      })
    } finally {
      await jobs.stop()
      await database.close()
    }
  } finally {
    await opened.stop()
    for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, interrupted)
  }
}
