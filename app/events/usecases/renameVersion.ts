import type { Ctx } from '../../platform/database/context.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { tidy } from '../../platform/kernel/text.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'
import { lockEvent } from '../store/events.ts'
import { recordOfEvent } from '../store/journal.ts'
import { nameVersion, versionsOf } from '../store/timetables.ts'

/** Names a version, whatever its state: a name is how people find it, not what it says. Null takes the name away. */
export const renameVersion = async (
  ctx: Ctx,
  input: { readonly event: OpenMapEvent; readonly versionId: string; readonly name: string | null },
): Promise<Result<string | null, Refused>> => {
  const { event, versionId } = input
  await lockEvent(ctx, event.id)
  const version = (await versionsOf(ctx.db, ctx.scope, event.id)).find(({ id }) => id === versionId)
  if (version === undefined)
    return refuse({ code: 'unknown-version', field: 'version', sentence: t.refusals.unknownVersion })
  const name = input.name === null || tidy(input.name) === '' ? null : tidy(input.name)
  await nameVersion(ctx, versionId, name)
  await recordOfEvent(ctx, event, {
    action: 'timetable.renamed',
    before: { versionId, name: version.name },
    after: { versionId, name },
  })
  return ok(name)
}
