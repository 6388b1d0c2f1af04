import { access, constants, mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { CONSOLE_MINUTES, invitationUrl, invite } from '../accounts/index.ts'
import { readConfig } from '../config.ts'
import { openDatabase } from '../openDatabase.ts'
import {
  backupEmbedded,
  exportPortable,
  importPortable,
  kindOf,
  restoreEmbedded,
} from '../platform/database/backup/index.ts'
import { describeEmbedded, silentLog } from '../platform/database/embedded/index.ts'
import { mailAddress } from '../platform/mail/message.ts'
import { brokenLink, lastLink } from '../platform/privacy/accessLog.ts'
import { addApprovalCommands } from './approvals.ts'
import { answer, CommandRefusal, EXIT } from './output.ts'
import { rememberBackup } from './rememberBackup.ts'
import { type CommandDatabase, withDatabase } from './withDatabase.ts'

type Check = { readonly name: string; readonly ok: boolean; readonly detail: string }

const folderCheck = async (folder: string): Promise<Check> => {
  const name = 'dossier de données'
  try {
    await mkdir(folder, { recursive: true })
    await access(folder, constants.W_OK)
    return { name, ok: true, detail: folder }
  } catch (error) {
    return { name, ok: false, detail: `${folder}\u00a0: ${(error as NodeJS.ErrnoException).code}` }
  }
}

/** The chain of the log of readings: broken, it names its first bad link; whole, its last one, to note elsewhere. */
const readingsCheck = async ({ database, territory }: CommandDatabase): Promise<Check> => {
  const name = 'journal des consultations'
  const broken = await brokenLink(database.db, territory.id)
  if (broken !== null) {
    const detail = `chaîne rompue au maillon ${broken}\u00a0: une ligne a été changée, retirée ou ajoutée hors de l’application`
    return { name, ok: false, detail }
  }
  const last = await lastLink(database.db, territory.id)
  return {
    name,
    ok: true,
    detail: last === null ? 'vide' : `chaîne entière, dernier maillon ${last.number} ${last.hash}`,
  }
}

const databaseChecks = async (): Promise<Check[]> => {
  const name = 'base de données'
  try {
    return await withDatabase('doctor', async (access) => {
      const { database, opened, territory } = access
      const { rows } = await database.pool.query<{ version: string }>('select version() as version')
      const kind = opened.embedded ? 'embarquée' : 'extérieure'
      const version = rows[0]?.version.split(' on ')[0] ?? ''
      return [
        { name, ok: true, detail: `${kind}, ${territory.name}, ${version}` },
        await readingsCheck(access),
      ]
    })
  } catch (error) {
    return [{ name, ok: false, detail: error instanceof Error ? error.message : String(error) }]
  }
}

const doctor = async (options: { json?: boolean }): Promise<void> => {
  const config = readConfig(process.env)
  const { server } = describeEmbedded(config.dataFolder)
  const checks: Check[] = [
    { name: 'Node', ok: Number(process.versions.node.split('.')[0]) >= 24, detail: process.versions.node },
    ...(config.databaseUrl === null ? [await folderCheck(config.dataFolder)] : []),
    ...(await databaseChecks()),
    {
      name: 'serveur',
      ok: true,
      detail: server === undefined ? 'arrêté' : `en marche, processus ${server.appPid}`,
    },
    { name: 'courrier', ok: true, detail: config.smtpUrl === null ? 'boîte locale' : 'SMTP' },
  ]
  await answer({ ok: checks.every((check) => check.ok), checks }, options, () =>
    checks
      .map((check) => `${check.ok ? 'bien' : 'à corriger'} – ${check.name}\u00a0: ${check.detail}`)
      .join('\n'),
  )
  if (!checks.every((check) => check.ok)) process.exitCode = EXIT.refused
}

const backup = async (target: string, options: { json?: boolean }): Promise<void> => {
  const config = readConfig(process.env)
  const folder = resolve(target)
  if (config.databaseUrl === null) {
    const made = await backupEmbedded({ folder: config.dataFolder, target: folder, log: silentLog })
    await rememberBackup(config, made)
    await answer({ kind: made.kind, target: folder }, options, () => made.summary)
    return
  }
  if (config.databaseOwnerUrl === null) {
    throw new CommandRefusal(
      'La sauvegarde d’un serveur extérieur demande DATABASE_OWNER_URL\u00a0: donnez l’adresse du propriétaire.',
    )
  }
  const made = await exportPortable({
    url: config.databaseOwnerUrl,
    target: folder,
    dataFolder: config.dataFolder,
  })
  await rememberBackup(config, made)
  await answer({ kind: made.kind, target: folder, rows: made.rows }, options, () => made.summary)
}

const restore = async (source: string, options: { replace?: boolean; json?: boolean }): Promise<void> => {
  const config = readConfig(process.env)
  const folder = resolve(source)
  const kind = kindOf(folder)
  if (kind === undefined)
    throw new CommandRefusal(`«\u00a0${folder}\u00a0» ne contient pas de sauvegarde d’OpenMap ESS.`)
  const replace = options.replace ?? false
  if (kind === 'base-backup') {
    if (config.databaseUrl !== null) {
      throw new CommandRefusal(
        'Cette sauvegarde est celle d’une base embarquée\u00a0: retirez DATABASE_URL pour la remettre en place.',
      )
    }
    await restoreEmbedded({ folder: config.dataFolder, source: folder, replace, log: silentLog })
  } else {
    const opened = await openDatabase(config, { purpose: 'command', log: silentLog })
    try {
      if (opened.ownerUrl === null) {
        throw new CommandRefusal(
          'La remise en place demande DATABASE_OWNER_URL\u00a0: donnez l’adresse du propriétaire.',
        )
      }
      await importPortable({ url: opened.ownerUrl, source: folder, replace, dataFolder: config.dataFolder })
    } finally {
      await opened.stop()
    }
  }
  await answer({ restored: true, kind }, options, () => 'Les données sont remises en place.')
}

const inviteAdministrator = async (email: string, options: { json?: boolean }): Promise<void> => {
  const config = readConfig(process.env)
  const address = mailAddress(email)
  if (address === null) {
    throw new CommandRefusal(
      `« ${email} » n’est pas une adresse de courriel\u00a0: écrivez-la entière, par exemple prenom.nom@exemple.fr.`,
    )
  }
  const minutes = CONSOLE_MINUTES
  const offer = { kind: 'platform', role: 'administrator' } as const
  const { token } = await withDatabase('admin', ({ transact }) =>
    transact((ctx) => invite(ctx, { email: address, offer, minutes })),
  )
  const link = invitationUrl(config.publicUrl, token)
  await answer({ link, minutes }, options, () => `${link}\nValable une fois, pendant ${minutes} minutes.`)
}

export const addOperationCommands = (program: Command): void => {
  const json = ['--json', 'une réponse JSON sur la sortie standard'] as const
  program
    .command('doctor')
    .description('vérifie l’installation')
    .option(...json)
    .action(doctor)
  program
    .command('backup <dossier>')
    .description('sauvegarde la base et les fichiers')
    .option(...json)
    .action(backup)
  program
    .command('restore <dossier>')
    .description('remet une sauvegarde en place')
    .option('--replace', 'remplace les données présentes')
    .option(...json)
    .action(restore)
  const admin = program.command('admin').description('accès d’administration')
  admin
    .command('invite <courriel>')
    .description('affiche l’invitation à remettre à la première personne qui administre')
    .option(...json)
    .action(inviteAdministrator)
  addApprovalCommands(admin)
}
