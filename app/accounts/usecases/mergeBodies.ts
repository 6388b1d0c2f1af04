import { sql } from 'kysely'
import type { Ctx } from '../../platform/database/context.ts'
import { withinSavepoint } from '../../platform/database/savepoint.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/kernel/result.ts'
import { r } from '../domain/administrationRefusals.ts'
import { mergedBody } from '../domain/mergedBody.ts'
import { recordChange } from '../store/audit.ts'
import { saveBody } from '../store/bodies.ts'
import { holdLinks, type MovedLinks, moveLinks, recordMerge } from '../store/bodyLinks.ts'
import { type BodyRecord, findBodyRecord } from '../store/bodyRecords.ts'
import { lockBody } from '../store/members.ts'
import { bodyDifference } from './changeBody.ts'

type Wanted = { readonly survivorId: string; readonly mergedId: string }
export type MergeRefusal = Refusal<'unknown-body' | 'same' | 'merged' | 'busy'>

/** Postgres: another transaction holds what this one waits for. */
const BUSY = new Set(['55P03', '40P01'])

/** May these two be made one? */
const mergeable = async (
  ctx: Ctx,
  { survivorId, mergedId }: Wanted,
): Promise<Result<{ readonly survivor: BodyRecord; readonly merged: BodyRecord }, MergeRefusal>> => {
  if (survivorId === mergedId) return refuse({ code: 'same', sentence: r.body.same })
  const survivor = await findBodyRecord(ctx.db, ctx.scope, survivorId)
  const merged = await findBodyRecord(ctx.db, ctx.scope, mergedId)
  if (survivor === null || merged === null) return refuse({ code: 'unknown-body', sentence: r.body.unknown })
  if (survivor.mergedInto !== null || merged.mergedInto !== null)
    return refuse({ code: 'merged', sentence: r.body.merged })
  return ok({ survivor, merged })
}

const merge = async (ctx: Ctx, wanted: Wanted): Promise<Result<MovedLinks, MergeRefusal>> => {
  // Shorter than the second after which Postgres looks for deadlocks: this change gives way, never that of somebody else.
  await sql`set local lock_timeout = '500ms'`.execute(ctx.db)
  // In one order whatever the way round: two merges of the same pair do not hold each other.
  for (const id of [wanted.survivorId, wanted.mergedId].sort()) await lockBody(ctx, id)
  await holdLinks(ctx)
  const found = await mergeable(ctx, wanted)
  if (!found.ok) return found
  const { survivor, merged } = found.value
  const after = mergedBody(survivor, merged)
  const difference = bodyDifference(survivor, after)
  if (difference !== null) await saveBody(ctx, survivor, after)
  const links = await moveLinks(ctx, wanted)
  await recordMerge(ctx, { ...wanted, mergedSlug: merged.slug })
  await sql`set local lock_timeout to default`.execute(ctx.db)
  const { name, slug, siren } = merged
  const moved = Object.fromEntries(Object.entries(links).filter(([, count]) => count > 0))
  await recordChange(ctx, {
    action: 'organisation.merged',
    subject: { kind: 'organisation', id: merged.id },
    organisationId: survivor.id,
    before: { mergedName: name, mergedSlug: slug, mergedSiren: siren, survivor: difference?.before ?? null },
    after: { mergedInto: survivor.id, survivor: difference?.after ?? null, moved },
  })
  return ok(links)
}

/**
 * Makes two records of one body a single one, in the transaction of the caller: every link goes to the survivor, of two
 * roles the higher is kept, and the address of the other leads to it from now on. It cannot be undone. When somebody is
 * writing a link of one of them at this very moment, nothing is done and the refusal says to try again.
 */
export const mergeBodies = async (ctx: Ctx, wanted: Wanted): Promise<Result<MovedLinks, MergeRefusal>> => {
  try {
    // Links of events and of the directory are beyond the rows of whoever administers.
    return await withinSavepoint(ctx, () => asSystem(ctx, () => merge(ctx, wanted)))
  } catch (error) {
    const { code } = error as { readonly code?: unknown }
    if (typeof code === 'string' && BUSY.has(code)) return refuse({ code: 'busy', sentence: r.body.busy })
    throw error
  }
}
