import type { Ctx } from '../../platform/database/context.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { t } from '../messages.ts'
import { participantsOf } from '../store/participants.ts'
import { wishesOf } from '../store/wishes.ts'
import type { Export } from './exporting.ts'

/** Every wish by the names of its two sides, in the columns that `importWishes` reads. */
export const exportWishes = async (
  ctx: Ctx,
  { event }: { readonly event: OpenMapEvent },
): Promise<Export> => {
  const names = new Map(
    (await participantsOf(ctx.db, ctx.scope, event.id)).map(({ id, displayName }) => [id, displayName]),
  )
  const wishes = (await wishesOf(ctx.db, ctx.scope, event.id)).map(({ fromId, toId, level }) => ({
    from: names.get(fromId) ?? '',
    to: names.get(toId) ?? '',
    level,
  }))
  return {
    columns: Object.values(t.export.wishes),
    rows: wishes.map(({ from, to, level }) => [from, to, t.levels[level]]),
    document: { event: event.slug, wishes },
  }
}
