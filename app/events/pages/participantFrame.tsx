import { type Clock, today } from '../../platform/kernel/dates.ts'
import type { Children } from '../../ui/index.ts'
import { PageTitle, Tabs } from '../../ui/index.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { type ParticipantRole, sideOf } from '../domain/participant.ts'
import { eventPath } from './presentEvents.ts'
import { p } from './publicMessages.ts'

export type ParticipantTab = keyof Omit<typeof p.mine, 'label'>

const addresses: { readonly [K in ParticipantTab]: string } = {
  registration: '/mon-inscription',
  wishes: '/souhaits',
  requests: '/demandes',
  stand: '/mon-stand',
  agenda: '/mon-agenda',
  day: '/jour-j',
  outcomes: '/suites',
  opinion: '/avis',
}

/**
 * The pages of somebody who takes part, in the order of a day: only buyers and structures have wishes; what came of the
 * meetings, and what one thought of the day, comes with its morning.
 */
export const participantTabs = (
  event: Pick<OpenMapEvent, 'day' | 'zone'>,
  clock: Clock,
  whose: {
    readonly role: ParticipantRole
    /** They came by the link of their own registration. */
    readonly registered: boolean
    /** Parties ask each other for meetings. */
    readonly requests?: boolean
    /** Another role, and yet a stand. */
    readonly exhibits?: boolean
  },
): readonly ParticipantTab[] => {
  const side = sideOf(whose.role) !== null
  const begun = event.day <= today(clock, event.zone).toString()
  const tabs: readonly (readonly [ParticipantTab, boolean])[] = [
    ['registration', whose.registered],
    ['wishes', side],
    ['requests', whose.requests === true],
    ['stand', whose.role === 'exhibitor' || whose.exhibits === true],
    ['agenda', true],
    ['day', true],
    ['outcomes', side && begun],
    ['opinion', begun],
  ]
  return tabs.flatMap(([tab, has]) => (has ? [tab] : []))
}

/** The pages that somebody opens by their own link, as tabs. */
export const ParticipantTabs = (props: {
  readonly event: OpenMapEvent
  readonly tab: ParticipantTab
  readonly tabs: readonly ParticipantTab[]
}) => (
  <Tabs
    label={p.mine.label}
    entries={props.tabs.map((tab) => ({
      label: p.mine[tab],
      href: eventPath(props.event, addresses[tab]),
      current: tab === props.tab,
    }))}
  />
)

/** Title and tabs of the pages that somebody opens by their own link. */
export const ParticipantFrame = (props: {
  readonly event: OpenMapEvent
  readonly tab: ParticipantTab
  readonly title: string
  readonly lead?: string | undefined
  /** Pages that this participant has; the agenda is always one. */
  readonly tabs: readonly ParticipantTab[]
  readonly actions?: Children
  readonly children: Children
}) => (
  <>
    <PageTitle kicker={props.event.title} title={props.title} lead={props.lead} actions={props.actions} />
    <ParticipantTabs {...props} />
    {props.children}
  </>
)
