import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import {
  Actions,
  Button,
  ButtonLink,
  DataTable,
  DateInput,
  EmptyState,
  ErrorSummary,
  Form,
  Section,
  Select,
  Textarea,
  TextInput,
} from '../../ui/index.ts'
import { type OpenMapEvent, type ProgrammeItem, programmeKinds } from '../domain/event.ts'
import { AddForm } from './addForm.tsx'
import { OrganiserFrame, organiserPath } from './frame.tsx'
import { eventPath, presentProgramme } from './presentEvents.ts'
import { g } from './programmeMessages.ts'
import { p } from './publicMessages.ts'

type FormView = { readonly event: OpenMapEvent; readonly keys: FormKeys; readonly typed: Typed }

const SessionFields = ({ typed: { errors, values } }: { typed: Typed }) => (
  <>
    <Select
      name="kind"
      label={g.kind}
      required
      value={values.kind}
      error={errors.kind}
      options={programmeKinds.map((kind) => ({ value: kind, label: p.kinds[kind] }))}
    />
    <TextInput
      name="title"
      label={g.name}
      required
      maxLength={200}
      value={values.title}
      error={errors.title}
    />
    {(['start', 'end'] as const).map((name) => (
      <DateInput
        key={name}
        kind="time"
        name={name}
        label={g[name]}
        hint={name === 'start' ? g.hourHint : undefined}
        optional
        value={values[name]}
        error={errors[name]}
      />
    ))}
    <TextInput
      name="room"
      label={g.room}
      hint={g.roomHint}
      optional
      maxLength={200}
      value={values.room}
      error={errors.room}
    />
    <Textarea
      name="speakers"
      label={g.speakers}
      hint={g.speakersHint}
      optional
      rows={3}
      value={values.speakers}
      error={errors.speakers}
    />
    <Textarea
      name="description"
      label={g.description}
      optional
      rows={3}
      value={values.description}
      error={errors.description}
    />
  </>
)

const ProgrammeTable = ({
  event,
  programme,
}: {
  event: OpenMapEvent
  programme: readonly ProgrammeItem[]
}) => (
  <DataTable
    id="programme"
    caption={g.caption}
    captionHidden
    rows={presentProgramme(programme)}
    rowKey={(line) => line.id}
    columns={[
      { key: 'hour', header: p.programme.hour, nowrap: true, cell: (line) => line.hour },
      { key: 'title', header: p.programme.session, rowHeader: true, cell: (line) => line.title },
      { key: 'kind', header: g.kind, cell: (line) => line.kind },
      { key: 'speakers', header: g.speakers, cell: (line) => line.speakers.join(' · ') },
      { key: 'room', header: p.programme.room, cell: (line) => line.room },
      {
        key: 'actions',
        header: g.actions,
        headerHidden: true,
        cell: (line) => (
          <ButtonLink
            href={organiserPath(event, 'programme', `/${line.id}`)}
            kind="quiet"
            small
            icon="pencil"
            context={g.editOf(line.title)}
          >
            {g.edit}
          </ButtonLink>
        ),
      },
    ]}
  />
)

/** The sessions in order, and the form of a new one: open when there is none, or when it was refused. */
export const ProgrammeEditPage = (props: FormView & { readonly programme: readonly ProgrammeItem[] }) => {
  const { event, keys, typed, programme } = props
  return (
    <OrganiserFrame
      event={event}
      tab="programme"
      title={g.title}
      lead={g.lead}
      actions={
        <ButtonLink href={eventPath(event, '/programme')} icon="eye">
          {g.see}
        </ButtonLink>
      }
    >
      <ErrorSummary errors={typed.errors} />
      {programme.length === 0 ? (
        <EmptyState title={g.none} icon="calendar">
          <p>{g.noneText}</p>
        </EmptyState>
      ) : (
        <ProgrammeTable event={event} programme={programme} />
      )}
      {programme.length > 0 && event.status !== 'held' && (
        <Section title={g.state}>
          <p>{event.programmeFinal ? g.isFinal : g.isProvisional}</p>
          <Form
            action={organiserPath(event, 'programme', '/etat')}
            csrf={keys.csrf}
            idempotencyKey={`${keys.key}-etat`}
            hidden={{ state: event.programmeFinal ? 'provisional' : 'final' }}
            label={g.state}
          >
            <Button kind="secondary">{event.programmeFinal ? g.makeProvisional : g.makeFinal}</Button>
          </Form>
        </Section>
      )}
      <AddForm
        title={g.add}
        submit={g.addSubmit}
        action={organiserPath(event, 'programme')}
        keys={keys}
        typed={typed}
        first={programme.length === 0}
        draft={`seance-${event.slug}`}
      >
        <SessionFields typed={typed} />
      </AddForm>
    </OrganiserFrame>
  )
}

/** One session: change it, or take it out. */
export const SessionPage = (props: FormView & { readonly session: ProgrammeItem }) => {
  const { event, keys, typed, session } = props
  const here = organiserPath(event, 'programme', `/${session.id}`)
  return (
    <OrganiserFrame event={event} tab="programme" title={g.editTitle} lead={session.title}>
      <ErrorSummary errors={typed.errors} />
      <Form action={here} csrf={keys.csrf} idempotencyKey={keys.key} label={g.editTitle}>
        <SessionFields typed={typed} />
        <Actions>
          <Button>{g.editSubmit}</Button>
          <ButtonLink href={organiserPath(event, 'programme')} kind="quiet">
            {g.cancel}
          </ButtonLink>
        </Actions>
      </Form>
      <Section title={g.removeTitle} lead={g.removeText}>
        <Form action={`${here}/retrait`} csrf={keys.csrf} idempotencyKey={keys.key} label={g.remove} inline>
          <Button kind="danger" context={g.editOf(session.title)}>
            {g.remove}
          </Button>
        </Form>
      </Section>
    </OrganiserFrame>
  )
}
