import type { PersonActor } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { Services } from '../../platform/http/route.ts'
import { hashPassword } from '../../platform/identity/password.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/kernel/result.ts'
import { type PasswordFault, passwordFault } from '../domain/password.ts'
import { deletePassword, passwordHashOf, writePassword } from '../store/passwords.ts'
import { findPerson } from '../store/people.ts'
import { closeSessions } from '../store/sessions.ts'
import { securityChanged } from './securityChange.ts'
import { t } from './securityRefusals.ts'

type Parts = { readonly services: Services; readonly person: PersonActor }

/** Chooses or changes the password; the other open sessions end with the old one. */
export const choosePassword = async (
  ctx: Ctx,
  { services, person, password }: Parts & { readonly password: string },
): Promise<Result<'set' | 'changed', Refusal<PasswordFault>>> => {
  const { db } = services.identity
  const { personId } = person
  const owner = await findPerson(db, personId)
  const fault = passwordFault(password, { email: owner?.email ?? '', name: owner?.name ?? '' })
  if (fault !== null) return refuse({ code: fault, sentence: t.password[fault], field: 'password' })
  const known = (await passwordHashOf(db, personId)) !== null
  await securityChanged(ctx, { services, personId }, known ? 'password.changed' : 'password.set')
  await writePassword(db, { personId, hash: await hashPassword(password), now: toDate(ctx.clock.now()) })
  await closeSessions(db, personId, { except: person.sessionId })
  return ok(known ? 'changed' : 'set')
}

/** Gives the password up: a link by mail or a passkey opens the account. */
export const removePassword = async (
  ctx: Ctx,
  { services, person }: Parts,
): Promise<Result<null, Refusal<'none'>>> => {
  const { personId } = person
  if (!(await deletePassword(services.identity.db, personId)))
    return refuse({ code: 'none', sentence: t.password.none })
  await securityChanged(ctx, { services, personId }, 'password.removed')
  return ok(null)
}
