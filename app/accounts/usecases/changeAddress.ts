import type { PersonActor } from '../../platform/access/actor.ts'
import { newToken } from '../../platform/access/signing.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { Services } from '../../platform/http/route.ts'
import { LINK_MINUTES } from '../../platform/identity/limits.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/kernel/result.ts'
import { mailNewAddress, mailSecurityChange, mailTakenAddress } from '../mails/securityMails.ts'
import { t as words } from '../messages.ts'
import {
  type AskedAddress,
  findAskedAddress,
  saveAskedAddress,
  takeAskedAddress,
  writeAddress,
} from '../store/addressChanges.ts'
import { recordChange } from '../store/audit.ts'
import { findPerson, findPersonByEmail } from '../store/people.ts'
import { t } from './securityRefusals.ts'

type Parts = { readonly services: Services; readonly person: PersonActor }

/**
 * Asks for another address: a link is sent to it. When another account has it already, its owner is told instead, and
 * whoever asked sees the same answer, after the same work.
 */
export const askAddress = async (
  ctx: Ctx,
  { services, person, email }: Parts & { readonly email: string },
): Promise<Result<null, Refusal<'same' | 'wait'> & { readonly seconds?: number }>> => {
  const { db, attempt } = services.identity
  const current = await findPerson(db, person.personId)
  if (current?.email === email) return refuse({ code: 'same', sentence: t.address.same, field: 'email' })
  const seconds =
    (await attempt('addressPerPerson', person.personId)) ?? (await attempt('linkPerEmail', email))
  if (seconds !== null) return refuse({ code: 'wait', sentence: words.signIn.wait(seconds), seconds })
  const token = newToken()
  const now = ctx.clock.now()
  await saveAskedAddress(db, token, {
    personId: person.personId,
    email,
    now: toDate(now),
    expiresAt: toDate(now.add({ minutes: LINK_MINUTES })),
  })
  const taken = (await findPersonByEmail(db, email)) !== null
  await (taken ? mailTakenAddress(ctx, services, email) : mailNewAddress(ctx, services, { email, token }))
  return ok(null)
}

/** The address that this link would give to this person: nothing for anybody else. */
export const readAskedAddress = async (
  ctx: Ctx,
  { services, person, token }: Parts & { readonly token: string },
): Promise<AskedAddress | null> => {
  const asked = await findAskedAddress(services.identity.db, token, toDate(ctx.clock.now()))
  return asked?.personId === person.personId ? asked : null
}

/** What the audit trail keeps of an address: enough to see a change of body, no name. */
const domainOf = (email: string): string => email.split('@')[1] ?? ''

/** Uses the link, once: the account has its new address, and the old one is told. */
export const confirmAddress = async (
  ctx: Ctx,
  parts: Parts & { readonly token: string },
): Promise<Result<string, Refusal<'over'>>> => {
  const { services, person, token } = parts
  const { db } = services.identity
  const over = refuse({ code: 'over', sentence: t.address.over } as const)
  const asked = await readAskedAddress(ctx, parts)
  const current = await findPerson(db, person.personId)
  if (asked === null || current === null || !(await takeAskedAddress(db, token))) return over
  if (!(await writeAddress(db, { ...asked, now: toDate(ctx.clock.now()) }))) return over
  await recordChange(ctx, {
    action: 'address.changed',
    subject: { kind: 'person', id: person.personId },
    before: { domain: domainOf(current.email) },
    after: { domain: domainOf(asked.email) },
  })
  await mailSecurityChange(ctx, services, { email: current.email, change: 'address.changed' })
  return ok(asked.email)
}
