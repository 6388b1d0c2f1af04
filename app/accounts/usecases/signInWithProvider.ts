import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { Services } from '../../platform/http/route.ts'
import type { Caller } from '../../platform/identity/call.ts'
import type { OpenIdProvider, ProvedIdentity } from '../../platform/identity/openId/provider.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { type Result, refuse } from '../../platform/kernel/result.ts'
import { recordChange } from '../store/audit.ts'
import { addPerson, fillName, findPerson } from '../store/people.ts'
import { addIdentity, identityOf, keepIdToken } from '../store/providedIdentities.ts'
import { stateWorkplace } from '../store/workplace.ts'
import { openSessionFor, type SignedIn } from './signIn.ts'

export type NotEntered = {
  /**
   * No address that can be written to; one that nobody has checked; one that has an account by another door; an account
   * closed.
   */
  readonly kind: 'no-address' | 'unproved-address' | 'known-address' | 'closed'
  readonly email?: string
}

type Parts = {
  readonly services: Services
  readonly caller: Caller
  readonly provider: OpenIdProvider
  readonly identity: ProvedIdentity
}

class AddressTaken extends Error {}

/** An account for an identity never seen: written whole or not at all. */
const openAccount = async (ctx: Ctx, { services, provider, identity }: Parts, email: string) => {
  const now = toDate(ctx.clock.now())
  const { name, subject } = identity
  try {
    return await services.identity.db.transaction().execute(async (db) => {
      const person = await addPerson(db, { email, name, now })
      // Taken by somebody, or by this very identity in a request at the same time.
      const added =
        person !== null &&
        (await addIdentity(db, { provider: provider.id, subject, personId: person.id, now }))
      if (!added) throw new AddressTaken()
      return person
    })
  } catch (error) {
    if (error instanceof AddressTaken) return null
    throw error
  }
}

/** What the provider tells at each entry: names that are missing, the place of work, the token of departure. */
export const noteIdentity = async (
  ctx: Ctx,
  db: Db,
  { provider, identity }: Pick<Parts, 'provider' | 'identity'>,
  personId: string,
): Promise<void> => {
  const now = toDate(ctx.clock.now())
  const { subject, idToken, name, siret } = identity
  await keepIdToken(db, { provider: provider.id, subject, idToken, now })
  await fillName(db, personId, name)
  if (siret === null) return
  const changed = await stateWorkplace(db, { personId, siret, now })
  if (changed === null) return
  await recordChange(ctx, {
    action: 'workplace.stated',
    subject: { kind: 'person', id: personId },
    before: { siret: changed.before },
    after: { siret },
  })
}

/**
 * Lets in whoever holds this identity, known by (provider, subject) alone. An address that has an account already is never
 * enough: its holder signs in by the way they know, then adds this one.
 */
export const signInWithProvider = async (ctx: Ctx, parts: Parts): Promise<Result<SignedIn, NotEntered>> => {
  const { services, caller, provider, identity } = parts
  const { db } = services.identity
  const known = await identityOf(db, provider.id, identity.subject)
  let personId = known?.personId
  if (personId === undefined) {
    const { email } = identity
    if (email === null) return refuse({ kind: 'no-address' })
    // An account whose address is not proved would be somebody's door into the account of its true holder.
    if (!identity.emailProved) return refuse({ kind: 'unproved-address', email })
    const made = await openAccount(ctx, parts, email)
    personId = made?.id ?? (await identityOf(db, provider.id, identity.subject))?.personId
    if (personId === undefined) return refuse({ kind: 'known-address', email })
    if (made !== null) {
      await recordChange(ctx, {
        action: 'person.created',
        subject: { kind: 'person', id: personId },
        after: { method: 'proconnect' },
      })
    }
  }
  const person = await findPerson(db, personId)
  if (person === null || person.deactivatedAt !== null) return refuse({ kind: 'closed' })
  await noteIdentity(ctx, db, parts, personId)
  // What the provider says of its own second factor is not ours to count: ours is asked for when there is one.
  const opened = await openSessionFor(ctx, {
    services,
    caller,
    personId,
    method: 'proconnect',
    double: false,
  })
  return opened.ok ? opened : refuse({ kind: 'closed' })
}
