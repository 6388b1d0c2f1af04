import { recordChange } from '../../accounts/index.ts'
import { changeStructure, lockStructure, type Structure, tendsRecord } from '../../directory/index.ts'
import { personIdOf } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { RemovalReason } from '../domain/proposal.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'
import { forgetRemoval, writeRemoval } from '../store/removals.ts'

/** The record as it stands, if whoever acts looks after it. Runs as the system. */
const hold = async (ctx: Ctx, structureId: string): Promise<Result<Structure, Refused>> => {
  const structure = await lockStructure(ctx, structureId)
  if (structure === null) return refuse({ code: 'unknown', sentence: t.refusals.unknown })
  return tendsRecord(ctx.actor, structure)
    ? ok(structure)
    : refuse({ code: 'not-allowed', sentence: t.refusals.notAllowed })
}

/** Takes a record out of the directory, for a reason. Nobody finds it any more; for 30 days it may come back. */
export const removeStructure = (
  ctx: Ctx,
  removal: { readonly structureId: string; readonly reason: RemovalReason; readonly note: string | null },
): Promise<Result<Structure, Refused>> =>
  asSystem(ctx, async () => {
    const { structureId, reason } = removal
    const held = await hold(ctx, structureId)
    if (!held.ok) return held
    if (held.value.deletedAt !== null) return refuse({ code: 'in-trash', sentence: t.refusals.inTrash })
    const done = await changeStructure(ctx, {
      structureId,
      change: { deletedAt: ctx.clock.now().toString() },
      cause: 'deleted',
    })
    if (!done.ok) return done
    await writeRemoval(ctx, { ...removal, by: personIdOf(ctx.actor) })
    await recordChange(ctx, {
      action: 'structure.removed',
      subject: { kind: 'structure', id: structureId },
      organisationId: held.value.organisationId ?? undefined,
      after: { reason },
    })
    return held
  })

/** Brings a record back, with all that points to it. */
export const bringBack = (ctx: Ctx, structureId: string): Promise<Result<Structure, Refused>> =>
  asSystem(ctx, async () => {
    const held = await hold(ctx, structureId)
    if (!held.ok) return held
    if (held.value.deletedAt === null)
      return refuse({ code: 'not-in-trash', sentence: t.refusals.notInTrash })
    const done = await changeStructure(ctx, { structureId, change: { deletedAt: null }, cause: 'restored' })
    if (!done.ok) return done
    await forgetRemoval(ctx, structureId)
    await recordChange(ctx, {
      action: 'structure.brought-back',
      subject: { kind: 'structure', id: structureId },
      organisationId: held.value.organisationId ?? undefined,
    })
    return ok(done.value.structure)
  })
