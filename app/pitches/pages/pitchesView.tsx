import type { OpenMapEvent } from '../../events/index.ts'
import { OrganiserFrame } from '../../events/pages/index.ts'
import {
  Actions,
  Banner,
  Button,
  ButtonLink,
  DataTable,
  DateInput,
  DescriptionList,
  Details,
  EmptyState,
  ErrorSummary,
  Form,
  Section,
  Tag,
  TextInput,
} from '../../ui/index.ts'
import type { Application } from '../domain/application.ts'
import { DeliberationSection } from './deliberationView.tsx'
import { Forget } from './forget.tsx'
import { JurySection } from './jurySection.tsx'
import { o } from './organiserMessages.ts'
import { callPath, pitchesPath } from './paths.ts'
import { type PitchesView, post } from './pitchesShared.ts'
import { halfDayText, instantText, whenText } from './words.ts'

const CallSection = ({ view }: { readonly view: PitchesView }) => {
  const { event, call, phase, counts } = view
  const c = o.call
  return (
    <Section
      title={c.title}
      actions={
        <>
          <ButtonLink href={pitchesPath(event, '/appel')} icon="pencil">
            {c.edit}
          </ButtonLink>
          <ButtonLink href={callPath(event)} icon="eye">
            {c.see}
          </ButtonLink>
        </>
      }
    >
      <DescriptionList
        items={[
          {
            term: c.phase,
            value: <Tag tone={phase === 'open' ? 'success' : 'neutral'}>{c.phases[phase]}</Tag>,
          },
          { term: c.closes, value: whenText(call.closesAt) },
          { term: c.received, value: c.receivedText(counts.submitted, counts.draft, counts.withdrawn) },
        ]}
      />
    </Section>
  )
}

const AnswersSection = ({ view }: { readonly view: PitchesView }) => {
  const { event, call, deliberation } = view
  const a = o.answers
  if (call.decidedAt === null) return null
  return (
    <Section title={a.title} lead={a.lead(deliberation.applications.length)}>
      {call.answeredAt === null ? (
        <Form {...post({ view, rest: '/reponses', label: a.send })} inline>
          <Button icon="send">{a.send}</Button>
        </Form>
      ) : (
        <Banner tone="success" title={a.done(instantText(call.answeredAt, event.zone))} />
      )}
    </Section>
  )
}

const OrderSection = ({ view }: { readonly view: PitchesView }) => {
  const { event, call, chosen, halfDays, typed } = view
  const d = o.order
  if (call.answeredAt === null) return null
  const Move = ({ application, by }: { application: Application; by: 'up' | 'down' }) => (
    <Form
      {...post({ view, rest: `/${application.id}/ordre`, label: `${d[by]} ${application.structure}` })}
      hidden={{ sens: by }}
      inline
    >
      <Button
        kind="quiet"
        small
        icon={by === 'up' ? 'arrow-up' : 'arrow-down'}
        context={application.structure}
      >
        {d[by]}
      </Button>
    </Form>
  )
  return (
    <Section title={d.title} id="ordre" lead={d.publishLead}>
      <DataTable
        id="passage"
        caption={d.caption}
        captionHidden
        rows={chosen}
        rowKey={({ id }) => id}
        columns={[
          { key: 'position', header: d.position, numeric: true, cell: (_, index) => String(index + 1) },
          {
            key: 'name',
            header: d.structure,
            rowHeader: true,
            cell: ({ id, structure }) => <a href={pitchesPath(event, `/${id}`)}>{structure}</a>,
          },
          {
            key: 'prepared',
            header: d.prepared,
            cell: ({ halfDayId }) => {
              const day = halfDays.find(({ id }) => id === halfDayId)
              return day === undefined ? d.notPrepared : halfDayText(day)
            },
          },
          {
            key: 'actions',
            header: d.actions,
            headerHidden: true,
            cell: (application, index) => (
              <Actions>
                {index > 0 && <Move application={application} by="up" />}
                {index < chosen.length - 1 && <Move application={application} by="down" />}
              </Actions>
            ),
          },
        ]}
      />
      {call.publishedAt !== null && (
        <Banner tone="success" title={d.done(instantText(call.publishedAt, event.zone))} />
      )}
      <Form {...post({ view, rest: '/publication', label: d.publish })}>
        {(['start', 'end'] as const).map((name) => (
          <DateInput
            key={name}
            kind="time"
            name={name}
            label={d[name]}
            hint={name === 'start' ? d.hourHint : undefined}
            optional
            value={typed.values[name]}
            error={typed.errors[name]}
          />
        ))}
        <Button kind={call.publishedAt === null ? 'primary' : 'secondary'}>
          {call.publishedAt === null ? d.publish : d.publishAgain}
        </Button>
      </Form>
    </Section>
  )
}

const HalfDaysSection = ({ view }: { readonly view: PitchesView }) => {
  const { halfDays, typed } = view
  const h = o.halfDays
  const wrong = ['day', 'halfStart', 'halfEnd', 'place', 'capacity'].some(
    (name) => typed.errors[name] !== undefined,
  )
  return (
    <Section title={h.title} id="preparation" lead={h.lead}>
      {halfDays.length === 0 ? (
        <p>{h.none}</p>
      ) : (
        <DataTable
          id="demi-journees"
          caption={h.caption}
          captionHidden
          rows={halfDays}
          rowKey={({ id }) => id}
          columns={[
            { key: 'when', header: h.when, rowHeader: true, cell: (day) => halfDayText(day) },
            { key: 'taken', header: h.taken, cell: (day) => h.takenText(day.taken, day.capacity) },
            {
              key: 'actions',
              header: h.actions,
              headerHidden: true,
              cell: (day) =>
                day.taken > 0 ? (
                  ''
                ) : (
                  <Form
                    {...post({ view, rest: `/demi-journees/${day.id}/retrait`, label: halfDayText(day) })}
                    inline
                  >
                    <Button kind="quiet" small context={halfDayText(day)}>
                      {h.remove}
                    </Button>
                  </Form>
                ),
            },
          ]}
        />
      )}
      <Details summary={h.add} open={wrong}>
        <Form {...post({ view, rest: '/demi-journees', label: h.add })}>
          <DateInput name="day" label={h.day} required value={typed.values.day} error={typed.errors.day} />
          <DateInput
            kind="time"
            name="halfStart"
            label={h.start}
            required
            value={typed.values.halfStart}
            error={typed.errors.halfStart}
          />
          <DateInput
            kind="time"
            name="halfEnd"
            label={h.end}
            required
            value={typed.values.halfEnd}
            error={typed.errors.halfEnd}
          />
          <TextInput
            name="place"
            label={h.place}
            required
            maxLength={200}
            value={typed.values.place}
            error={typed.errors.place}
          />
          <TextInput
            name="capacity"
            label={h.capacity}
            type="number"
            required
            width="short"
            value={typed.values.capacity}
            error={typed.errors.capacity}
          />
          <Button kind="secondary">{h.submit}</Button>
        </Form>
      </Details>
    </Section>
  )
}

/** The whole of the pitches of a day, from the call to the order of passage. */
export const PitchesPage = ({ view }: { readonly view: PitchesView }) => {
  const { event, deliberation, keys, typed, phase } = view
  return (
    <OrganiserFrame
      event={event}
      tab="pitches"
      title={o.title}
      lead={o.lead}
      actions={
        <>
          <ButtonLink href={pitchesPath(event, '/export.xlsx')} icon="file-spreadsheet" download>
            {o.export}
          </ButtonLink>
          <ButtonLink href={pitchesPath(event, '/candidatures.csv')} kind="quiet" download>
            {o.exportApplications}
          </ButtonLink>
          <ButtonLink href={pitchesPath(event, '/notes.csv')} kind="quiet" download>
            {o.exportScores}
          </ButtonLink>
        </>
      }
    >
      <Forget draft={`appel-${event.slug}`} />
      <ErrorSummary errors={typed.errors} ids={{ decision: 'classement' }} />
      <CallSection view={view} />
      <JurySection view={view} />
      <DeliberationSection
        event={event}
        deliberation={deliberation}
        closed={phase === 'closed'}
        keys={keys}
        typed={typed}
      />
      <AnswersSection view={view} />
      <OrderSection view={view} />
      <HalfDaysSection view={view} />
    </OrganiserFrame>
  )
}

/** Before there is any call. */
export const NoCallPage = ({ event }: { readonly event: OpenMapEvent }) => (
  <OrganiserFrame event={event} tab="pitches" title={o.title} lead={o.lead}>
    <EmptyState
      title={o.call.none}
      icon="calendar"
      action={
        <ButtonLink href={pitchesPath(event, '/appel')} kind="primary">
          {o.call.open}
        </ButtonLink>
      }
    >
      <p>{o.call.noneText}</p>
    </EmptyState>
  </OrganiserFrame>
)
