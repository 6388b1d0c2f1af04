import { LARGEST_FILE, type OpenMapEvent, recordOfEvent, storedOf } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { filesAsked } from '../domain/files.ts'
import type { Refused } from '../domain/refusals.ts'
import { isLive, type Registration } from '../domain/registration.ts'
import { t } from '../messages.ts'
import { lockCall, questionsOf } from '../store/calls.ts'
import { removeFile, saveFile } from '../store/files.ts'
import { findRegistration } from '../store/registrations.ts'

type Target = {
  readonly event: OpenMapEvent
  readonly registrationId: string
  readonly questionId: string
}

export type SentFile = { readonly name: string; readonly bytes: Uint8Array }

/**
 * Reads a registration under the lock of its event, so that it is neither given to somebody else nor ended meanwhile. The
 * lock is beyond the rows of whoever registered; what follows is written within them.
 */
const holding = async (
  ctx: Ctx,
  { event, registrationId }: Target,
): Promise<Result<Registration, Refused>> => {
  const registration = await asSystem(ctx, async () => {
    await lockCall(ctx, event.id)
    return findRegistration(ctx.db, ctx.scope, registrationId)
  })
  if (registration === null || registration.eventId !== event.id)
    return refuse({ code: 'unknown-registration', sentence: t.refusals.unknownRegistration })
  if (!isLive(registration.state))
    return refuse({ code: 'registration-over', sentence: t.refusals.registrationOver })
  return ok(registration)
}

/** Gives the file that a question asks for, or another in its place. The caller has proved the right. */
export const giveFile = async (
  ctx: Ctx,
  target: Target & { readonly file: SentFile | null },
): Promise<Result<string, Refused>> => {
  const { event, registrationId, questionId, file } = target
  if (file === null) return refuse({ code: 'file-missing', field: 'file', sentence: t.refusals.fileMissing })
  if (file.bytes.length > LARGEST_FILE)
    return refuse({ code: 'file-invalid', field: 'file', sentence: t.refusals.fileTooLarge })
  const stored = storedOf(file.name.replace(/\.[^.]*$/, ''), file.bytes)
  if (stored === null)
    return refuse({ code: 'file-invalid', field: 'file', sentence: t.refusals.fileInvalid })
  const held = await holding(ctx, target)
  if (!held.ok) return held
  if (held.value.state !== 'confirmed')
    return refuse({ code: 'not-confirmed', field: 'file', sentence: t.refusals.notConfirmed })
  const asked = filesAsked(await questionsOf(ctx.db, ctx.scope, event.id), held.value.role)
  if (!asked.some(({ id }) => id === questionId))
    return refuse({ code: 'unknown-question', sentence: t.refusals.unknownQuestion })
  await saveFile(ctx, event.id, { registrationId, questionId }, stored)
  await recordOfEvent(ctx, event, {
    action: 'registration-file.given',
    after: { registrationId, questionId },
  })
  return ok(stored.name)
}

/** Takes back a file that was given: its bytes are gone. */
export const withdrawFile = async (ctx: Ctx, target: Target): Promise<Result<null, Refused>> => {
  const { event, registrationId, questionId } = target
  const held = await holding(ctx, target)
  if (!held.ok) return held
  if (!(await removeFile(ctx, { registrationId, questionId })))
    return refuse({ code: 'unknown-file', sentence: t.refusals.unknownFile })
  await recordOfEvent(ctx, event, {
    action: 'registration-file.withdrawn',
    before: { registrationId, questionId },
  })
  return ok(null)
}
