import { type EventContribution, participantsOf } from '../../events/index.ts'
import { catalogue } from '../../platform/i18n/catalogue.ts'
import { formatNumber, plural } from '../../platform/i18n/format.ts'
import { needsOf } from '../store/needs.ts'
import { rulesOf } from '../store/rules.ts'

const t = catalogue({
  fr: {
    step: 'Recueillir les besoins des acheteurs',
    text: (needs: number, said: number, all: number) =>
      `${plural(needs, 'besoin', 'besoins')} de ${formatNumber(said)} sur ${plural(all, 'acheteur', 'acheteurs')}`,
  },
})

/** What the needs of buyers bring to the dashboard of an event. */
export const meetingsOfEvent: EventContribution = {
  steps: async (ctx, event) => {
    const buyers = (await participantsOf(ctx.db, ctx.scope, event.id)).filter(({ role }) => role === 'buyer')
    const needs = await needsOf(ctx.db, ctx.scope, event.id)
    const said = new Set(needs.map(({ participantId }) => participantId)).size
    return [
      {
        phase: 'before',
        title: t.step,
        text: t.text(needs.length, said, buyers.length),
        href: `/rencontres/${event.slug}/organisation/prise-de-rendez-vous`,
        done: buyers.length > 0 && said === buyers.length,
        due: (await rulesOf(ctx.db, ctx.scope, event.id)).wishesUntil,
      },
    ]
  },
}
