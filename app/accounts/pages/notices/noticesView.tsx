import type { FormKeys } from '../../../platform/http/route.ts'
import {
  Banner,
  Button,
  ButtonLink,
  Card,
  CardList,
  EmptyState,
  FacetGroup,
  FilterForm,
  Form,
  PageTitle,
  Pagination,
  ResultCount,
  Section,
  Split,
  Tabs,
  Toolbar,
} from '../../../ui/index.ts'
import { noticesPath, preferencesPath } from '../../domain/notice.ts'
import { n } from './messages.ts'
import {
  type NoticeGroup,
  type NoticeRow,
  type NoticeView,
  noticesHref,
  type presentTopics,
  topicSlugs,
  viewFields,
} from './presentNotices.ts'

export type NoticesPageView = {
  readonly keys: FormKeys
  readonly view: NoticeView
  readonly groups: readonly NoticeGroup[]
  readonly topics: ReturnType<typeof presentTopics>
  readonly unread: number
  readonly total: number
  readonly pages: number
  /** Just put away. */
  readonly archivedNow: { readonly id: string; readonly title: string } | null
}

/** One button that does one thing to one notice, and comes back to the same list. */
const NoticeAction = (props: {
  readonly page: NoticesPageView
  readonly row: Pick<NoticeRow, 'id' | 'title'>
  readonly act: 'ouverture' | 'lecture' | 'archivage'
  readonly value?: 'oui' | 'non'
  readonly kind?: 'secondary' | 'quiet'
  readonly words: string
}) => {
  const { page, row, act, value } = props
  return (
    <Form
      action={`${noticesPath}/${row.id}/${act}`}
      csrf={page.keys.csrf}
      idempotencyKey={page.keys.key}
      hidden={act === 'ouverture' ? {} : { ...viewFields(page.view), valeur: value }}
      label={`${props.words} ${row.title}`}
      inline
    >
      <Button kind={props.kind ?? 'quiet'} small context={row.title}>
        {props.words}
      </Button>
    </Form>
  )
}

const NoticeCard = ({ page, row }: { readonly page: NoticesPageView; readonly row: NoticeRow }) => (
  <Card
    title={row.title}
    level={4}
    kicker={row.topicLabel}
    facts={[{ label: n.at, value: <time dateTime={row.iso}>{row.time}</time>, icon: 'clock' }]}
    actions={
      <>
        <NoticeAction page={page} row={row} act="ouverture" kind="secondary" words={n.open} />
        {!row.archived && (
          <NoticeAction
            page={page}
            row={row}
            act="lecture"
            value={row.read ? 'non' : 'oui'}
            words={row.read ? n.markUnread : n.markRead}
          />
        )}
        <NoticeAction
          page={page}
          row={row}
          act="archivage"
          value={row.archived ? 'non' : 'oui'}
          words={row.archived ? n.restore : n.archive}
        />
      </>
    }
  >
    <p>{row.text}</p>
  </Card>
)

const Groups = ({ page }: { readonly page: NoticesPageView }) => (
  <>
    {page.groups.map((group) => (
      <Section key={group.title} title={group.title}>
        {group.days.map((day) => (
          <Section key={day.iso} title={<time dateTime={day.iso}>{day.label}</time>} level={3}>
            <CardList>
              {day.rows.map((row) => (
                <NoticeCard key={row.id} page={page} row={row} />
              ))}
            </CardList>
          </Section>
        ))}
      </Section>
    ))}
    <Pagination
      page={page.view.page}
      pages={page.pages}
      href={(number) => noticesHref({ ...page.view, page: number })}
    />
  </>
)

/** Why there is nothing, and where to go from there. */
const Nothing = ({ view }: { readonly view: NoticeView }) => {
  if (view.topic !== null)
    return (
      <EmptyState
        title={n.emptyTopic}
        icon="bell"
        action={
          <ButtonLink href={noticesHref({ ...view, topic: null, page: 1 })}>{n.emptyTopicAction}</ButtonLink>
        }
      />
    )
  return view.archived ? (
    <EmptyState
      title={n.emptyArchives}
      icon="bell"
      action={<ButtonLink href={noticesPath}>{n.emptyArchivesAction}</ButtonLink>}
    >
      <p>{n.emptyArchivesText}</p>
    </EmptyState>
  ) : (
    <EmptyState
      title={n.empty}
      icon="bell"
      action={
        <ButtonLink kind="primary" href={preferencesPath}>
          {n.choose}
        </ButtonLink>
      }
    >
      <p>{n.emptyText}</p>
    </EmptyState>
  )
}

const TopicFilter = ({ view, topics }: NoticesPageView) => (
  <FilterForm
    action={noticesPath}
    title={n.filterTitle}
    hidden={{ vue: view.archived ? 'archivees' : undefined }}
    active={view.topic === null ? 0 : 1}
    resetHref={noticesHref({ ...view, topic: null, page: 1 })}
  >
    <FacetGroup
      legend={n.filter}
      name="sujet"
      type="radio"
      limit={9}
      options={[{ value: '', label: n.allTopics }, ...topics]}
      values={[view.topic === null ? '' : topicSlugs[view.topic]]}
    />
  </FilterForm>
)

const List = ({ page }: { readonly page: NoticesPageView }) => {
  const { view, unread, total, keys } = page
  if (total === 0)
    return (
      <div id="notifications" data-swap="">
        <Nothing view={view} />
      </div>
    )
  return (
    <div id="notifications" data-swap="">
      <Toolbar spread>
        <ResultCount>{view.archived ? n.countArchived(total) : n.count(unread, total)}</ResultCount>
        {!view.archived && unread > 0 && (
          <Form
            action={`${noticesPath}/lecture`}
            csrf={keys.csrf}
            idempotencyKey={keys.key}
            hidden={viewFields({ ...view, page: 1 })}
            label={n.markAll}
            inline
          >
            <Button kind="secondary" small icon="check">
              {n.markAll}
            </Button>
          </Form>
        )}
      </Toolbar>
      <Groups page={page} />
    </div>
  )
}

export const NoticesPage = ({ page }: { readonly page: NoticesPageView }) => {
  const { view, archivedNow, topics } = page
  const filtered = topics.length > 1 || view.topic !== null
  return (
    <>
      <PageTitle
        kicker={n.account}
        title={n.title}
        lead={n.lead}
        actions={
          <ButtonLink href={preferencesPath} icon="sliders-horizontal">
            {n.choose}
          </ButtonLink>
        }
      />
      {archivedNow !== null && (
        <Banner
          tone="success"
          role="status"
          title={n.archivedNow}
          actions={
            <NoticeAction
              page={page}
              row={archivedNow}
              act="archivage"
              value="non"
              kind="secondary"
              words={n.undo}
            />
          }
        >
          <p>{archivedNow.title}</p>
        </Banner>
      )}
      <Tabs
        label={n.views}
        look="segments"
        entries={[
          { href: noticesPath, label: n.current, current: !view.archived },
          {
            href: noticesHref({ topic: null, archived: true, page: 1 }),
            label: n.archives,
            current: view.archived,
          },
        ]}
      />
      {filtered ? (
        <Split aside={<TopicFilter {...page} />}>
          <List page={page} />
        </Split>
      ) : (
        <List page={page} />
      )}
    </>
  )
}
