import { drawnOutlines } from '../../platform/geo/outline.ts'
import { formatFullDate } from '../../platform/i18n/format.ts'
import {
  Badge,
  Banner,
  ButtonLink,
  Card,
  DescriptionList,
  ExternalLink,
  Grid,
  Locator,
  PageTitle,
  Prose,
  Section,
  Split,
  Tag,
} from '../../ui/index.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import type { Place, PublicDay } from '../usecases/publicDay.ts'
import { Documents, Editions, Partners } from './eventParts.tsx'
import { eventPath, presentFigures, presentSummary } from './presentEvents.ts'
import { ProgrammeTable } from './programmeTable.tsx'
import { p } from './publicMessages.ts'
import { Tiles } from './results.tsx'

const Practical = ({ event }: { event: OpenMapEvent }) => {
  const { venue } = event
  return (
    <DescriptionList
      items={[
        { term: p.event.when, value: <time dateTime={event.day}>{formatFullDate(event.day)}</time> },
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

const mapAddress = ({ latitude, longitude, approximate }: Place): string =>
  `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=${approximate ? 13 : 17}/${latitude}/${longitude}`

const Situation = (props: { event: OpenMapEvent; place: Place; departments: readonly string[] }) => {
  const { event, place } = props
  const shapes = drawnOutlines(props.departments)
  const name = [event.venue.name, event.venue.city].filter((part) => part !== null).join(', ')
  return (
    <Section title={p.event.onMap} level={3}>
      {shapes.length > 0 && (
        <>
          <Locator label={p.event.mapOf(name)} shapes={shapes} marker={place} />
          <p class="hint">{place.approximate ? p.event.mapCommune : p.event.mapRough}</p>
        </>
      )}
      <p>
        <ExternalLink href={mapAddress(place)}>{p.event.openMap}</ExternalLink>
      </p>
    </Section>
  )
}

/** What became of the day, before anything else. */
const Standing = ({ event }: { event: OpenMapEvent }) => {
  const when = formatFullDate(event.day)
  const reason = event.notice === null ? null : <p>{p.event.reason(event.notice)}</p>
  if (event.status === 'cancelled')
    return (
      <Banner tone="error" title={p.event.cancelledTitle} level={2}>
        <p>{p.event.cancelledText(when)}</p>
        {reason}
      </Banner>
    )
  if (event.formerDay === null) return null
  const said = event.status === 'held' ? p.event.movedPast : p.event.movedText
  return (
    <Banner tone="warning" title={p.event.movedTitle} level={2}>
      <p>{said(when, formatFullDate(event.formerDay))}</p>
      {reason}
    </Banner>
  )
}

const Title = ({ event, organiser }: { event: OpenMapEvent; organiser: boolean }) => {
  const summary = presentSummary(event)
  return (
    <PageTitle
      kicker={[summary.kicker, event.theme].filter((part) => part !== null).join(' · ')}
      title={event.title}
      lead={[summary.when, summary.where].filter((part) => part !== null).join(', ')}
      tags={
        <>
          {event.status === 'draft' && <Tag tone="warning">{p.event.draft}</Tag>}
          {event.status === 'held' && <Tag>{p.event.held}</Tag>}
          {event.status === 'cancelled' && <Tag tone="error">{p.event.cancelled}</Tag>}
          {event.fictitious && <Badge kind="demo" />}
        </>
      }
      actions={
        <>
          {organiser && (
            <ButtonLink href={eventPath(event, '/organisation')} kind="primary" icon="settings">
              {p.event.organise}
            </ButtonLink>
          )}
          {event.status === 'held' && (
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
  )
}

const TakePart = ({ actions }: Pick<PublicDay, 'actions'>) => (
  <Section title={p.event.takePart}>
    <Grid columns={2}>
      {actions.map(({ label, text, href, primary }) => (
        <Card key={href} title={label} level={3}>
          <p>{text}</p>
          <ButtonLink href={href} kind={primary ? 'primary' : 'secondary'}>
            {label}
          </ButtonLink>
        </Card>
      ))}
    </Grid>
  </Section>
)

const Programme = ({ event, programme }: Pick<PublicDay, 'event' | 'programme'>) => (
  <Section
    title={p.event.openProgramme}
    actions={
      programme.length === 0 ? undefined : (
        <ButtonLink href={eventPath(event, '/programme')} small>
          {p.event.programme}
        </ButtonLink>
      )
    }
  >
    {programme.length === 0 ? (
      <p>{p.event.noProgramme}</p>
    ) : (
      <ProgrammeTable event={event} items={programme} short />
    )}
  </Section>
)

export const EventPage = (props: {
  readonly day: PublicDay
  readonly organiser: boolean
  /** Départements of the territory, for the outline. */
  readonly departments: readonly string[]
}) => {
  const { day, organiser, departments } = props
  const { event, place } = day
  const figures = presentFigures(event)
  return (
    <>
      <Title event={event} organiser={organiser} />
      <Standing event={event} />
      <Split
        variant="side"
        aside={
          <Section title={p.event.practical}>
            <Practical event={event} />
            {place !== null && <Situation event={event} place={place} departments={departments} />}
          </Section>
        }
      >
        {day.actions.length > 0 && <TakePart actions={day.actions} />}
        {event.description !== null && (
          <Section title={p.event.about}>
            <Prose>
              {event.description.split('\n\n').map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
            </Prose>
          </Section>
        )}
        <Programme event={event} programme={day.programme} />
        <Documents event={event} files={day.files} kind="document" title={p.event.documents} />
        <Documents event={event} files={day.files} kind="press" title={p.event.press} />
      </Split>
      {figures.length > 0 && (
        <Section title={p.event.figures}>
          <Tiles tiles={figures} />
        </Section>
      )}
      <Partners day={day} />
      <Editions event={event} editions={day.editions} />
    </>
  )
}
