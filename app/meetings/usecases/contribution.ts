import { type EventContribution, meetingDayOf, sideOf } from '../../events/index.ts'
import { catalogue } from '../../platform/i18n/catalogue.ts'
import { plural } from '../../platform/i18n/format.ts'
import { needsOf } from '../store/needs.ts'
import { rulesOf } from '../store/rules.ts'

const t = catalogue({
  fr: {
    step: 'Recueillir besoins et souhaits',
    text: (said: number, all: number, needs: number) =>
      `${said} sur ${plural(all, 'participant', 'participants')}, ${plural(needs, 'besoin indiqué', 'besoins indiqués')}`,
  },
})

/** What the parties' wishes bring to the dashboard of an event. */
export const meetingsOfEvent: EventContribution = {
  steps: async (ctx, event) => {
    const day = await meetingDayOf(ctx.db, ctx.scope, event)
    const parties = day.participants.filter(({ role }) => sideOf(role) !== null)
    const said = new Set(day.wishes.map(({ fromId }) => fromId))
    const needs = await needsOf(ctx.db, ctx.scope, event.id)
    const spoken = parties.filter(({ id }) => said.has(id)).length
    return [
      {
        phase: 'before',
        title: t.step,
        text: t.text(spoken, parties.length, needs.length),
        href: `/rencontres/${event.slug}/organisation/prise-de-rendez-vous`,
        done: parties.length > 0 && spoken === parties.length,
        due: (await rulesOf(ctx.db, ctx.scope, event.id)).wishesUntil,
      },
    ]
  },
}
