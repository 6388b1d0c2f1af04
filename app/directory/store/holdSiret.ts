import { sql } from 'kysely'
import type { Ctx } from '../../platform/database/context.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'
import { survivorOf } from './merges.ts'
import { readStructures } from './readStructures.ts'

/** Nobody else takes this SIRET until the end of the transaction. @returns why it cannot be taken */
export const holdSiret = async (ctx: Ctx, siret: string): Promise<Refused | null> => {
  const { territoryId } = ctx.scope
  await sql`select pg_advisory_xact_lock(hashtext('structure-siret'), hashtext(${`${territoryId} ${siret}`}))`.execute(
    ctx.db,
  )
  const [other] = await readStructures(ctx.db, ctx.scope, 'siret', [siret], { deleted: true })
  if (other === undefined) return null
  const survivor = await survivorOf(ctx.db, ctx.scope, other)
  if (survivor !== null) {
    const { slug, name } = survivor
    return {
      code: 'siret-taken',
      field: 'siret',
      sentence: t.refusals.siretMerged(name),
      record: { slug, name },
    }
  }
  const sentence =
    other.deletedAt === null ? t.refusals.siretTaken(other.name) : t.refusals.siretInTrash(other.name)
  return { code: 'siret-taken', field: 'siret', sentence, record: { slug: other.slug, name: other.name } }
}
