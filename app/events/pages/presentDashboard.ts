import { formatDate } from '../../platform/i18n/format.ts'
import { type EventStep, type Phase, phases } from '../domain/contribution.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import type { TimetableVersion } from '../domain/timetable.ts'
import { meetingsAsked } from '../domain/toProblem.ts'
import type { NamedDay } from '../store/day.ts'
import { organiserPath } from './frame.tsx'
import { o } from './organiserMessages.ts'

export type DashboardStep = EventStep & {
  readonly state: { readonly tone: 'success' | 'warning' | 'neutral'; readonly label: string }
}

export type DashboardView = {
  readonly groups: readonly {
    readonly phase: Phase
    readonly title: string
    readonly steps: readonly DashboardStep[]
  }[]
  /** The first step that is late, or else the first one not done; null when everything is. */
  readonly next: DashboardStep | null
}

const stateOf = (step: EventStep, today: string): DashboardStep['state'] => {
  if (step.done) return { tone: 'success', label: o.dashboard.done }
  if (step.due === null) return { tone: 'neutral', label: o.dashboard.todo }
  return step.due < today
    ? { tone: 'warning', label: o.dashboard.late(formatDate(step.due)) }
    : { tone: 'neutral', label: o.dashboard.due(formatDate(step.due)) }
}

/** What is done, what is late, what comes next: the order is the one of a calm preparation. */
export const presentDashboard = (source: {
  readonly event: OpenMapEvent
  readonly day: NamedDay
  readonly versions: readonly TimetableVersion[]
  /** Steps of the modules that know this one. */
  readonly contributed: readonly EventStep[]
  /** ISO date where the event is. */
  readonly today: string
}): DashboardView => {
  const { today } = source
  const own = ownSteps(source)
  // The timetable is drawn once everything that it depends on is known.
  const all = [...own.slice(0, -2), ...source.contributed, ...own.slice(-2)].map((step) => ({
    ...step,
    state: stateOf(step, today),
  }))
  const open = all.filter(({ done }) => !done)
  return {
    groups: phases.flatMap((phase) => {
      const steps = all.filter((step) => step.phase === phase)
      return steps.length === 0 ? [] : [{ phase, title: o.dashboard.phases[phase], steps }]
    }),
    next: open.find(({ due }) => due !== null && due < today) ?? open[0] ?? null,
  }
}

const ownSteps = ({
  event,
  day,
  versions,
}: {
  readonly event: OpenMapEvent
  readonly day: NamedDay
  readonly versions: readonly TimetableVersion[]
}): readonly EventStep[] => {
  const count = (role: string): number => day.participants.filter((one) => one.role === role).length
  const buyers = count('buyer')
  const suppliers = count('supplier')
  const asked = meetingsAsked(day).length
  const published = versions.find(({ state }) => state === 'published')
  const d = o.dashboard
  const step = (
    tab: Parameters<typeof organiserPath>[1],
    title: string,
    text: string,
    done: boolean,
  ): EventStep => ({ phase: 'before', href: organiserPath(event, tab), title, text, done, due: null })
  return [
    step('description', d.describe, d.describeText, event.venue.name !== null),
    step(
      'places',
      d.plan,
      d.planText(day.slots.length, day.tables.length),
      day.slots.length > 0 && day.tables.length > 0,
    ),
    step(
      'participants',
      d.invite,
      d.inviteText(buyers, suppliers, day.participants.length - buyers - suppliers),
      buyers > 0 && suppliers > 0,
    ),
    step('wishes', d.wish, d.wishText(day.wishes.length, asked), asked > 0),
    step('timetable', d.propose, d.proposeText(versions.length), versions.length > 0),
    step('timetable', d.publish, d.publishText(published?.number ?? null), published !== undefined),
  ]
}
