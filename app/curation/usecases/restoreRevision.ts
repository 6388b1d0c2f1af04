import {
  changeStructure,
  mayEditRecord,
  revisionsOf,
  type Structure,
  tendsRecord,
} from '../../directory/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { type Result, refuse } from '../../platform/kernel/result.ts'
import type { Refused } from '../domain/refusals.ts'
import { restorable, restoringChange } from '../domain/restore.ts'
import { t } from '../messages.ts'

type Wanted = {
  readonly structure: Structure
  readonly revisionId: string
  readonly fields: readonly string[]
  /** Of the record, as whoever restores read it. */
  readonly version: number
}

/** What only the mission and coordinations write stays theirs when it comes back. */
const TENDED: readonly string[] = ['siret', 'kinds']

/** Gives fields of a record the values that they had before one of its changes. It is a change like another. */
export const restoreRevision = async (
  ctx: Ctx,
  { structure, revisionId, fields, version }: Wanted,
): Promise<Result<{ readonly changed: boolean }, Refused>> => {
  if (!mayEditRecord(ctx.actor, structure))
    return refuse({ code: 'not-allowed', sentence: t.refusals.notAllowed })
  const revision = (await revisionsOf(ctx.db, ctx.scope, structure.id)).find(({ id }) => id === revisionId)
  if (revision === undefined) return refuse({ code: 'no-revision', sentence: t.refusals.noRevision })
  const possible = restorable(revision).filter(
    (field) => !TENDED.includes(field) || tendsRecord(ctx.actor, structure),
  )
  if (fields.length === 0)
    return refuse({ code: 'nothing-to-restore', field: 'fields', sentence: t.refusals.nothingToRestore })
  if (fields.some((field) => !possible.includes(field)))
    return refuse({ code: 'field-not-there', field: 'fields', sentence: t.refusals.fieldNotThere })
  return changeStructure(ctx, {
    structureId: structure.id,
    change: restoringChange(structure, revision, fields),
    cause: 'restored',
    version,
  })
}
