import { randomInt } from 'node:crypto'
import { recordChange, stillAllowed } from '../../accounts/index.ts'
import type { PersonActor } from '../../platform/access/actor.ts'
import { hashToken } from '../../platform/access/signing.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/kernel/result.ts'
import { KEY_LENGTH, KEY_LETTERS, KEYS_MAX, keyFrom, scopes } from '../domain/key.ts'
import { t } from '../messages.ts'
import { type ApiKey, insertKey, keysShown, lockKeys, markRevoked } from '../store/keys.ts'

export type KeyRefusal = Refusal<'not-allowed' | 'many'>

const draw = (): string =>
  Array.from({ length: KEY_LENGTH }, () => KEY_LETTERS[randomInt(KEY_LETTERS.length)]).join('')

const inForce = (now: Date) => (key: ApiKey) => key.revokedAt === null && key.expiresAt > now

/** Makes a key for whoever acts, or for a body that they manage. @returns the key, which nothing shows again */
export const createKey = async (
  ctx: Ctx,
  wanted: {
    readonly person: PersonActor
    readonly organisationId: string | null
    readonly name: string
    readonly days: number
  },
): Promise<Result<{ readonly key: string; readonly expiresAt: Date }, KeyRefusal>> => {
  const { person, organisationId, name } = wanted
  const { personId } = person
  if (organisationId !== null && !(await stillAllowed(ctx, { personId, organisationId, action: 'edit' })))
    return refuse({ code: 'not-allowed', field: 'pour', sentence: t.keys.notAllowed })
  await lockKeys(ctx, organisationId ?? personId)
  const now = ctx.clock.now()
  const held = (await keysShown(ctx.db, ctx.scope)).filter(
    (key) => key.organisationId === organisationId && inForce(toDate(now))(key),
  )
  if (held.length >= KEYS_MAX) return refuse({ code: 'many', sentence: t.keys.many(KEYS_MAX) })
  const id = newId()
  const key = keyFrom(draw())
  const expiresAt = toDate(now.add({ hours: 24 * wanted.days }))
  const hash = hashToken(key)
  await insertKey(ctx, { id, personId, organisationId, name, hash, ending: key.slice(-4), scopes, expiresAt })
  await recordChange(ctx, {
    action: 'api-key.created',
    subject: { kind: 'api-key', id },
    organisationId: organisationId ?? undefined,
    after: { expiresAt: expiresAt.toISOString() },
  })
  return ok({ key, expiresAt })
}

/** A key that opens nothing any more, from the very next request on. */
export const revokeKey = async (ctx: Ctx, key: ApiKey): Promise<void> => {
  if (await markRevoked(ctx, key.id))
    await recordChange(ctx, {
      action: 'api-key.revoked',
      subject: { kind: 'api-key', id: key.id },
      organisationId: key.organisationId ?? undefined,
    })
}
