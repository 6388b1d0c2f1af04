import type { Agenda } from '../../events/index.ts'
import {
  eventPath,
  ParticipantFrame,
  type ParticipantTab,
  presentSummary,
  spanOf,
} from '../../events/pages/index.ts'
import type { Typed } from '../../platform/http/formState.ts'
import {
  Actions,
  Banner,
  Button,
  ButtonLink,
  DescriptionList,
  Details,
  EmptyState,
  ErrorSummary,
  Form,
  Grid,
  Island,
  PrintButton,
  Section,
  Textarea,
} from '../../ui/index.ts'
import { packUntil } from '../domain/day.ts'
import { MOST_NOTED } from '../domain/dayNote.ts'
import type { DayPack } from '../usecases/dayPack.ts'
import { w } from './messages.ts'
import { packPath } from './paths.ts'

export type OwnBadge = { readonly name: string | null; readonly code: string; readonly square: string }

type PackView = {
  readonly pack: DayPack
  readonly csrf: string
  readonly badges: readonly OwnBadge[]
  readonly tabs: readonly ParticipantTab[]
  /** The note that was refused, as typed. */
  readonly typed: Typed
}

type MeetingLine = Extract<Agenda['lines'][number], { kind: 'meeting' }>

const Contacts = ({ people }: { readonly people: ReturnType<DayPack['contacts']['get']> }) =>
  people === undefined ? (
    <p class="muted">{w.pack.nobody}</p>
  ) : (
    <ul class="plain">
      {people.map(({ name, email }) => (
        <li key={`${name} ${email}`}>
          {name}
          {name !== null && email !== null && ', '}
          {email !== null && <a href={`mailto:${email}`}>{email}</a>}
        </li>
      ))}
    </ul>
  )

const NoteForm = ({ pack, csrf, typed, line }: PackView & { readonly line: MeetingLine }) => {
  const { event, others } = pack.agenda
  const field = `note-${line.otherId}`
  const name = others.get(line.otherId)?.displayName ?? ''
  const text = typed.values[field] ?? pack.notes.get(line.otherId)?.text
  const error = typed.errors[field]
  return (
    <Details summary={w.pack.note} open={(text ?? '') !== '' || error !== undefined}>
      <Form
        action={packPath(event, '/notes')}
        csrf={csrf}
        hidden={{ about: line.otherId }}
        data={{ 'data-note': line.otherId }}
      >
        <Textarea
          id={field}
          name="text"
          label={w.pack.noteLabel(name)}
          hint={w.pack.noteHint}
          rows={3}
          maxLength={MOST_NOTED}
          value={text}
          error={error}
        />
        <Actions>
          <Button kind="secondary" small>
            {w.pack.noteSave}
          </Button>
        </Actions>
        <p class="hint" data-note-state role="status" />
      </Form>
    </Details>
  )
}

const Meetings = (view: PackView) => {
  const { agenda, contacts } = view.pack
  if (agenda.version === null)
    return (
      <EmptyState title={w.pack.noTimetable} icon="hourglass">
        <p>{w.pack.noTimetableText}</p>
      </EmptyState>
    )
  const lines = agenda.lines.filter((line): line is MeetingLine => line.kind === 'meeting')
  if (lines.length === 0) return <p>{w.pack.noMeeting}</p>
  return (
    <ol class="pack-lines">
      {lines.map((line) => {
        const table = agenda.tables.get(line.tableId)
        return (
          <li key={line.slotId} data-starts={line.startsAt} data-ends={line.endsAt}>
            <p class="pack-when">
              <time dateTime={line.startsAt}>{spanOf(line)}</time>
              {table !== undefined && <strong>{w.pack.tableNumber(table.number)}</strong>}
              <span class="pack-mark" data-mark />
            </p>
            <h3>{agenda.others.get(line.otherId)?.displayName}</h3>
            {line.video !== undefined && (
              <p>
                <a href={line.video} rel="noreferrer">
                  {w.pack.video}
                </a>
              </p>
            )}
            <Contacts people={contacts.get(line.otherId)} />
            <NoteForm {...view} line={line} />
          </li>
        )
      })}
    </ol>
  )
}

const Programme = ({ pack }: Pick<PackView, 'pack'>) => (
  <ul class="pack-lines">
    {pack.programme.map((item) => (
      <li
        key={item.id}
        {...(item.startsAt === null
          ? {}
          : { 'data-starts': item.startsAt, 'data-ends': item.endsAt ?? item.startsAt })}
      >
        <p class="pack-when">
          {item.startsAt !== null && (
            <time dateTime={item.startsAt}>
              {spanOf({ startsAt: item.startsAt, endsAt: item.endsAt ?? item.startsAt })}
            </time>
          )}
          {item.room !== null && <span>{item.room}</span>}
          <span class="pack-mark" data-mark />
        </p>
        <p>{item.title}</p>
      </li>
    ))}
  </ul>
)

const Sharing = ({ pack, csrf }: Pick<PackView, 'pack' | 'csrf'>) => (
  <Section title={w.pack.share} id="coordonnees">
    <p>{w.pack.shareText}</p>
    <p class="hint">{pack.shares ? w.pack.shared : w.pack.notShared}</p>
    <Form
      action={packPath(pack.agenda.event, '/coordonnees')}
      csrf={csrf}
      hidden={{ agrees: pack.shares ? 'non' : 'oui' }}
    >
      <Actions>
        <Button kind="secondary">{pack.shares ? w.pack.shareNo : w.pack.shareYes}</Button>
      </Actions>
    </Form>
  </Section>
)

const { agenda: _a, programme: _p, badgeAlt: _b, noteLabel: _n, tableNumber: _t, ...scriptWords } = w.pack

/** The day in the hand: own meetings with notes, who agreed to be reached, the programme, the tables, own badge. */
export const DayPackPage = (view: PackView) => {
  const { pack, badges, typed } = view
  const { event, tables } = pack.agenda
  const { venue } = event
  const plan = [...tables.values()].filter(({ active }) => active).sort((a, b) => a.number - b.number)
  return (
    <ParticipantFrame
      event={event}
      tab="day"
      tabs={view.tabs}
      title={w.pack.title}
      lead={`${pack.agenda.participant.displayName}, ${presentSummary(event).when}`}
      actions={<PrintButton>{w.pack.print}</PrintButton>}
    >
      <ErrorSummary errors={typed.errors} />
      <Island
        name="day-pack"
        props={{
          page: packPath(event),
          worker: packPath(event, '.js'),
          zone: event.zone,
          until: packUntil(event).epochMilliseconds,
          words: scriptWords,
        }}
      >
        <p class="hint" data-pack="lead">
          {w.pack.lead}
        </p>
        <p class="door-state" data-pack="state" role="status" hidden />
        <template data-pack="changed">
          <Banner tone="warning">
            <p>{w.pack.changed}</p>
            <ButtonLink href={packPath(event)}>{w.pack.reload}</ButtonLink>
          </Banner>
        </template>
        <div data-pack="news" role="status" />
        <div data-pack="content">
          <Section title={w.pack.agenda} id="rendez-vous">
            <Meetings {...view} />
          </Section>
          {pack.programme.length > 0 && (
            <Section title={w.pack.programme} id="programme">
              <Programme pack={pack} />
            </Section>
          )}
        </div>
      </Island>
      <Grid columns={2}>
        {badges.length > 0 && (
          <Section title={w.pack.badge} id="badge">
            <p>{w.pack.badgeLead}</p>
            {badges.map(({ name, code, square }) => (
              <figure class="square" key={code}>
                <img src={square} alt={w.pack.badgeAlt(code)} width="240" height="240" />
                <figcaption>
                  {name} <span class="muted">{code}</span>
                </figcaption>
              </figure>
            ))}
          </Section>
        )}
        {plan.length > 0 && (
          <Section title={w.pack.tables} id="tables">
            <ul>
              {plan.map(({ id, number, label }) => (
                <li key={id}>
                  {w.pack.tableNumber(number)}
                  {label !== null && `\u00a0: ${label}`}
                </li>
              ))}
            </ul>
          </Section>
        )}
        <Section title={w.pack.where} id="lieu">
          <DescriptionList
            items={[
              {
                term: w.pack.where,
                value: [venue.name, venue.address, venue.city].filter((part) => part !== null).join(', '),
                note: venue.access ?? undefined,
              },
            ]}
          />
          <p>
            <a href={eventPath(event, '/programme')}>{w.wall.programme}</a>
          </p>
        </Section>
      </Grid>
      <Sharing {...view} />
    </ParticipantFrame>
  )
}
