import type { Hono } from 'hono'
import { actorOf, linkById } from './accounts/index.ts'
import { connect, type Database } from './platform/database/connect.ts'
import { secretOf } from './platform/database/secrets.ts'
import type { FilesPort } from './platform/files/port.ts'
import { clientFiles, serveAsset } from './platform/http/assets.ts'
import { createServer } from './platform/http/server.ts'
import { type Jobs, startJobs } from './platform/jobs/jobs.ts'
import { react } from './platform/jobs/subscribe.ts'
import type { Clock } from './platform/kernel/dates.ts'
import { deliverMail } from './platform/mail/deliverMail.ts'
import type { MailPort } from './platform/mail/port.ts'
import type { Telemetry } from './platform/telemetry/telemetry.ts'
import { loadTerritory } from './platform/territory.ts'
import { routes } from './routes.ts'
import { errorPages } from './site/errorPages.tsx'
import { makeShell } from './site/shell.tsx'
import { makeSubscriptions } from './subscriptions.ts'
import { themeScriptHash } from './ui/index.ts'

export type Application = {
  readonly http: Hono
  readonly database: Database
  readonly jobs: Jobs
  readonly stop: () => Promise<void>
}

/** Wires the ports to the modules on a migrated database that holds a territory. */
export const makeApplication = async (parts: {
  applicationUrl: string
  publicUrl: string
  files: FilesPort
  mail: MailPort
  clock: Clock
  telemetry: Telemetry
}): Promise<Application> => {
  const { clock, telemetry, publicUrl, files, mail } = parts
  const { log } = telemetry
  const database = connect(parts.applicationUrl, { onError: (error) => log.warn({ err: error }, 'database') })
  const { db } = database
  const territory = await loadTerritory(db)
  if (territory === null) throw new Error('no territory in this database')
  const jobs = await startJobs(parts.applicationUrl, log)
  const subscriptions = makeSubscriptions({ territory, publicUrl, enqueue: jobs.enqueue })
  await jobs.work('fact', async ({ factId }) => {
    if (factId !== undefined) await react(db, { clock, dispatch: jobs.dispatch, subscriptions }, factId)
  })
  await jobs.work('mail', async ({ territoryId, mailId }) => {
    if (territoryId !== undefined && mailId !== undefined)
      await deliverMail(db, { port: mail, clock }, { territoryId, mailId })
  })
  const http = createServer({
    routes,
    services: {
      territory,
      files,
      publicUrl,
      metrics: telemetry.metrics,
      operations: {
        mailServer: mail.server,
        reactionsTo: (type) => (subscriptions[type] ?? []).map(({ effect }) => effect),
        retryJob: jobs.retry,
      },
    },
    db,
    clock,
    dispatch: jobs.dispatch,
    shell: makeShell(territory, await clientFiles()),
    errorPages,
    resolveActor: async (id) => {
      const link = await linkById(db, territory.id, id)
      return link === null ? null : actorOf(link)
    },
    secret: await secretOf(db, 'session'),
    scriptHash: themeScriptHash,
    telemetry,
    serveAssets: serveAsset,
  })
  return {
    http,
    database,
    jobs,
    stop: async () => {
      await jobs.stop()
      await database.close()
    },
  }
}
