import { once } from 'node:events'
import { createServer as createTlsServer } from 'node:https'
import { join } from 'node:path'
import { serve as listen } from '@hono/node-server'
import { makeApplication } from './application.ts'
import { type Config, ConfigRefusal, plainHttpWarning } from './config.ts'
import { loadDemonstration } from './demonstration.ts'
import { openDatabase } from './openDatabase.ts'
import { connect } from './platform/database/connect.ts'
import { localFiles } from './platform/files/local.ts'
import { systemClock } from './platform/kernel/dates.ts'
import { localOutbox, type MailPort } from './platform/mail/port.ts'
import { localErasureList } from './platform/privacy/erasureList.ts'
import { makeLog } from './platform/telemetry/log.ts'
import { makeTelemetry } from './platform/telemetry/telemetry.ts'
import { loadTerritory } from './platform/territory.ts'
import { prepareTerritory } from './prepareTerritory.ts'

/** How to come in, for whoever reads the console. */
const doorSentence = async (applicationUrl: string, publicUrl: string): Promise<string | null> => {
  const { db, close } = connect(applicationUrl, { max: 1, context: { actor: 'system' } })
  try {
    const territory = await loadTerritory(db)
    if (territory?.demo === true) return `Comptes de démonstration, en un clic\u00a0: ${publicUrl}/connexion`
    const administrator = await db
      .selectFrom('platform_role')
      .select('person_id')
      .where('role', '=', 'administrator')
      .executeTakeFirst()
    return administrator === undefined
      ? 'Personne n’administre encore cette installation\u00a0: « npm run -s openmap -- admin invite ADRESSE » affiche une invitation.'
      : null
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
      openId: config.openId,
      outside: config.outside,
      clock: systemClock,
      telemetry,
      erasures: localErasureList(join(config.dataFolder, 'erasures.jsonl')),
      keepsClock: true,
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
    const door = await doorSentence(database.applicationUrl, config.publicUrl)
    if (door !== null) say(door)
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
