import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import type { FilesPort } from '../../platform/files/port.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/kernel/result.ts'
import { recordReading } from '../../platform/privacy/accessLog.ts'
import { mayExport, type PersonalExport, takeable } from '../domain/personalExport.ts'
import { t } from '../mails/privacyMessages.ts'
import { exportFile } from '../store/personalExports.ts'

export type TakenFile = { readonly name: string; readonly mediaType: string; readonly body: Uint8Array }

/** Hands over a copy that is ready. Rights are read again: whoever lost the role since does not have the file either. */
export const openExport = async (
  ctx: Ctx,
  { wanted, files }: { readonly wanted: PersonalExport; readonly files: FilesPort },
): Promise<Result<TakenFile, Refusal<'not-allowed' | 'gone'>>> => {
  if (!mayExport(ctx.actor, wanted))
    return refuse({ code: 'not-allowed', sentence: t.refusals.exportNotAllowed })
  const gone = refuse({ code: 'gone', sentence: t.refusals.exportGone } as const)
  const { fileId, subject, people } = wanted
  if (!takeable(wanted, toDate(ctx.clock.now())) || fileId === null) return gone
  // The row of the file belongs to nobody: the export, which is the asker's, leads to it.
  const stored = await asSystem(ctx, ({ db, scope }) => exportFile(db, scope.territoryId, fileId))
  const body = stored === null ? null : await files.read(stored.key)
  if (stored === null || body === null) return gone
  if (subject.kind === 'members') {
    const { organisationId } = subject
    const record = { kind: 'members', id: organisationId } as const
    await recordReading(ctx, { record, count: people.length, people, purpose: 'export', organisationId })
  }
  return ok({ name: stored.name, mediaType: stored.mediaType, body })
}
