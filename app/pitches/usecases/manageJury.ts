import { notify, type Site } from '../../accounts/index.ts'
import { type OpenMapEvent, recordOfEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { today } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import type { Refused } from '../domain/refusals.ts'
import { juryNotice } from '../mails/juryNotice.ts'
import { t } from '../messages.ts'
import { submittedOf } from '../store/applications.ts'
import { lockCall } from '../store/calls.ts'
import { assessmentsOf, deleteJuror, insertJuror, isJuror, jurorIds } from '../store/jury.ts'

const accountOf = (ctx: Ctx, email: string) =>
  asSystem(ctx, ({ db }) =>
    db
      .selectFrom('person')
      .select('id')
      .where('email', '=', email)
      .where('deactivated_at', 'is', null)
      .executeTakeFirst(),
  )

/** Makes somebody who has an account a member of the jury, and tells them. */
export const designateJuror = async (
  ctx: Ctx,
  { event, email, site }: { readonly event: OpenMapEvent; readonly email: string; readonly site: Site },
): Promise<Result<null, Refused>> => {
  const no = (code: Refused['code'], sentence: string) => refuse({ code, field: 'email', sentence })
  const call = await lockCall(ctx, event.id)
  if (call === null) return no('no-call', t.refusals.noCall)
  const person = await accountOf(ctx, email)
  if (person === undefined) return no('unknown-person', t.refusals.unknownPerson(email))
  if (await isJuror(ctx.db, ctx.scope, event.id, person.id))
    return no('already-juror', t.refusals.alreadyJuror)
  await insertJuror(ctx, event.id, person.id)
  await notify(ctx, site, juryNotice(event, call, person.id, 'invited'))
  await recordOfEvent(ctx, event, { action: 'pitch-juror.designated', after: { person: person.id } })
  return ok(null)
}

/** Takes a member out of the jury, as long as they said nothing of any application. */
export const removeJuror = async (
  ctx: Ctx,
  { event, personId }: { readonly event: OpenMapEvent; readonly personId: string },
): Promise<Result<null, Refused>> => {
  const call = await lockCall(ctx, event.id)
  if (call === null) return refuse({ code: 'no-call', sentence: t.refusals.noCall })
  if (!(await isJuror(ctx.db, ctx.scope, event.id, personId)))
    return refuse({ code: 'unknown-person', sentence: t.refusals.unknownApplication })
  const said = (await assessmentsOf(ctx.db, ctx.scope, event.id)).some((one) => one.personId === personId)
  if (said) return refuse({ code: 'has-scores', sentence: t.refusals.jurorScored })
  await deleteJuror(ctx, event.id, personId)
  await recordOfEvent(ctx, event, { action: 'pitch-juror.removed', before: { person: personId } })
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
