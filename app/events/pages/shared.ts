import { z } from 'zod'
import { coordinates } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { Crumb } from '../../platform/http/reply.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { organises } from '../domain/policy.ts'
import { findEventBySlug, organiserDepartments } from '../store/events.ts'
import { eventPath } from './presentEvents.ts'
import { p } from './publicMessages.ts'

export const slugParams = z.strictObject({ slug: z.string().min(1).max(80) })

export type WithEvent = { readonly event: OpenMapEvent }

/** The event of the address, whatever its state: for pages behind a policy. */
export const loadEvent = async (request: {
  readonly ctx: Ctx
  readonly params: { readonly slug: string }
}): Promise<WithEvent | null> => {
  const event = await findEventBySlug(request.ctx.db, request.ctx.scope, request.params.slug)
  return event === null ? null : { event }
}

/** The event of the address if this reader may see it: a draft exists for its organiser, and the coordinations of its départements. */
export const loadVisibleEvent = async (request: {
  readonly ctx: Ctx
  readonly params: { readonly slug: string }
}): Promise<WithEvent | null> => {
  const found = await loadEvent(request)
  if (found === null || found.event.status !== 'draft') return found
  const { actor, db, scope } = request.ctx
  if (organises(actor, found.event)) return found
  return coordinates(actor, await organiserDepartments(db, scope, found.event)) ? found : null
}

/** From « Rencontres » to this page; the last entry is the page itself. */
export const crumbsOf = (
  event: Pick<OpenMapEvent, 'slug' | 'title'>,
  ...rest: readonly Crumb[]
): readonly Crumb[] => [
  { label: p.list.title, href: '/rencontres' },
  { label: event.title, href: eventPath(event) },
  ...rest,
]
