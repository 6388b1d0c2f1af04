import {
  Badge,
  ButtonLink,
  Card,
  CardList,
  EmptyState,
  Exchanged,
  FilterForm,
  PageTitle,
  Section,
  Select,
  Split,
  Tag,
} from '../../ui/index.ts'
import type { EventSummary } from './presentEvents.ts'
import type { Choices, ListQuery } from './presentList.ts'
import { p } from './publicMessages.ts'

const SummaryCard = ({ event }: { event: EventSummary }) => (
  <Card
    title={event.title}
    href={event.href}
    kicker={event.kicker}
    tags={
      event.fictitious || event.cancelled ? (
        <>
          {event.cancelled && <Tag tone="error">{p.event.cancelled}</Tag>}
          {event.fictitious && <Badge kind="demo" />}
        </>
      ) : undefined
    }
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

export type ListView = {
  readonly [K in 'drafts' | 'coming' | 'past']: readonly EventSummary[]
} & { readonly query: ListQuery; readonly choices: Choices }

const Filters = ({ view: { query, choices } }: { view: ListView }) => (
  <FilterForm
    action="/rencontres"
    title={p.list.filters}
    active={Object.values(query).filter((value) => value !== undefined).length}
    resetHref="/rencontres"
  >
    <Select
      name="departement"
      label={p.list.department}
      empty={p.list.any}
      options={choices.departments}
      value={query.departement}
      optional
    />
    <Select
      name="theme"
      label={p.list.theme}
      empty={p.list.any}
      options={choices.themes}
      value={query.theme}
      optional
    />
    {choices.series.length > 0 && (
      <Select
        name="serie"
        label={p.list.series}
        empty={p.list.anySeries}
        options={choices.series}
        value={query.serie}
        optional
      />
    )}
  </FilterForm>
)

const Subscribe = () => (
  <Section title={p.list.subscribe} lead={p.list.subscribeText}>
    <div class="actions">
      <ButtonLink href="/rencontres.ics" icon="calendar-plus" small download>
        {p.list.ics}
      </ButtonLink>
      <ButtonLink href="/rencontres.rss" icon="bell" small>
        {p.list.rss}
      </ButtonLink>
    </div>
  </Section>
)

/** The coming days and the past ones, with what narrows them and ways to hear of the next. */
export const EventListPage = ({ view, organiser }: { view: ListView; organiser: boolean }) => {
  const narrowed = Object.values(view.query).some((value) => value !== undefined)
  const nothing = narrowed && view.coming.length === 0 && view.past.length === 0
  return (
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
      <Split aside={<Filters view={view} />}>
        <Exchanged>
          {organiser && view.drafts.length > 0 && (
            <Section title={p.list.drafts} lead={p.list.draftsLead}>
              <Cards events={view.drafts} />
            </Section>
          )}
          {nothing ? (
            <EmptyState title={p.list.noMatch} icon="search">
              <p>{p.list.noMatchText}</p>
            </EmptyState>
          ) : (
            <>
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
          )}
        </Exchanged>
        <Subscribe />
      </Split>
    </>
  )
}
