import type { Ctx } from '../../platform/database/context.ts'
import { type RecordKind, recordReading } from '../../platform/privacy/accessLog.ts'

/** Records that the names and addresses of these people are shown to somebody of a body; what one reads of oneself is not. */
export const recordTeam = async (
  ctx: Ctx,
  organisationId: string,
  kind: Extract<RecordKind, 'members' | 'requests'>,
  people: readonly string[],
): Promise<void> => {
  const others = people.filter((id) => ctx.actor.kind !== 'person' || id !== ctx.actor.personId)
  await recordReading(ctx, {
    record: { kind, id: organisationId },
    count: others.length,
    people: others,
    purpose: 'team',
    organisationId,
  })
}
