import { once } from 'node:events'
import { createServer as createTlsServer } from 'node:https'
import { join } from 'node:path'
import { serve as listen } from '@hono/node-server'
import { accessLinkUrl, createAccessLink } from './accounts/index.ts'
import { makeApplication } from './application.ts'
import { type Config, ConfigRefusal, plainHttpWarning } from './config.ts'
import { loadDemonstration } from './demonstration.ts'
import { openDatabase } from './openDatabase.ts'
import { mintScope } from './platform/access/scope.ts'
import { connect } from './platform/database/connect.ts'
import { makeCtx } from './platform/database/context.ts'
import { localFiles } from './platform/files/local.ts'
import { systemClock } from './platform/kernel/dates.ts'
import { localOutbox, type MailPort } from './platform/mail/port.ts'
import { makeLog } from './platform/telemetry/log.ts'
import { makeTelemetry } from './platform/telemetry/telemetry.ts'
import { loadTerritory } from './platform/territory.ts'
import { prepareTerritory } from './prepareTerritory.ts'

/** The first entry of an administrator stays open long enough for a morning's installation. */
const FIRST_LINK_MINUTES = 12 * 60

/** One link at each start, printed for whoever holds the console. */
const administratorLink = async (applicationUrl: string, publicUrl: string): Promise<string> => {
  const { db, close } = connect(applicationUrl, { max: 1 })
  try {
    const territory = await loadTerritory(db)
    if (territory === null) throw new Error('no territory')
    const scope = mintScope(territory.id, { kind: 'system', purpose: 'start' })
    const ctx = makeCtx({ db, clock: systemClock, scope, dispatch: async () => {} })
    const { token } = await createAccessLink(ctx, { kind: 'administrator', minutes: FIRST_LINK_MINUTES })
    return accessLinkUrl(publicUrl, token)
  } finally {
    await close()
  }
}

/** The library of SMTP is loaded only where it serves. */
const mailPort = async ({ smtpUrl, mailFrom }: Config): Promise<MailPort> =>
  smtpUrl === null
    ? localOutbox
    : (await import('./platform/mail/smtp.ts')).smtpMail({ url: smtpUrl, from: mailFrom })

/**
 * Starts everything, serves, and stops cleanly on SIGTERM or SIGINT. `say` writes the few sentences that a person reads;
 * logs go to a file (embedded) or to standard error.
 */
export const serve = async (config: Config, say: (sentence: string) => void): Promise<void> => {
  const log = makeLog(
    config.databaseUrl === null ? join(config.dataFolder, 'openmap.log') : 2,
    config.logLevel,
  )
  const database = await openDatabase(config, { purpose: 'server', log })
  try {
    await prepareTerritory(database.applicationUrl)
    // Refused, without a word, as soon as the folder holds anything; never tried on an outside server.
    if (database.embedded) await loadDemonstration(database.applicationUrl, { clock: systemClock, say })
    const telemetry = makeTelemetry(log)
    const application = await makeApplication({
      applicationUrl: database.applicationUrl,
      publicUrl: config.publicUrl,
      files: localFiles(join(config.dataFolder, 'files')),
      mail: await mailPort(config),
      clock: systemClock,
      telemetry,
    })
    const server = listen({
      fetch: application.http.fetch,
      port: config.port,
      hostname: config.host,
      ...(config.tls === null ? {} : { createServer: createTlsServer, serverOptions: config.tls }),
    })
    const stop = async (): Promise<void> => {
      server.close()
      await application.stop()
      await database.stop()
    }
    try {
      await once(server, 'listening')
    } catch (error) {
      await stop()
      const code = (error as NodeJS.ErrnoException).code
      if (code === 'EADDRINUSE') {
        throw new ConfigRefusal(
          `Le port ${config.port} est déjà pris sur ${config.host}\u00a0: arrêtez l’autre programme, ou choisissez un autre port, par exemple PORT=3001 npm start.`,
        )
      }
      if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
        throw new ConfigRefusal(
          `HOST vaut «\u00a0${config.host}\u00a0», qui n’est pas une adresse de cette machine\u00a0: donnez 127.0.0.1, 0.0.0.0 ou l’une de ses adresses.`,
        )
      }
      if (code === 'EACCES') {
        throw new ConfigRefusal(
          `Le port ${config.port} demande des droits d’administration\u00a0: choisissez un port au-dessus de 1024.`,
        )
      }
      throw error
    }
    const warning = plainHttpWarning(config)
    if (warning !== null) say(warning)
    say(
      `Lien d’administration, valable une fois pendant douze heures\u00a0: ${await administratorLink(database.applicationUrl, config.publicUrl)}`,
    )
    say(`OpenMap ESS est prêt\u00a0: ${config.publicUrl}`)
    let stopping = false
    const onSignal = (): void => {
      if (stopping) return
      stopping = true
      say('Arrêt en cours…')
      void stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'stop')
          process.exit(1)
        },
      )
    }
    process.on('SIGTERM', onSignal)
    process.on('SIGINT', onSignal)
  } catch (error) {
    await database.stop()
    throw error
  }
}
