import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import type { IdentityPort } from '../../platform/identity/port.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/kernel/result.ts'
import { type ExportSubject, mayExport } from '../domain/personalExport.ts'
import { t } from '../mails/privacyMessages.ts'
import { recordChange } from '../store/audit.ts'
import { addExport, exportUnderWay } from '../store/personalExports.ts'

/** A copy was asked for: its reaction puts the job in the queue. */
export const EXPORT_REQUESTED = 'ExportRequested'

/**
 * Asks for a copy. It is made beside the pages, and rights are read again then. Asked twice while one is under way, the
 * answer is that one.
 */
export const requestExport = async (
  ctx: Ctx,
  { subject, identity }: { readonly subject: ExportSubject; readonly identity: IdentityPort },
): Promise<Result<string, Refusal<'not-allowed' | 'too-many'>>> => {
  const { actor } = ctx
  if (actor.kind !== 'person' || !mayExport(actor, { personId: actor.personId, subject }))
    return refuse({ code: 'not-allowed', sentence: t.refusals.exportNotAllowed })
  const { personId, sessionId } = actor
  const known = await exportUnderWay(ctx, personId, subject)
  if (known !== null) return ok(known)
  const seconds = await identity.attempt('exportPerPerson', `${personId}:${subject.kind}`)
  if (seconds !== null)
    return refuse({ code: 'too-many', sentence: t.refusals.tooManyExports(Math.ceil(seconds / 3600)) })
  const id = newId()
  if (!(await addExport(ctx, { id, personId, sessionId, subject })))
    return ok((await exportUnderWay(ctx, personId, subject)) ?? id)
  await recordChange(ctx, {
    action: 'export.requested',
    subject: { kind: 'person', id: personId },
    ...(subject.kind === 'members' ? { organisationId: subject.organisationId } : {}),
    after: { kind: subject.kind },
  })
  await ctx.emit({ type: EXPORT_REQUESTED, payload: { exportId: id } })
  return ok(id)
}
