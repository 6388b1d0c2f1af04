import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/kernel/result.ts'
import { r } from '../domain/administrationRefusals.ts'
import { activeAdministrators, lockAdministrators } from '../store/administrators.ts'
import { recordChange } from '../store/audit.ts'
import { findPerson } from '../store/people.ts'
import { closeSessions } from '../store/sessions.ts'

type Wanted = { readonly personId: string; readonly reason: string }

/** Closes an account: its sessions end, and no session of it opens any more. Nothing is erased. */
export const deactivatePerson = async (
  ctx: Ctx,
  { personId, reason }: Wanted,
): Promise<Result<null, Refusal<'yourself' | 'unknown-person' | 'already' | 'last-administrator'>>> => {
  if (ctx.actor.kind === 'person' && ctx.actor.personId === personId)
    return refuse({ code: 'yourself', sentence: r.person.yourself })
  await lockAdministrators(ctx)
  const person = await findPerson(ctx.db, personId)
  if (person === null) return refuse({ code: 'unknown-person', sentence: r.person.unknown })
  if (person.deactivatedAt !== null) return refuse({ code: 'already', sentence: r.person.alreadyInactive })
  const administrators = await activeAdministrators(ctx.db, ctx.scope.territoryId)
  if (administrators.length === 1 && administrators[0]?.id === personId)
    return refuse({ code: 'last-administrator', sentence: r.person.lastAdministrator })
  const now = toDate(ctx.clock.now())
  await setDeactivated(ctx, personId, now)
  const sessions = await closeSessions(ctx.db, personId, 'all')
  await recordChange(ctx, {
    action: 'person.deactivated',
    subject: { kind: 'person', id: personId },
    before: { active: true },
    after: { active: false, sessionsClosed: sessions, reason },
  })
  return ok(null)
}

/** Opens an account again; the person signs in as before, with the roles they had. */
export const reactivatePerson = async (
  ctx: Ctx,
  { personId, reason }: Wanted,
): Promise<Result<null, Refusal<'unknown-person' | 'already'>>> => {
  await lockAdministrators(ctx)
  const person = await findPerson(ctx.db, personId)
  if (person === null) return refuse({ code: 'unknown-person', sentence: r.person.unknown })
  if (person.deactivatedAt === null) return refuse({ code: 'already', sentence: r.person.alreadyActive })
  await setDeactivated(ctx, personId, null)
  await recordChange(ctx, {
    action: 'person.reactivated',
    subject: { kind: 'person', id: personId },
    before: { active: false },
    after: { active: true, reason },
  })
  return ok(null)
}

const setDeactivated = async (ctx: Ctx, personId: string, at: Date | null): Promise<void> => {
  await ctx.db
    .updateTable('person')
    .set({ deactivated_at: at, updated_at: toDate(ctx.clock.now()) })
    .where('id', '=', personId)
    .execute()
}
