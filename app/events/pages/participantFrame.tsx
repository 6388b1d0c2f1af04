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
}

/** Pages of whoever takes part: only buyers and structures have wishes, exhibitors a stand. */
export const participantTabs = (role: ParticipantRole, registered: boolean): readonly ParticipantTab[] => [
  ...(registered ? (['registration'] as const) : []),
  ...(sideOf(role) === null ? [] : (['wishes'] as const)),
  ...(role === 'exhibitor' ? (['stand'] as const) : []),
  'agenda',
]

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
