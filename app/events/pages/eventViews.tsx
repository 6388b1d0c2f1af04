import {
  Badge,
  ButtonLink,
  Card,
  CardList,
  DataTable,
  DescriptionList,
  EmptyState,
  Grid,
  Kpi,
  PageTitle,
  Prose,
  Section,
  Split,
  Tag,
} from '../../ui/index.ts'
import type { EventAction } from '../domain/contribution.ts'
import type { EventPartner, OpenMapEvent, ProgrammeItem } from '../domain/event.ts'
import {
  type EventSummary,
  eventPath,
  type FigureTile,
  presentFigures,
  presentPartners,
  presentProgramme,
  presentSummary,
} from './presentEvents.ts'
import { p } from './publicMessages.ts'

const SummaryCard = ({ event }: { event: EventSummary }) => (
  <Card
    title={event.title}
    href={event.href}
    kicker={event.kicker}
    tags={event.fictitious ? <Badge kind="demo" /> : undefined}
    facts={[
      { label: p.event.when, value: event.when, icon: 'calendar' },
      ...(event.where === null
        ? []
        : [{ label: p.event.where, value: event.where, icon: 'map-pin' as const }]),
      ...(event.figures.length === 0
        ? []
        : [{ label: p.event.figures, value: event.figures.join(', '), icon: 'users' as const }]),
    ]}
  >
    {event.theme !== null && <p>{event.theme}</p>}
  </Card>
)

const Cards = ({ events }: { events: readonly EventSummary[] }) => (
  <CardList layout="grid">
    {events.map((event) => (
      <SummaryCard key={event.href} event={event} />
    ))}
  </CardList>
)

type ListView = { readonly [K in 'drafts' | 'coming' | 'past']: readonly EventSummary[] }

export const EventListPage = ({ view, organiser }: { view: ListView; organiser: boolean }) => (
  <>
    <PageTitle
      title={p.list.title}
      lead={p.list.lead}
      actions={
        organiser ? (
          <ButtonLink href="/rencontres/creation" kind="primary" icon="calendar-plus">
            {p.list.create}
          </ButtonLink>
        ) : undefined
      }
    />
    {organiser && view.drafts.length > 0 && (
      <Section title={p.list.drafts} lead={p.list.draftsLead}>
        <Cards events={view.drafts} />
      </Section>
    )}
    <Section title={p.list.coming}>
      {view.coming.length === 0 ? (
        <EmptyState title={p.list.none} level={3} icon="calendar">
          <p>{p.list.noneText}</p>
        </EmptyState>
      ) : (
        <Cards events={view.coming} />
      )}
    </Section>
    <Section title={p.list.past}>
      {view.past.length === 0 ? <p>{p.list.noPast}</p> : <Cards events={view.past} />}
    </Section>
  </>
)

export const Tiles = ({ tiles }: { tiles: readonly FigureTile[] }) => (
  <Grid columns={3}>
    {tiles.map((tile) => (
      <Kpi key={tile.label} {...tile} />
    ))}
  </Grid>
)

const Practical = ({ event }: { event: OpenMapEvent }) => {
  const { venue } = event
  const summary = presentSummary(event)
  return (
    <DescriptionList
      items={[
        { term: p.event.when, value: <time dateTime={event.day}>{summary.when}</time> },
        {
          term: p.event.where,
          value: [venue.name, venue.address, venue.city].filter((part) => part !== null).join(', '),
        },
        ...(venue.access === null ? [] : [{ term: p.event.access, value: venue.access }]),
        {
          term: p.event.accessibility,
          value:
            venue.accessibility ??
            (event.status === 'held' ? p.event.accessibilityNotStated : p.event.accessibilityUnknown),
        },
        ...(event.capacity === null ? [] : [{ term: p.event.capacity, value: String(event.capacity) }]),
        ...(event.funding === null ? [] : [{ term: p.event.funding, value: event.funding }]),
      ]}
    />
  )
}

export const EventPage = (props: {
  event: OpenMapEvent
  programme: readonly ProgrammeItem[]
  partners: readonly EventPartner[]
  actions: readonly EventAction[]
  organiser: boolean
  results: boolean
}) => {
  const { event } = props
  const summary = presentSummary(event)
  const figures = presentFigures(event)
  return (
    <>
      <PageTitle
        kicker={[summary.kicker, event.theme].filter((part) => part !== null).join(' · ')}
        title={event.title}
        lead={[summary.when, summary.where].filter((part) => part !== null).join(', ')}
        tags={
          <>
            {event.status === 'draft' && <Tag tone="warning">{p.event.draft}</Tag>}
            {event.status === 'held' && <Tag>{p.event.held}</Tag>}
            {event.fictitious && <Badge kind="demo" />}
          </>
        }
        actions={
          <>
            {props.organiser && (
              <ButtonLink href={eventPath(event, '/organisation')} kind="primary" icon="settings">
                {p.event.organise}
              </ButtonLink>
            )}
            {props.results && (
              <ButtonLink href={eventPath(event, '/bilan')} icon="chart-column">
                {p.event.results}
              </ButtonLink>
            )}
            {event.status !== 'held' && (
              <ButtonLink href={eventPath(event, '/agenda.ics')} icon="calendar-plus" download>
                {p.event.calendar}
              </ButtonLink>
            )}
          </>
        }
      />
      <Split
        variant="side"
        aside={
          <Section title={p.event.practical}>
            <Practical event={event} />
          </Section>
        }
      >
        {props.actions.length > 0 && (
          <Section title={p.event.takePart}>
            <Grid columns={2}>
              {props.actions.map(({ label, text, href, primary }) => (
                <Card key={href} title={label} level={3}>
                  <p>{text}</p>
                  <ButtonLink href={href} kind={primary ? 'primary' : 'secondary'}>
                    {label}
                  </ButtonLink>
                </Card>
              ))}
            </Grid>
          </Section>
        )}
        {event.description !== null && (
          <Section title={p.event.about}>
            <Prose>
              {event.description.split('\n\n').map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
            </Prose>
          </Section>
        )}
        <Section
          title={p.event.openProgramme}
          actions={
            props.programme.length === 0 ? undefined : (
              <ButtonLink href={eventPath(event, '/programme')} small>
                {p.event.programme}
              </ButtonLink>
            )
          }
        >
          {props.programme.length === 0 ? (
            <p>{p.event.noProgramme}</p>
          ) : (
            <ProgrammeTable items={props.programme} short />
          )}
        </Section>
      </Split>
      {figures.length > 0 && (
        <Section title={p.event.figures}>
          <Tiles tiles={figures} />
        </Section>
      )}
      {props.partners.length > 0 && (
        <Section title={p.event.partners} lead={event.fictitious ? undefined : p.event.partnersLead}>
          <Grid columns={2}>
            {presentPartners(props.partners).map(({ role, title, names }) => (
              <Card key={role} title={title} level={3}>
                <ul>
                  {names.map((partner) => (
                    <li key={partner.id}>
                      {partner.name}
                      {partner.note !== null && ` (${partner.note})`}
                    </li>
                  ))}
                </ul>
              </Card>
            ))}
          </Grid>
        </Section>
      )}
    </>
  )
}

const ProgrammeTable = ({ items, short }: { items: readonly ProgrammeItem[]; short?: boolean }) => {
  const lines = presentProgramme(items)
  const known = items.some(({ startsAt }) => startsAt !== null)
  return (
    <DataTable
      id="programme"
      caption={p.programme.caption}
      captionHidden
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        ...(known
          ? [
              {
                key: 'hour',
                header: p.programme.hour,
                nowrap: true,
                cell: (line: (typeof lines)[number]) => line.hour,
              },
            ]
          : []),
        {
          key: 'title',
          header: p.programme.session,
          rowHeader: true,
          cell: (line) => (
            <>
              {line.title}
              {!short && line.description !== null && (
                <span class="description-note">{line.description}</span>
              )}
              {!short && line.speakers.length > 0 && (
                <span class="description-note">{line.speakers.join(' · ')}</span>
              )}
            </>
          ),
        },
        ...(items.some(({ room }) => room !== null)
          ? [{ key: 'room', header: p.programme.room, cell: (line: (typeof lines)[number]) => line.room }]
          : []),
      ]}
    />
  )
}

export const ProgrammePage = ({
  event,
  programme,
}: {
  event: OpenMapEvent
  programme: readonly ProgrammeItem[]
}) => (
  <>
    <PageTitle
      kicker={event.title}
      title={p.programme.title}
      lead={presentSummary(event).when}
      actions={
        <ButtonLink href={eventPath(event)} icon="arrow-left">
          {p.programme.back}
        </ButtonLink>
      }
    />
    {programme.length === 0 ? (
      <EmptyState title={p.programme.empty} icon="calendar">
        <p>{p.programme.emptyText}</p>
      </EmptyState>
    ) : (
      <ProgrammeTable items={programme} />
    )}
  </>
)
