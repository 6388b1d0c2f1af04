import { sql } from 'kysely'
import { type LoadedDemo, loadDemo } from '../demo/index.ts'
import { mintScope } from './platform/access/scope.ts'
import { connect, type Db } from './platform/database/connect.ts'
import { inTransaction } from './platform/database/transaction.ts'
import type { Clock } from './platform/kernel/dates.ts'
import { ok, type Refusal, type Result, refuse } from './platform/kernel/result.ts'

const NOT_EMPTY =
  'Cette base contient déjà des données\u00a0: la démonstration ne se charge que dans une base vide. Désignez une base neuve, ou un dossier neuf avec OPENMAP_DATA.'

/** Nobody has put anything here yet: neither a structure, nor a body, nor an event. */
const isEmpty = async (db: Db): Promise<boolean> => {
  const { rows } = await sql<{ empty: boolean }>`select not (exists (select from structure)
    or exists (select from organisation) or exists (select from event)) as empty`.execute(db)
  return rows[0]?.empty === true
}

/**
 * Loads the demonstration territory into an empty database, in one transaction: a process killed in the middle leaves the
 * database empty, so that the next start simply begins again. Loaded or not is thus read off the data, and never marked.
 */
export const loadDemonstration = async (
  applicationUrl: string,
  { clock, say }: { readonly clock: Clock; readonly say: (sentence: string) => void },
): Promise<Result<LoadedDemo, Refusal>> => {
  const { db, close } = connect(applicationUrl, { max: 1, context: { actor: 'system' } })
  try {
    const territory = await db.selectFrom('territory').select('id').executeTakeFirstOrThrow()
    const scope = mintScope(territory.id, { kind: 'system', purpose: 'demo' })
    return await inTransaction(
      db,
      // Invented facts call for no reaction: nobody is written to.
      { clock, scope, dispatch: async () => {} },
      async (ctx): Promise<Result<LoadedDemo, Refusal>> => {
        // Two loads at once: the second waits here, then finds the first one's data.
        await ctx.db.selectFrom('territory').select('id').forUpdate().execute()
        if (!(await isEmpty(ctx.db))) return refuse({ code: 'not-empty', sentence: NOT_EMPTY })
        say('Chargement du territoire de démonstration…')
        await ctx.db.updateTable('territory').set({ demo: true }).where('id', '=', territory.id).execute()
        return ok(await loadDemo(ctx, say))
      },
      (result) => result.ok,
    )
  } finally {
    await close()
  }
}
