import { findEventBySlug, listEvents, type OpenMapEvent } from '../events/index.ts'
import type { Ctx } from '../platform/database/context.ts'
import { CommandRefusal } from './output.ts'

/** The event of this slug. Throws a `CommandRefusal` that names those which exist. */
export const eventNamed = async (ctx: Ctx, slug: string): Promise<OpenMapEvent> => {
  const event = await findEventBySlug(ctx.db, ctx.scope, slug)
  if (event !== null) return event
  const known = await listEvents(ctx.db, ctx.scope, ['draft', 'published', 'held', 'cancelled'])
  const remedy =
    known.length === 0
      ? 'aucune n’est encore créée'
      : `choisissez parmi ${known.map((one) => one.slug).join(', ')}`
  throw new CommandRefusal({
    code: 'unknown-event',
    field: '--event',
    sentence: `Aucune rencontre n’a l’adresse «\u00a0${slug}\u00a0»\u00a0: ${remedy}.`,
  })
}
