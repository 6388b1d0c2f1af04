import type { JSX } from 'preact'
import { type Crumb, type PageReply, page } from '../../platform/http/reply.ts'
import { type Children, PageTitle, Tabs } from '../../ui/index.ts'
import { addresses } from '../domain/addresses.ts'
import { t } from '../messages.ts'

export type AdministrationTab = keyof typeof addresses

/** Every page by what it is for: the menu shows the groups, then the pages of the group that is open. */
export const groups = {
  people: ['people', 'bodies', 'approvals'],
  watch: ['journal', 'health', 'mails', 'jobs', 'facts'],
  rules: ['parameters', 'taxonomies', 'settings', 'retention'],
} as const satisfies { readonly [group: string]: readonly AdministrationTab[] }

export type AdministrationGroup = keyof typeof groups

export const groupKeys = Object.keys(groups) as AdministrationGroup[]

const groupOf = (tab: AdministrationTab): AdministrationGroup | undefined =>
  groupKeys.find((group) => (groups[group] as readonly AdministrationTab[]).includes(tab))

const Menu = ({ tab }: { readonly tab: AdministrationTab }) => {
  const open = groupOf(tab)
  return (
    <>
      <Tabs
        label={t.menu.label}
        entries={[
          { href: addresses.dashboard, label: t.menu.dashboard, current: tab === 'dashboard' },
          ...groupKeys.map((group) => ({
            href: addresses[groups[group][0]],
            label: t.menu.groups[group],
            current: group === open,
          })),
        ]}
      />
      {open !== undefined && (
        <Tabs
          label={t.menu.groups[open]}
          look="segments"
          entries={groups[open].map((one) => ({
            href: addresses[one],
            label: t.menu[one],
            current: one === tab,
          }))}
        />
      )}
    </>
  )
}

/** Title and menu that every page of administration repeats. */
export const AdministrationFrame = (props: {
  readonly tab: AdministrationTab
  readonly title: string
  readonly lead?: string | undefined
  /** In place of « Administration » above the title. */
  readonly kicker?: string | undefined
  /** False for whoever may read this page and no other of the menu. */
  readonly menu?: boolean | undefined
  readonly tags?: Children
  readonly actions?: Children
  readonly children: Children
}) => (
  <>
    <PageTitle
      kicker={props.kicker ?? (props.tab === 'dashboard' ? undefined : t.title)}
      title={props.title}
      tags={props.tags}
      lead={props.lead}
      actions={props.actions}
    />
    {props.menu !== false && <Menu tab={props.tab} />}
    {props.children}
  </>
)

/** A page of administration, never listed by search engines. */
export const administrationPage = (
  title: string,
  body: JSX.Element,
  above: readonly Crumb[] = [],
  status = 200,
  menu = true,
): PageReply =>
  page({
    title: title === t.title ? title : `${title} – ${t.title}`,
    body,
    status,
    indexed: false,
    breadcrumb:
      title === t.title
        ? [{ label: t.title }]
        : [...(menu ? [{ label: t.title, href: addresses.dashboard }] : []), ...above, { label: title }],
  })
