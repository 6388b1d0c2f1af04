import type { Ctx } from '../../platform/database/context.ts'
import { type ReadingPurpose, type RecordKind, recordReading } from '../../platform/privacy/accessLog.ts'

/**
 * Records that whoever administers reads about these people: a page or a file that shows them declares `logsReading`, and
 * calls this last. Reading about oneself is no reading of somebody else.
 */
export const recordPeopleRead = async (
  ctx: Ctx,
  read: {
    readonly record: { readonly kind: RecordKind; readonly id: string }
    readonly people: Iterable<string | null>
    readonly purpose?: ReadingPurpose
  },
): Promise<void> => {
  const self = ctx.actor.kind === 'person' ? ctx.actor.personId : null
  const people = [...new Set(read.people)].filter((id): id is string => id !== null && id !== self)
  await recordReading(ctx, {
    record: read.record,
    count: people.length,
    people,
    purpose: read.purpose ?? 'support',
  })
}
