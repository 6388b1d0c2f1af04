import { recordChange } from '../../accounts/index.ts'
import {
  changeStructure,
  contactOf,
  folded,
  forgetStructureMerge,
  givePhotos,
  lockStructure,
  type RevisedField,
  type Revision,
  revisedFields,
  revisionsOf,
  type Snapshot,
  type Structure,
  type StructureChange,
  survivorOf,
  undoOf,
} from '../../directory/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { Refused } from '../domain/refusals.ts'
import { UNDO_DAYS, undoEnds } from '../domain/undo.ts'
import { t } from '../messages.ts'
import { moveBack } from '../store/links.ts'
import { type KeptMerge, mergeBetween } from '../store/merges.ts'
import { decidePair, findPair } from '../store/pairs.ts'
import { onBoth } from './bothRecords.ts'

/** What could not come back: fields of the survivor that somebody changed since, links that went elsewhere. */
export type Undone = {
  readonly restored: Structure
  readonly kept: readonly RevisedField[]
  readonly links: number
}

/** Brings back the record that was merged, with what is still where the merge had put it. */
export const undoMerge = async (
  ctx: Ctx,
  { pairId }: { readonly pairId: string },
): Promise<Result<Undone, Refused>> => {
  const pair = await findPair(ctx.db, ctx.scope, pairId)
  if (pair === null) return refuse({ code: 'unknown-pair', sentence: t.refusals.unknown })
  return onBoth(ctx, pair, async (held, records) => {
    const merge = await mergeBetween(held.db, held.scope, pair)
    const survivor = merge === null ? undefined : records.get(merge.survivorId)
    const merged = merge === null ? undefined : records.get(merge.mergedId)
    if (merge === null || survivor === undefined || merged === undefined)
      return refuse({ code: 'decided', sentence: t.refusals.decided })
    if (toDate(held.clock.now()) > undoEnds(merge.mergedAt))
      return refuse({ code: 'too-late', sentence: t.refusals.tooLate(UNDO_DAYS) })
    const later = await survivorOf(held.db, held.scope, survivor)
    if (later !== null) return refuse({ code: 'merged-again', sentence: t.refusals.mergedAgain(later.name) })
    if (!(await decidePair(held, pair.id, { from: 'merged', to: 'open' })))
      return refuse({ code: 'decided', sentence: t.refusals.decided })
    return undo(held, merge, { survivor, merged })
  })
}

/** Photos are brought back by themselves. */
const without = (snapshot: Snapshot | null): Snapshot | null => {
  if (snapshot === null) return null
  const { photos: _, ...rest } = snapshot
  return rest
}

const madeOf = (revisions: readonly Revision[]) =>
  folded(
    revisions.toReversed().map(({ version, before, after }) => ({
      version,
      before: without(before),
      after: without(after) ?? {},
    })),
  )

const PLACE = ['address', 'postCode', 'city', 'communeCode', 'department', 'position'] as const

/** What brings a record to another state of itself. */
const changeTo = (back: Structure, fields: readonly RevisedField[]): StructureChange => {
  const placed = PLACE.some((field) => fields.includes(field))
  const said = [...fields, ...(placed ? PLACE : []), 'origins' as const].filter(
    (field) => field !== 'slug' && field !== 'photos',
  )
  return Object.fromEntries(said.map((field) => [field, back[field]])) as StructureChange
}

type Both = { readonly survivor: Structure; readonly merged: Structure }

const undo = async (ctx: Ctx, merge: KeptMerge, both: Both): Promise<Result<Undone, Refused>> => {
  const { survivor, merged } = both
  const { moved, versions, siretGiven } = merge
  const cause = 'undo'
  await forgetStructureMerge(ctx, merged.id)
  const revisions = await revisionsOf(ctx.db, ctx.scope, survivor.id, { after: versions.before })
  const made = madeOf(revisions.filter(({ version }) => version <= versions.after))
  const since = revisions.filter(({ version }) => version > versions.after)
  const undone =
    made === null ? null : undoOf(survivor, made, toDate(ctx.clock.now()).toISOString(), madeOf(since))
  const contact = moved.contact && !since.some(({ after }) => after.contact !== undefined)
  const [mine, theirs] = [
    await contactOf(ctx.db, ctx.scope, survivor.id),
    await contactOf(ctx.db, ctx.scope, merged.id),
  ]
  const words = (one: typeof mine) => {
    if (one === null) return null
    const { origin: _, ...said } = one
    return said
  }
  const back = undone?.structure ?? null
  const fields = revisedFields.filter((field) => field in (made?.before ?? {}))
  const stays = await changeStructure(ctx, {
    structureId: survivor.id,
    change: {
      ...(back === null ? {} : changeTo(back, fields)),
      ...(contact ? { contact: words(theirs) } : {}),
    },
    cause,
  })
  if (!stays.ok) return refuse({ code: 'record', sentence: stays.refusal.sentence })
  // The number comes back where the survivor holds it no more.
  const free = siretGiven !== null && stays.value.structure.siret !== siretGiven
  const returns = await changeStructure(ctx, {
    structureId: merged.id,
    change: {
      deletedAt: null,
      ...(free ? { siret: siretGiven as NonNullable<Structure['siret']> } : {}),
      ...(contact ? { contact: words(mine) } : {}),
    },
    cause,
  })
  if (!returns.ok) return refuse({ code: 'record', sentence: returns.refusal.sentence })
  const photos = await givePhotos(ctx, { fromId: survivor.id, toId: merged.id, only: moved.photos, cause })
  const links =
    (await moveBack(ctx, { mergedId: merged.id, survivorId: survivor.id }, moved)) +
    moved.photos.length -
    photos.length
  const kept = undone?.kept ?? []
  await recordChange(ctx, {
    action: 'structure.merge-undone',
    subject: { kind: 'structure', id: merged.id },
    organisationId: survivor.organisationId ?? undefined,
    before: { mergedInto: survivor.id },
    after: { kept: [...kept], links },
  })
  return ok({ restored: (await lockStructure(ctx, merged.id)) ?? returns.value.structure, kept, links })
}
