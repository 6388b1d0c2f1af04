import type { EventContribution } from '../../events/index.ts'
import { t } from '../messages.ts'
import { countWritten } from '../store/recipients.ts'

/** What messages bring to the dashboard: how many people were written to. */
export const mailingsOfEvent: EventContribution = {
  funnel: async (ctx, event) => {
    const written = await countWritten(ctx.db, ctx.scope, event.id)
    return written === 0 ? [] : [{ of: 'people', label: t.written, value: written }]
  },
}
