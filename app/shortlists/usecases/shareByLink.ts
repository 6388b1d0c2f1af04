import { hashToken, newToken } from '../../platform/access/signing.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { MOST_SHOWN, type ShortlistLink, stateOf } from '../domain/link.ts'
import type { Refused } from '../domain/shortlist.ts'
import { t } from '../messages.ts'
import { findLink, insertLink, linksOf, markLinkRevoked, markLinkUsed } from '../store/links.ts'
import { hold, personOf, recordOfList } from './changeShortlist.ts'

/** Makes a link that shows a list to whoever holds it. @returns its token, which nothing shows again */
export const makeLink = async (
  ctx: Ctx,
  wanted: {
    readonly listId: string
    readonly title: string
    readonly withNotes: boolean
    readonly days: number
  },
): Promise<Result<{ readonly token: string; readonly link: ShortlistLink }, Refused>> => {
  const held = await hold(ctx, wanted.listId)
  if (!held.ok) return held
  const now = toDate(ctx.clock.now())
  const open = (await linksOf(ctx.db, ctx.scope, wanted.listId)).filter((one) => stateOf(one, now) === 'open')
  if (open.length >= MOST_SHOWN)
    return refuse({ code: 'too-many-links', field: 'nom', sentence: t.tooManyLinks(MOST_SHOWN) })
  const token = newToken()
  const link = {
    id: newId(),
    shortlistId: wanted.listId,
    title: wanted.title,
    withNotes: wanted.withNotes,
    createdAt: now,
    expiresAt: new Date(now.getTime() + wanted.days * 86_400_000),
  }
  await insertLink(ctx, { ...link, tokenHash: hashToken(token), createdBy: personOf(ctx.actor) })
  await recordOfList(ctx, held.value, {
    action: 'shortlist.link-made',
    after: { withNotes: wanted.withNotes, days: wanted.days },
  })
  return ok({ token, link: { ...link, revokedAt: null, lastUsedAt: null } })
}

/** Closes a link: who holds it reads the list no more, from the next page on. */
export const revokeLink = async (
  ctx: Ctx,
  { listId, linkId }: { readonly listId: string; readonly linkId: string },
): Promise<Result<null, Refused>> => {
  const held = await hold(ctx, listId)
  if (!held.ok) return held
  if (await markLinkRevoked(ctx, linkId))
    await recordOfList(ctx, held.value, { action: 'shortlist.link-revoked' })
  return ok(null)
}

/** Uses a link, and keeps when. Holding the token is the proof: whoever comes has no right yet. */
export const openLink = (ctx: Ctx, token: string): Promise<ShortlistLink | null> =>
  asSystem(ctx, async () => {
    const link = await findLink(ctx.db, ctx.scope, { tokenHash: hashToken(token) })
    if (link === null || stateOf(link, toDate(ctx.clock.now())) !== 'open') return null
    await markLinkUsed(ctx, link.id)
    return link
  })
