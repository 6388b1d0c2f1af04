import type { EventContribution } from '../../events/index.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { localOf, today } from '../../platform/kernel/dates.ts'
import { isAtOnce, pairKey } from '../domain/answer.ts'
import { dateOfStep, daysSince, lateStepAt } from '../domain/calendar.ts'
import { heldOf } from '../domain/report.ts'
import { t } from '../messages.ts'
import { consequencesAt } from '../store/consequences.ts'
import { publishedReport } from '../store/reports.ts'
import { satisfactionOf } from '../store/satisfaction.ts'
import { dayOutcomes, silentParticipants } from './dayOutcomes.ts'

/** What is left to do once a day is over: it is said from its morning on, not before. */
export const outcomesOfEvent: EventContribution = {
  funnel: async (ctx, event) => {
    if (event.day > today(ctx.clock, event.zone).toString()) return []
    const { meetings, answers } = await dayOutcomes(ctx, event)
    const standing = (await consequencesAt(ctx.db, ctx.scope, event.id)).filter(
      ({ withdrawnAt }) => withdrawnAt === null,
    )
    return [
      { of: 'meetings', label: t.contribution.held, value: heldOf({ planned: meetings, answers }).length },
      { of: 'meetings', label: t.contribution.followed, value: new Set(standing.map(pairKey)).size },
    ]
  },
  steps: async (ctx, event) => {
    const now = today(ctx.clock, event.zone).toString()
    if (event.status === 'draft' || daysSince(event.day, now) < 0) return []
    const organisation = `/rencontres/${event.slug}/organisation`
    const day = await dayOutcomes(ctx, event)
    const planned = day.meetings.length
    const step = lateStepAt(event.day, now)
    const silent = silentParticipants(day, step).length
    const published = await publishedReport(ctx.db, ctx.scope, event.id)
    const satisfaction = (await satisfactionOf(ctx.db, ctx.scope, event.id)).length
    return [
      {
        phase: 'after',
        title: t.contribution.close,
        text: event.status === 'held' ? t.contribution.closedText : t.contribution.closeText,
        href: organisation,
        done: event.status === 'held',
        due: event.day,
      },
      ...(planned === 0
        ? []
        : [
            {
              phase: 'after' as const,
              title: t.contribution.follow,
              text: t.contribution.followText(day.answers.filter(isAtOnce).length, 2 * planned, silent),
              href: `${organisation}/bilan`,
              done: silent === 0,
              due: dateOfStep(event.day, step),
            },
          ]),
      {
        phase: 'after',
        title: t.contribution.publish,
        text:
          published === null
            ? t.contribution.notPublished(day.answers.length, satisfaction)
            : t.contribution.published(formatDate(localOf(published.publishedAt, event.zone))),
        href: `${organisation}/bilan`,
        done: published !== null,
        due: dateOfStep(event.day, 'day-7'),
      },
    ]
  },
}
