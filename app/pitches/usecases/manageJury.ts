import { notify, type Site } from '../../accounts/index.ts'
import { type OpenMapEvent, recordOfEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { today } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { Refused } from '../domain/refusals.ts'
import { mayScore } from '../domain/score.ts'
import { juryNotice } from '../mails/juryNotice.ts'
import { t } from '../messages.ts'
import { submittedOf } from '../store/applications.ts'
import { lockCall } from '../store/calls.ts'
import { assessmentsOf, deleteConflict, deleteJuror, insertJuror, isJuror, jurorIds } from '../store/jury.ts'
import { inviteAddress } from './inviteJuror.ts'

const accountOf = (ctx: Ctx, email: string) =>
  asSystem(ctx, ({ db }) =>
    db
      .selectFrom('person')
      .select('id')
      .where('email', '=', email)
      .where('deactivated_at', 'is', null)
      .executeTakeFirst(),
  )

/** Makes somebody a member of the jury, and tells them; an address without an account is invited to become one. */
export const designateJuror = async (
  ctx: Ctx,
  { event, email, site }: { readonly event: OpenMapEvent; readonly email: string; readonly site: Site },
): Promise<Result<'designated' | 'invited', Refused>> => {
  const no = (code: Refused['code'], sentence: string) => refuse({ code, field: 'email', sentence })
  const call = await lockCall(ctx, event.id)
  if (call === null) return no('no-call', t.refusals.noCall)
  const person = await accountOf(ctx, email)
  if (person === undefined) {
    const invited = await inviteAddress(ctx, { event, call, email, site })
    return invited.ok ? ok('invited') : invited
  }
  if (await isJuror(ctx.db, ctx.scope, event.id, person.id))
    return no('already-juror', t.refusals.alreadyJuror)
  await insertJuror(ctx, event.id, person.id)
  await notify(ctx, site, juryNotice(event, call, person.id, 'invited'))
  await recordOfEvent(ctx, event, { action: 'pitch-juror.designated', after: { person: person.id } })
  return ok('designated')
}

/** Takes a member out of the jury, as long as they said nothing of any application. */
export const removeJuror = async (
  ctx: Ctx,
  { event, personId }: { readonly event: OpenMapEvent; readonly personId: string },
): Promise<Result<null, Refused>> => {
  const call = await lockCall(ctx, event.id)
  if (call === null) return refuse({ code: 'no-call', sentence: t.refusals.noCall })
  if (!(await isJuror(ctx.db, ctx.scope, event.id, personId)))
    return refuse({ code: 'unknown-person', sentence: t.refusals.notJuror })
  const said = (await assessmentsOf(ctx.db, ctx.scope, event.id)).some((one) => one.personId === personId)
  if (said) return refuse({ code: 'has-scores', sentence: t.refusals.jurorScored })
  await deleteJuror(ctx, event.id, personId)
  await recordOfEvent(ctx, event, { action: 'pitch-juror.removed', before: { person: personId } })
  return ok(null)
}

/** Lifts a conflict declared by mistake: that member reads and judges the application again. Whoever organises answers for it. */
export const liftConflict = async (
  ctx: Ctx,
  input: {
    readonly event: OpenMapEvent
    readonly applicationId: string
    readonly personId: string
    readonly site: Site
  },
): Promise<Result<null, Refused>> => {
  const { event, applicationId, personId, site } = input
  const call = await lockCall(ctx, event.id)
  if (call === null) return refuse({ code: 'no-call', sentence: t.refusals.noCall })
  const open = mayScore(call)
  if (!open.ok) return open
  // Scores are the jury's alone: the organiser's right ends at taking this declaration back.
  const lifted = await asSystem(ctx, () => deleteConflict(ctx, event.id, applicationId, personId))
  if (!lifted) return refuse({ code: 'conflict', sentence: t.refusals.noConflict })
  await notify(ctx, site, juryNotice(event, call, personId, `lifted:${applicationId}:${newId()}`))
  await recordOfEvent(ctx, event, {
    action: 'pitch-conflict.lifted',
    before: { applicationId, person: personId },
  })
  return ok(null)
}

/** Reminds the members who have applications left, once a day at most. @returns how many were told now */
export const remindJury = async (
  ctx: Ctx,
  { event, site }: { readonly event: OpenMapEvent; readonly site: Site },
): Promise<Result<number, Refused>> => {
  const call = await lockCall(ctx, event.id)
  if (call === null) return refuse({ code: 'no-call', sentence: t.refusals.noCall })
  const applications = await submittedOf(ctx.db, ctx.scope, event.id)
  const said = await assessmentsOf(ctx.db, ctx.scope, event.id)
  const day = today(ctx.clock, event.zone).toString()
  let told = 0
  for (const personId of await jurorIds(ctx.db, ctx.scope, event.id)) {
    const done = said.filter((one) => one.personId === personId && one.state !== 'draft').length
    if (done < applications.length)
      told += await notify(ctx, site, juryNotice(event, call, personId, `reminder:${day}`))
  }
  await recordOfEvent(ctx, event, { action: 'pitch-jury.reminded', after: { count: told } })
  return ok(told)
}
