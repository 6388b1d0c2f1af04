import { Banner, ButtonLink, type Children, PageTitle, Tabs, Tag } from '../../../ui/index.ts'
import type { WithBody } from './bodyShared.tsx'
import { b } from './messages.ts'

const tabs = {
  home: '',
  members: '/membres',
  invitations: '/invitations',
  delegations: '/delegations',
  domains: '/domaines',
} as const

export type BodyTab = keyof typeof tabs

export const bodyPath = (slug: string, rest = ''): string => `/compte/organisation/${slug}${rest}`

/** Title and menu that every page of a body repeats; with several bodies, the way to the others. */
export const BodyFrame = (props: {
  readonly view: Pick<WithBody, 'body' | 'may' | 'mine'>
  readonly tab: BodyTab
  readonly title: string
  readonly lead?: string | undefined
  readonly actions?: Children
  readonly children: Children
}) => {
  const { view, tab } = props
  const { body, may, mine } = view
  const shown = (Object.keys(tabs) as BodyTab[]).filter(
    (one) => (one !== 'invitations' || may.has('invite')) && (one !== 'domains' || may.has('manageDomains')),
  )
  return (
    <>
      {mine.length > 1 && (
        <Tabs
          look="segments"
          label={b.frame.switcher}
          entries={mine.map(({ id, slug, name }) => ({
            href: bodyPath(slug),
            label: name,
            current: id === body.id,
          }))}
        />
      )}
      <PageTitle
        kicker={tab === 'home' ? b.frame.kicker : body.name}
        title={props.title}
        lead={props.lead}
        actions={props.actions}
        tags={tab === 'home' && body.kinds.map((kind) => <Tag key={kind}>{b.kinds[kind]}</Tag>)}
      />
      <Tabs
        label={b.frame.menu}
        entries={shown.map((one) => ({
          href: bodyPath(body.slug, tabs[one]),
          label: b.frame[one],
          current: one === tab,
        }))}
      />
      {props.children}
    </>
  )
}

/** What was refused, why, and where to go. */
export const BodyRefusedPage = (props: { readonly sentence: string; readonly slug: string | null }) => (
  <>
    <PageTitle title={b.refused.title} />
    <Banner tone="warning">
      <p>{props.sentence}</p>
    </Banner>
    <ButtonLink href={props.slug === null ? '/compte' : bodyPath(props.slug)}>
      {props.slug === null ? b.refused.account : b.refused.back}
    </ButtonLink>
  </>
)
