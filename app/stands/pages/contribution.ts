import { addresseesOf, type EventContribution, type OpenMapEvent } from '../../events/index.ts'
import { organiserPath } from '../../events/pages/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { Temporal } from '../../platform/kernel/dates.ts'
import { t } from '../messages.ts'
import { publicStands, standsOf } from '../store/stands.ts'
import { type Exhibitor, figuresOf, readStands } from '../usecases/readStands.ts'
import { exhibitorsPath, standsPath } from './paths.ts'

const WEEKS_BEFORE = 2

const actions = async (ctx: Ctx, event: OpenMapEvent) => {
  const given = (await publicStands(ctx.db, event.id)).filter(({ taken }) => taken).length
  return given === 0
    ? []
    : [{ label: t.action.label, text: t.action.text(given), href: exhibitorsPath(event), primary: false }]
}

const exhibitors = (wanted: (line: Exhibitor) => boolean) => async (ctx: Ctx, event: OpenMapEvent) =>
  addresseesOf((await readStands(ctx, event)).exhibitors.filter(wanted).map(({ participant }) => participant))

/** What stands bring to the pages of a day; a day without exhibitors has nothing to do here. */
export const standsOfEvent: EventContribution = {
  actions,
  segments: [
    {
      code: 'stand-given',
      label: t.segments.given,
      people: exhibitors(({ stand }) => stand !== null),
    },
    {
      code: 'stand-wanted',
      label: t.segments.wanted,
      people: exhibitors(({ stand, wanting }) => wanting && stand === null),
    },
  ],
  steps: async (ctx, event) => {
    const { stands, wanted, given, waiting, lacking } = figuresOf(await readStands(ctx, event))
    if (stands === 0 && wanted === 0) return []
    return [
      {
        phase: 'before',
        title: t.step.title,
        text: stands === 0 ? t.step.none(wanted) : t.step.text(given, wanted, waiting, lacking),
        href: standsPath(event),
        done: stands > 0 && given === wanted && waiting === 0 && lacking === 0,
        due: Temporal.PlainDate.from(event.day).subtract({ weeks: WEEKS_BEFORE }).toString(),
      },
    ]
  },
  prints: async (ctx, event) => {
    const { length } = await standsOf(ctx.db, ctx.scope, event.id)
    if (length === 0) return []
    const href = organiserPath(event, 'prints', '/stands.pdf')
    return [{ title: t.prints.title, text: t.prints.text(length), href, prepare: null }]
  },
}
