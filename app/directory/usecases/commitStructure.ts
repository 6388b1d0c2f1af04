import { recordChange } from '../../accounts/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { type Cause, differenceOf, type Snapshot } from '../domain/revision.ts'
import type { Structure } from '../domain/structure.ts'
import { insertRevisions } from '../store/revisions.ts'
import { tellLists, writeStructures } from '../store/saveStructures.ts'

export type Commit = {
  readonly cause: Cause
  readonly importId?: string | null
  /** Was there somebody to speak to, and is there one: only where that changed. */
  readonly contact?: { readonly before: boolean; readonly after: boolean }
}

/**
 * Writes a record that its caller holds locked: the row, the revision, the journal, the version of the directory.
 * @returns whether anything differed
 */
export const commitStructure = async (
  ctx: Ctx,
  before: Structure | null,
  after: Structure,
  { cause, importId = null, contact }: Commit,
): Promise<boolean> => {
  const difference = differenceOf(before, after)
  if (difference === null && contact === undefined) return false
  const side = (snapshot: Snapshot | null | undefined, had: boolean | undefined): Snapshot | null =>
    had === undefined ? (snapshot ?? null) : { ...snapshot, contact: had }
  const versions = await writeStructures(ctx, [after])
  const row = {
    structureId: after.id,
    version: versions.get(after.id) ?? 1,
    before: side(difference?.before, contact?.before),
    after: side(difference?.after, contact?.after) ?? {},
  }
  await insertRevisions(ctx, [row], { cause, importId })
  await recordChange(ctx, {
    action: before === null ? 'structure.created' : 'structure.changed',
    subject: { kind: 'structure', id: after.id },
    organisationId: after.organisationId ?? undefined,
    // What changed is in the history of the record.
    after: { cause },
  })
  await tellLists(ctx)
  return true
}
