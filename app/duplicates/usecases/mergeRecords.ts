import { recordChange } from '../../accounts/index.ts'
import {
  changeStructure,
  contactOf,
  givePhotos,
  lockStructure,
  recordStructureMerge,
  type Structure,
} from '../../directory/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { type Choice, type Choices, mergedChange } from '../domain/mergedFields.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'
import { moveLinks } from '../store/links.ts'
import { insertMerge } from '../store/merges.ts'
import { decidePair, findPair } from '../store/pairs.ts'
import { onBoth } from './bothRecords.ts'

export type MergeInput = {
  readonly pairId: string
  /** The record that stays, with its addresses. */
  readonly keptId: string
  /** Field by field; those left out are the proposed ones. */
  readonly choices: Choices
  /** Whom to speak to. */
  readonly contact?: Choice
  /** What whoever merges had before their eyes, by record. */
  readonly versions: Readonly<Record<string, number>>
}

export type Merged = { readonly survivor: Structure; readonly merged: Structure }

const refusedBy = ({ sentence }: { readonly sentence: string }) =>
  refuse<Refused>({ code: 'record', sentence })

/** Why these two cannot be made one. */
const obstacle = (kept: Structure, merged: Structure, versions: MergeInput['versions']): Refused | null => {
  for (const { deletedAt, name } of [kept, merged])
    if (deletedAt !== null) return { code: 'in-trash', sentence: t.refusals.inTrash(name) }
  if (
    kept.organisationId !== null &&
    merged.organisationId !== null &&
    kept.organisationId !== merged.organisationId
  )
    return { code: 'two-bodies', sentence: t.refusals.twoBodies }
  const changed = [kept, merged].find(({ id, version }) => versions[id] !== version)
  return changed === undefined ? null : { code: 'changed', sentence: t.refusals.changed(changed.name) }
}

/**
 * Makes two records a single one: the survivor takes the chosen values, every link goes to it, the other leaves the
 * directory and its addresses lead on. Whoever calls it has proved that the actor tends both records.
 */
export const mergeRecords = async (ctx: Ctx, input: MergeInput): Promise<Result<Merged, Refused>> => {
  const pair = await findPair(ctx.db, ctx.scope, input.pairId)
  if (pair === null) return refuse({ code: 'unknown-pair', sentence: t.refusals.unknown })
  return onBoth(ctx, pair, async (held, records) => {
    const kept = records.get(input.keptId)
    const merged = records.get(pair.oneId === input.keptId ? pair.otherId : pair.oneId)
    if (kept === undefined || merged === undefined)
      return refuse({ code: 'unknown-pair', sentence: t.refusals.unknown })
    // The second of two people who decide at once finds what the first one did.
    if (!(await decidePair(held, pair.id, { from: 'open', to: 'merged' })))
      return refuse({ code: 'decided', sentence: t.refusals.decided })
    const against = obstacle(kept, merged, input.versions)
    if (against !== null) return refuse(against)
    return merge(held, { kept, merged, input, departments: pair.departments })
  })
}

type Wanted = {
  readonly kept: Structure
  readonly merged: Structure
  readonly input: MergeInput
  readonly departments: readonly string[]
}

const merge = async (
  ctx: Ctx,
  { kept, merged, input, departments }: Wanted,
): Promise<Result<Merged, Refused>> => {
  const cause = 'merge'
  const change = mergedChange(kept, merged, input.choices)
  const siretGiven = change.siret !== undefined && change.siret === merged.siret ? merged.siret : null
  const [mine, theirs] = [
    await contactOf(ctx.db, ctx.scope, kept.id),
    await contactOf(ctx.db, ctx.scope, merged.id),
  ]
  // The person who yields stays written beside the merged record, where undoing finds them.
  const contact = theirs !== null && (mine === null || input.contact === 'merged')
  const words = (one: typeof mine) => {
    if (one === null) return null
    const { origin: _, ...said } = one
    return said
  }
  const photos = await givePhotos(ctx, { fromId: merged.id, toId: kept.id, cause })
  const gone = await changeStructure(ctx, {
    structureId: merged.id,
    change: {
      deletedAt: toDate(ctx.clock.now()).toISOString(),
      ...(siretGiven === null ? {} : { siret: null }),
      ...(contact ? { contact: words(mine) } : {}),
    },
    cause,
  })
  if (!gone.ok) return refusedBy(gone.refusal)
  const origin = theirs?.origin
  const stays = await changeStructure(ctx, {
    structureId: kept.id,
    change: { ...change, ...(contact ? { contact: words(theirs) } : {}) },
    cause,
    ...(contact && origin !== undefined && origin.date !== null
      ? { origin: { source: origin.source, date: origin.date } }
      : {}),
  })
  if (!stays.ok) return refusedBy(stays.refusal)
  const links = await moveLinks(ctx, { mergedId: merged.id, survivorId: kept.id })
  await recordStructureMerge(ctx, { mergedId: merged.id, survivorId: kept.id })
  const survivor = (await lockStructure(ctx, kept.id)) ?? stays.value.structure
  await insertMerge(ctx, {
    mergedId: merged.id,
    versions: { before: kept.version, after: survivor.version },
    siretGiven,
    moved: { ...links, photos, contact },
    departments,
  })
  await recordChange(ctx, {
    action: 'structure.merged',
    subject: { kind: 'structure', id: merged.id },
    organisationId: survivor.organisationId ?? undefined,
    before: { name: merged.name, slug: merged.slug, siret: merged.siret },
    after: {
      mergedInto: kept.id,
      participants: links.asTheyAre.participant.length,
      lists: links.lists.length + links.yielded.length,
      photos: photos.length,
    },
  })
  return ok({ survivor, merged })
}
