import { tellTomorrow } from './attendance/index.ts'
import { findEventById } from './events/index.ts'
import { expireRequests } from './meetings/index.ts'
import { sendFollowUps } from './outcomes/index.ts'
import type { Ctx } from './platform/database/context.ts'
import type { Territory } from './platform/territory.ts'
import { expireOffers } from './registrations/index.ts'
import { projectNeeds } from './whiteZones/index.ts'

/**
 * What happens at days of meetings because an hour has come, each in a transaction of its own: read it and you know every
 * deadline. Each finds by itself what is due, so that twice is once.
 */
export const eventClock = (site: {
  readonly territory: Territory
  readonly publicUrl: string
}): readonly ((ctx: Ctx) => Promise<unknown>)[] => [
  (ctx) => expireRequests(ctx, site),
  (ctx) => expireOffers(ctx, site, (id) => findEventById(ctx.db, ctx.scope, id)),
  (ctx) => tellTomorrow(ctx, site),
  (ctx) => sendFollowUps(ctx, site),
  // Needs that buyers state join the demand of white zones, or leave it.
  (ctx) => projectNeeds(ctx),
]
