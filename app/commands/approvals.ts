import type { Command } from 'commander'
import { decideApproval, type NamedApproval, waitingApprovals } from '../administration/index.ts'
import { approvables } from '../approvables.ts'
import { readConfig } from '../config.ts'
import type { Ctx } from '../platform/database/context.ts'
import { formatDateTime } from '../platform/i18n/format.ts'
import { localOf, toDate } from '../platform/kernel/dates.ts'
import { answer, CommandRefusal } from './output.ts'
import { withDatabase } from './withDatabase.ts'

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const titleOf = async (ctx: Ctx, { kind, payload }: NamedApproval): Promise<string> =>
  (await approvables.find((one) => one.kind === kind)?.words(ctx, payload))?.title ?? kind

/** Requests that wait for a second person. */
const list = (options: { json?: boolean }): Promise<void> =>
  withDatabase('admin', async ({ transact, territory }) => {
    const waiting = await transact(async (ctx) => {
      const found: { id: string; title: string; reason: string; askedBy: string; expiresAt: Date }[] = []
      for (const one of await waitingApprovals(ctx.db, ctx.scope, toDate(ctx.clock.now()))) {
        const { id, reason, expiresAt, askedByName } = one
        found.push({ id, title: await titleOf(ctx, one), reason, askedBy: askedByName ?? '', expiresAt })
      }
      return found
    })
    await answer(waiting, options, () =>
      waiting.length === 0
        ? 'Aucune décision n’attend.'
        : waiting
            .map(
              ({ id, title, reason, askedBy, expiresAt }) =>
                `${id}\n  ${title}\n  Demandé par ${askedBy}\u00a0: ${reason}\n  S’éteint le ${formatDateTime(localOf(expiresAt, territory.zone))}`,
            )
            .join('\n'),
    )
  })

/** Being at the server's own command line stands for the second person. */
const decide =
  (decision: 'approved' | 'refused', done: string) =>
  async (id: string, options: { json?: boolean }): Promise<void> => {
    if (!ID.test(id))
      throw new CommandRefusal(
        `«\u00a0${id}\u00a0» n’est pas l’identifiant d’une demande\u00a0: «\u00a0openmap admin approvals\u00a0» les affiche.`,
      )
    const { publicUrl } = readConfig(process.env)
    await withDatabase('admin', async ({ transact, territory }) => {
      const site = { territory, publicUrl }
      const decided = await transact(
        (ctx) => decideApproval(ctx, { site, approvables, id, decision }),
        (result) => result.ok,
      )
      if (!decided.ok) throw new CommandRefusal(decided.refusal)
      await answer({ id, decision }, options, () => done)
    })
  }

/** Decisions of two people, where nobody else administers. */
export const addApprovalCommands = (admin: Command): void => {
  const json = ['--json', 'une réponse JSON sur la sortie standard'] as const
  admin
    .command('approvals')
    .description('affiche les décisions à deux qui attendent')
    .option(...json)
    .action(list)
  admin
    .command('approve <identifiant>')
    .description('approuve une décision à deux, à la place de la seconde personne')
    .option(...json)
    .action(decide('approved', 'C’est approuvé et fait.'))
  admin
    .command('refuse <identifiant>')
    .description('refuse une décision à deux')
    .option(...json)
    .action(decide('refused', 'La demande est refusée\u00a0: rien n’a changé.'))
}
