import type { JSX } from 'preact'
import { type Crumb, type PageReply, page } from '../../platform/http/reply.ts'
import { type Children, PageTitle, Tabs } from '../../ui/index.ts'
import { t } from '../messages.ts'

export const addresses = {
  dashboard: '/administration',
  mails: '/administration/courriels',
  facts: '/administration/faits',
  jobs: '/administration/taches',
  retention: '/administration/conservation',
} as const

export type AdministrationTab = keyof typeof addresses

/** Title and menu that every page of administration repeats. */
export const AdministrationFrame = (props: {
  readonly tab: AdministrationTab
  readonly title: string
  readonly lead?: string | undefined
  readonly actions?: Children
  readonly children: Children
}) => (
  <>
    <PageTitle
      kicker={props.tab === 'dashboard' ? undefined : t.title}
      title={props.title}
      lead={props.lead}
      actions={props.actions}
    />
    <Tabs
      label={t.menu.label}
      entries={(Object.keys(addresses) as AdministrationTab[]).map((tab) => ({
        href: addresses[tab],
        label: t.menu[tab],
        current: tab === props.tab,
      }))}
    />
    {props.children}
  </>
)

/** A page of administration, never listed by search engines. */
export const administrationPage = (
  title: string,
  body: JSX.Element,
  above: readonly Crumb[] = [],
): PageReply =>
  page({
    title: title === t.title ? title : `${title} – ${t.title}`,
    body,
    indexed: false,
    breadcrumb:
      title === t.title
        ? [{ label: t.title }]
        : [{ label: t.title, href: addresses.dashboard }, ...above, { label: title }],
  })
