import type { Children } from '../../ui/index.ts'
import { PageTitle, Tabs } from '../../ui/index.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { o } from './organiserMessages.ts'
import { eventPath } from './presentEvents.ts'

export type OrganiserTab = keyof Omit<typeof o.menu, 'label'>

const addresses: { readonly [K in OrganiserTab]: string } = {
  dashboard: '/organisation',
  description: '/organisation/description',
  programme: '/organisation/programme',
  places: '/organisation/lieux',
  participants: '/organisation/participants',
  wishes: '/organisation/souhaits',
  timetable: '/organisation/rendez-vous',
  prints: '/organisation/impressions',
}

export const organiserPath = (event: Pick<OpenMapEvent, 'slug'>, tab: OrganiserTab, rest = ''): string =>
  eventPath(event, `${addresses[tab]}${rest}`)

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
    <Tabs
      label={o.menu.label}
      entries={(Object.keys(addresses) as OrganiserTab[]).map((tab) => ({
        label: o.menu[tab],
        href: organiserPath(props.event, tab),
        current: tab === props.tab,
      }))}
    />
    {props.children}
  </>
)
