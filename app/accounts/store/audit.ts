import { actorKey, personIdOf } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import type { Json } from '../../platform/database/schema.ts'
import { toDate } from '../../platform/kernel/dates.ts'

/** A change worth answering for: rights, bodies, settings. Holds identifiers and roles, never a secret. */
export type Change = {
  /** What was done, by a stable name: `membership.role-changed`. */
  readonly action: string
  readonly subject: { readonly kind: string; readonly id: string }
  readonly organisationId?: string | undefined
  readonly before?: Json
  readonly after?: Json
}

/** What differs between two states, each side alone, as an entry of the journal keeps it; null when nothing does. */
export const changesBetween = <T extends object>(
  before: T,
  after: T,
  fields: readonly (keyof T & string)[],
): { readonly before: Json; readonly after: Json } | null => {
  const changed = fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
  const side = (state: T): Json =>
    Object.fromEntries(changed.map((field) => [field, state[field] as unknown as Json]))
  return changed.length === 0 ? null : { before: side(before), after: side(after) }
}

/** Writes a change in the audit trail, in the transaction of its effect. @returns the identifier of the entry */
export const recordChange = async (ctx: Ctx, change: Change): Promise<string> => {
  const { actor } = ctx
  const id = newId()
  await ctx.db
    .insertInto('audit_entry')
    .values({
      territory_id: ctx.scope.territoryId,
      id,
      at: toDate(ctx.clock.now()),
      actor: actorKey(actor),
      person_id: personIdOf(actor),
      action: change.action,
      subject_kind: change.subject.kind,
      subject_id: change.subject.id,
      organisation_id: change.organisationId ?? null,
      before: change.before === undefined ? null : JSON.stringify(change.before),
      after: change.after === undefined ? null : JSON.stringify(change.after),
    })
    .execute()
  ctx.journal.entries += 1
  return id
}
