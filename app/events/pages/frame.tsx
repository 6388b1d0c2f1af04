import type { Children } from '../../ui/index.ts'
import { GroupedTabs, PageTitle } from '../../ui/index.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { o } from './organiserMessages.ts'
import { eventPath } from './presentEvents.ts'

export type OrganiserTab = keyof Omit<typeof o.menu, 'label'>

/** Pages of the organiser, in the order of a calm preparation. Some stand in the modules that know this one. */
const addresses: { readonly [K in OrganiserTab]: string } = {
  dashboard: '',
  description: '/description',
  programme: '/programme',
  partners: '/partenaires',
  documents: '/documents',
  registrations: '/inscriptions',
  participants: '/participants',
  pitches: '/candidatures',
  stands: '/stands',
  places: '/lieux',
  meetings: '/prise-de-rendez-vous',
  wishes: '/souhaits',
  timetable: '/rendez-vous',
  messages: '/messages',
  prints: '/impressions',
  welcome: '/accueil',
  outcomes: '/bilan',
}

/** The pages that exist, by when one needs them: a tab comes with its page. */
const groups: { readonly [G in keyof typeof o.menuGroups]: readonly OrganiserTab[] } = {
  prepare: [
    'dashboard',
    'description',
    'programme',
    'partners',
    'documents',
    'registrations',
    'participants',
    'pitches',
    'stands',
    'messages',
  ],
  meet: ['places', 'meetings', 'wishes', 'timetable'],
  day: ['prints', 'welcome'],
  after: ['outcomes'],
}

export const organiserPath = (event: Pick<OpenMapEvent, 'slug'>, tab: OrganiserTab, rest = ''): string =>
  eventPath(event, `/organisation${addresses[tab]}${rest}`)

/** Title and tabs of an organiser's page. */
export const OrganiserFrame = (props: {
  readonly event: OpenMapEvent
  readonly tab: OrganiserTab
  readonly title: string
  readonly lead?: string | undefined
  readonly actions?: Children
  readonly children: Children
}) => (
  <>
    <PageTitle kicker={props.event.title} title={props.title} lead={props.lead} actions={props.actions} />
    <GroupedTabs
      label={o.menu.label}
      groups={(Object.keys(groups) as (keyof typeof groups)[]).map((group) => ({
        label: o.menuGroups[group],
        entries: groups[group].map((tab) => ({
          label: o.menu[tab],
          href: organiserPath(props.event, tab),
          current: tab === props.tab,
        })),
      }))}
    />
    {props.children}
  </>
)
