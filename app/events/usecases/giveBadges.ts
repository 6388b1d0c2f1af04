import { randomBytes } from 'node:crypto'
import type { Ctx } from '../../platform/database/context.ts'
import { codeOf } from '../domain/badge.ts'
import { addBadges, replaceBadge } from '../store/badges.ts'

const badgeFor = (representativeId: string) => ({ representativeId, code: codeOf(randomBytes(10)) })

/** Gives a code to those of these people who have none; a badge already printed stays good. */
export const giveBadges = (ctx: Ctx, eventId: string, representativeIds: readonly string[]): Promise<void> =>
  addBadges(ctx, eventId, representativeIds.map(badgeFor))

/** Another person takes the place: the badge that was given for it opens no door any more. */
export const renewBadge = (ctx: Ctx, eventId: string, representativeId: string): Promise<void> =>
  replaceBadge(ctx, eventId, badgeFor(representativeId))
