import type { OpenMapEvent } from '../domain/event.ts'
import type { TimetableVersion } from '../domain/timetable.ts'
import { meetingsAsked } from '../domain/toProblem.ts'
import type { NamedDay } from '../store/day.ts'
import type { OrganiserTab } from './frame.tsx'
import { o } from './organiserMessages.ts'

export type DashboardStep = {
  readonly tab: OrganiserTab
  readonly title: string
  readonly text: string
  readonly done: boolean
}

export type DashboardView = {
  readonly steps: readonly DashboardStep[]
  /** The first step not done; null when the plan is published. */
  readonly next: DashboardStep | null
}

/** What is done, what comes next: the order is the one of a calm preparation. */
export const presentDashboard = (
  event: OpenMapEvent,
  day: NamedDay,
  versions: readonly TimetableVersion[],
): DashboardView => {
  const count = (role: string): number => day.participants.filter((one) => one.role === role).length
  const buyers = count('buyer')
  const suppliers = count('supplier')
  const asked = meetingsAsked(day).length
  const published = versions.find(({ state }) => state === 'published')
  const d = o.dashboard
  const steps: DashboardStep[] = [
    { tab: 'description', title: d.describe, text: d.describeText, done: event.venue.name !== null },
    {
      tab: 'places',
      title: d.plan,
      text: d.planText(day.slots.length, day.tables.length),
      done: day.slots.length > 0 && day.tables.length > 0,
    },
    {
      tab: 'participants',
      title: d.invite,
      text: d.inviteText(buyers, suppliers, day.participants.length - buyers - suppliers),
      done: buyers > 0 && suppliers > 0,
    },
    { tab: 'wishes', title: d.wish, text: d.wishText(day.wishes.length, asked), done: asked > 0 },
    { tab: 'timetable', title: d.propose, text: d.proposeText(versions.length), done: versions.length > 0 },
    {
      tab: 'timetable',
      title: d.publish,
      text: d.publishText(published?.number ?? null),
      done: published !== undefined,
    },
  ]
  return { steps, next: steps.find(({ done }) => !done) ?? null }
}
