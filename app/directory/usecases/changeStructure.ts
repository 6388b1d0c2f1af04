import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { loadGazetteer } from '../../platform/geo/find.ts'
import { today } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { changedBy, changedFields, movesPlace, type StructureChange } from '../domain/change.ts'
import { placed } from '../domain/placement.ts'
import { sourceOf } from '../domain/policy.ts'
import type { Refused } from '../domain/refusals.ts'
import { type Cause, same } from '../domain/revision.ts'
import type { Structure } from '../domain/structure.ts'
import { t } from '../messages.ts'
import { contactOf, writeContact } from '../store/contacts.ts'
import { holdSiret } from '../store/holdSiret.ts'
import { survivorOf } from '../store/merges.ts'
import { readStructures } from '../store/readStructures.ts'
import { revisionsOf } from '../store/revisions.ts'
import { commitStructure } from './commitStructure.ts'

export type ChangeInput = {
  readonly structureId: string
  readonly change: StructureChange
  readonly cause: Cause
  readonly importId?: string
  /** The version that whoever writes had before their eyes; without it the change holds whatever happened meanwhile. */
  readonly version?: number
  /** Where the values come from, and of when; by default from whoever acts, today. */
  readonly origin?: { readonly source: string; readonly date: string }
}

export type Changed = { readonly structure: Structure; readonly changed: boolean }

/** A record, held until the end of the transaction. */
export const lockStructure = async (ctx: Ctx, structureId: string): Promise<Structure | null> =>
  (await readStructures(ctx.db, ctx.scope, 'id', [structureId], { lock: true, deleted: true }))[0] ?? null

const changedMeanwhile = async (
  ctx: Ctx,
  structure: Structure,
  version: number,
  fields: readonly string[],
): Promise<string[]> => {
  if (structure.version === version) return []
  const revisions = await revisionsOf(ctx.db, ctx.scope, structure.id, { after: version })
  const meanwhile = new Set(revisions.flatMap(({ after }) => Object.keys(after)))
  return fields.filter((field) => meanwhile.has(field))
}

/**
 * Changes a record: the only way to. Whoever calls it has proved that the actor may (see `mayEditRecord`), for the writing
 * itself goes beyond their rows. Two people who change other fields both win; on a same field the second is told.
 */
export const changeStructure = (ctx: Ctx, input: ChangeInput): Promise<Result<Changed, Refused>> =>
  asSystem(ctx, async () => {
    const { structureId, change, cause, importId, version } = input
    const before = await lockStructure(ctx, structureId)
    if (before === null) return refuse({ code: 'unknown-structure', sentence: t.refusals.unknown })
    const survivor = await survivorOf(ctx.db, ctx.scope, before)
    if (survivor !== null) {
      const { slug, name } = survivor
      return refuse({ code: 'merged', record: { slug, name }, sentence: t.refusals.merged(name) })
    }
    const known = change.contact === undefined ? null : await contactOf(ctx.db, ctx.scope, structureId)
    const { origin: _, ...formerly } = known ?? { origin: null }
    const contactChanges =
      change.contact !== undefined && !same(known === null ? null : formerly, change.contact)
    const fields = changedFields(before, change)
    if (version !== undefined) {
      const said = contactChanges ? [...fields, 'contact'] : fields
      const conflicts = await changedMeanwhile(ctx, before, version, said)
      if (conflicts.length > 0)
        return refuse({ code: 'conflict', fields: conflicts, sentence: t.refusals.conflict })
    }
    if (change.siret !== undefined && change.siret !== null && change.siret !== before.siret) {
      const taken = await holdSiret(ctx, change.siret)
      if (taken !== null) return refuse(taken)
    }
    const origin = input.origin ?? { source: sourceOf(ctx.actor, before), date: today(ctx.clock).toString() }
    let after = changedBy(before, change, origin)
    if (movesPlace(fields)) {
      const place = placed(after, await loadGazetteer(ctx.db))
      if (place.towns !== null)
        return refuse({
          code: 'post-code-town',
          field: 'postCode',
          sentence: t.refusals.postCodeTown(place.towns),
        })
      after = place.structure
    }
    if (contactChanges) await writeContact(ctx, structureId, change.contact ?? null, origin)
    const changed = await commitStructure(ctx, before, after, {
      cause,
      importId: importId ?? null,
      ...(contactChanges ? { contact: { before: known !== null, after: change.contact !== null } } : {}),
    })
    return ok({ structure: after, changed })
  })
