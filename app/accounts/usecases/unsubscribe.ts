import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { knownSecret } from '../../platform/database/secrets.ts'
import type { Services } from '../../platform/http/route.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { frequencyOf, optionalTopics, type Preferences } from '../domain/notice.ts'
import { openUnsubscribe, type Unsubscribe, type UnsubscribeScope } from '../domain/unsubscribe.ts'
import { preferencesOf, savePreferences } from '../store/noticePreferences.ts'
import { administers } from '../store/noticeRecipients.ts'
import { UNSUBSCRIBE_KEY } from './notify.ts'

/** Why a link stops nothing: made by somebody else, or too old. */
export type LinkRefusal = 'forged' | 'expired'

type Parts = { readonly token: string; readonly services: Pick<Services, 'identity'> }

/** Whom the link of a mail speaks for. It only reads. */
export const readUnsubscribeLink = async (
  ctx: Ctx,
  { token, services }: Parts,
): Promise<Result<Unsubscribe, LinkRefusal>> => {
  const key = await knownSecret(services.identity.db, UNSUBSCRIBE_KEY)
  const opened = key === null ? 'forged' : openUnsubscribe(key, token, toDate(ctx.clock.now()))
  return typeof opened === 'string' ? refuse(opened) : ok(opened)
}

/** The daily mail is stopped by turning off every topic that it gathers. */
const stopped = (scope: UnsubscribeScope, chosen: Preferences, administers: boolean): Preferences =>
  scope === 'digest'
    ? Object.fromEntries(
        optionalTopics(administers)
          .filter((topic) => frequencyOf(topic, chosen) === 'daily')
          .map((topic) => [topic, 'never'] as const),
      )
    : { [scope]: 'never' }

/** Turns off what the link stops, for the person whom it names. Done twice, it changes nothing more. */
export const unsubscribe = async (ctx: Ctx, parts: Parts): Promise<Result<Unsubscribe, LinkRefusal>> => {
  const read = await readUnsubscribeLink(ctx, parts)
  // The seal is the proof: whoever holds the mail needs no session.
  if (read.ok) await asSystem(ctx, () => turnOff(ctx, read.value))
  return read
}

const turnOff = async (ctx: Ctx, { personId, scope }: Unsubscribe): Promise<void> => {
  const known = await ctx.db.selectFrom('person').select('id').where('id', '=', personId).executeTakeFirst()
  // An account erased since then receives nothing any more: that was the wish.
  if (known === undefined) return
  const chosen = (await preferencesOf(ctx.db, ctx.scope, [personId])).get(personId) ?? {}
  await savePreferences(ctx, personId, stopped(scope, chosen, await administers(ctx, personId)))
}
