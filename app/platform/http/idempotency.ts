import { createHash } from 'node:crypto'
import { actorKey } from '../access/actor.ts'
import type { Ctx } from '../database/context.ts'
import { toDate } from '../kernel/dates.ts'
import type { JsonReply, RedirectReply } from './reply.ts'

/** Answers that may be given again for the same key. */
export type KeptReply = RedirectReply | JsonReply

export type Claim =
  | { readonly kind: 'first' }
  | { readonly kind: 'again'; readonly reply: KeptReply }
  | { readonly kind: 'other-body' }

/** Digest of a body without its hidden fields, files included. */
export const bodyHash = async (entries: Iterable<[string, FormDataEntryValue]>): Promise<string> => {
  const hash = createHash('sha256')
  for (const [name, value] of entries) {
    if (name === '_csrf' || name === '_key') continue
    hash.update(`${name.length}:${name}`)
    hash.update(typeof value === 'string' ? value : new Uint8Array(await value.arrayBuffer()))
  }
  return hash.digest('base64url')
}

/**
 * Claims `key` inside the transaction of the effect. A concurrent duplicate waits on the primary key until the first
 * has committed, then receives the same answer; if the first rolled back, the second takes its place.
 */
export const claimKey = async (ctx: Ctx, key: string, route: string, hash: string): Promise<Claim> => {
  const actor = actorKey(ctx.actor)
  const inserted = await ctx.db
    .insertInto('idempotency_key')
    .values({ key, actor, route, body_hash: hash, created_at: toDate(ctx.clock.now()) })
    .onConflict((conflict) => conflict.columns(['key', 'actor']).doNothing())
    .returning('key')
    .executeTakeFirst()
  if (inserted) return { kind: 'first' }
  const reply = await keptReply(ctx, key, route, hash)
  return reply === null ? { kind: 'other-body' } : { kind: 'again', reply }
}

/** The answer already given to this form, body and key; null when there is none. */
export const keptReply = async (
  ctx: Ctx,
  key: string,
  route: string,
  hash: string,
): Promise<KeptReply | null> => {
  const known = await ctx.db
    .selectFrom('idempotency_key')
    .select(['route', 'body_hash', 'reply'])
    .where('key', '=', key)
    .where('actor', '=', actorKey(ctx.actor))
    .executeTakeFirst()
  if (known === undefined || known.route !== route || known.body_hash !== hash) return null
  return known.reply as unknown as KeptReply | null
}

export const keepReply = async (ctx: Ctx, key: string, reply: KeptReply): Promise<void> => {
  await ctx.db
    .updateTable('idempotency_key')
    .set({ reply: JSON.stringify(reply) })
    .where('key', '=', key)
    .where('actor', '=', actorKey(ctx.actor))
    .execute()
}
