import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import {
  Banner,
  Button,
  Checkboxes,
  DataTable,
  DateInput,
  EmptyState,
  ErrorSummary,
  Form,
  HiddenInputs,
  Section,
  Select,
  Split,
  TextInput,
  TimeGrid,
} from '../../ui/index.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import type { Participant } from '../domain/participant.ts'
import { t } from '../messages.ts'
import type { NamedDay } from '../store/day.ts'
import type { BrokenMeeting } from '../usecases/updateEventPlan.ts'
import { OrganiserFrame, organiserPath } from './frame.tsx'
import { o } from './organiserMessages.ts'
import { hourOf, spanOf } from './presentEvents.ts'
import { tt } from './timetableMessages.ts'

export type PlacesView = {
  readonly event: OpenMapEvent
  readonly keys: FormKeys
  readonly day: NamedDay
  readonly plan: Typed
  /** Meetings to read before confirming a smaller plan. */
  readonly broken: readonly BrokenMeeting[]
  /** The participant whose slots are being edited. */
  readonly chosen: Participant | null
  readonly availabilityError: string | undefined
  /** Hours of retired slots too, for the list of broken meetings. */
  readonly slotName: (id: string) => string
}

const PlanForm = ({ event, keys, plan, broken }: PlacesView) => {
  const { errors, values } = plan
  const number = (
    name: 'minutes' | 'gap' | 'count' | 'pauseAfter' | 'pauseMinutes' | 'tables',
    extra: { suffix?: string; hint?: string } = {},
  ) => (
    <TextInput
      name={name}
      label={o.places[name]}
      required
      width="short"
      inputMode="numeric"
      value={values[name]}
      error={errors[name]}
      {...extra}
    />
  )
  return (
    <Form
      action={organiserPath(event, 'places')}
      csrf={keys.csrf}
      idempotencyKey={keys.key}
      label={o.places.form}
    >
      <DateInput
        kind="time"
        name="start"
        label={o.places.start}
        required
        value={values.start}
        error={errors.start}
      />
      {number('minutes', { suffix: o.places.unit })}
      {number('gap', { suffix: o.places.unit })}
      {number('count')}
      {number('pauseAfter', { hint: o.places.pauseAfterHint })}
      {number('pauseMinutes', { suffix: o.places.unit })}
      {number('tables')}
      {broken.length > 0 && <HiddenInputs values={{ confirmed: 'on' }} />}
      <Button kind={broken.length > 0 ? 'danger' : 'primary'}>
        {broken.length > 0 ? o.places.confirm : o.places.submit}
      </Button>
    </Form>
  )
}

const BrokenList = ({ view }: { view: PlacesView }) => {
  const names = new Map(view.day.participants.map(({ id, displayName }) => [id, displayName]))
  return (
    <Banner tone="warning" title={o.places.breaksTitle} level={2} role="alert">
      <p>{o.places.breaksText}</p>
      <DataTable
        id="rendez-vous-touches"
        caption={o.places.breaksCaption}
        dense
        rows={view.broken}
        rowKey={(meeting) => meeting.id}
        columns={[
          {
            key: 'pair',
            header: tt.meeting,
            rowHeader: true,
            cell: (meeting) => `${names.get(meeting.buyerId) ?? ''} – ${names.get(meeting.supplierId) ?? ''}`,
          },
          { key: 'slot', header: tt.moveSlot, cell: (meeting) => view.slotName(meeting.slotId) },
          {
            key: 'version',
            header: tt.version,
            cell: ({ version }) =>
              `${tt.versionName(version.number)} (${tt.states[version.state].toLowerCase()})`,
          },
        ]}
      />
    </Banner>
  )
}

const Availability = ({ event, keys, day, chosen, availabilityError }: PlacesView) => {
  const parties = day.participants.filter(({ role }) => role === 'buyer' || role === 'supplier')
  const closed = new Set(day.unavailable.map(({ participantId, slotId }) => `${participantId}@${slotId}`))
  if (parties.length === 0 || day.slots.length === 0) return <p>{o.places.noParticipant}</p>
  return (
    <>
      {chosen !== null && (
        <Form
          action={organiserPath(event, 'places', '/disponibilites')}
          csrf={keys.csrf}
          idempotencyKey={keys.key}
          hidden={{ participant: chosen.id }}
          label={o.places.closedFor(chosen.displayName)}
        >
          <Checkboxes
            name="slot"
            legend={o.places.closedFor(chosen.displayName)}
            hint={o.places.closedHint}
            error={availabilityError}
            values={day.slots.filter(({ id }) => closed.has(`${chosen.id}@${id}`)).map(({ id }) => id)}
            options={day.slots.map((slot) => ({ value: slot.id, label: spanOf(slot) }))}
          />
          <Button kind="secondary">{o.places.closedSubmit}</Button>
        </Form>
      )}
      <TimeGrid
        id="grille-disponibilites"
        caption={o.places.availabilityCaption}
        captionHidden
        corner={o.places.participant}
        columns={day.slots.map((slot) => ({ key: slot.id, label: hourOf(slot.startsAt) }))}
        rows={parties.map((one) => ({
          key: one.id,
          label: one.displayName,
          detail: t.roles[one.role],
          href: organiserPath(event, 'places', `?participant=${one.id}#disponibilites`),
          cells: Object.fromEntries(
            day.slots.flatMap(({ id }) =>
              closed.has(`${one.id}@${id}`) ? [[id, { state: 'unavailable' as const }]] : [],
            ),
          ),
        }))}
      />
    </>
  )
}

export const PlacesPage = ({ view }: { view: PlacesView }) => {
  const { event, day, chosen } = view
  const parties = day.participants.filter(({ role }) => role === 'buyer' || role === 'supplier')
  return (
    <OrganiserFrame event={event} tab="places" title={o.places.title} lead={o.places.lead}>
      <ErrorSummary errors={view.plan.errors} />
      {view.broken.length > 0 && <BrokenList view={view} />}
      <Split
        variant="side"
        aside={
          <Section title={o.places.present}>
            {day.slots.length === 0 ? (
              <EmptyState title={o.places.none} level={3} icon="clock">
                <p>{o.places.noneText}</p>
              </EmptyState>
            ) : (
              <DataTable
                id="creneaux"
                caption={o.places.caption}
                captionHidden
                dense
                stacked={false}
                rows={day.slots}
                rowKey={(slot) => slot.id}
                columns={[
                  { key: 'number', header: o.places.number, numeric: true, cell: (_, index) => index + 1 },
                  { key: 'hours', header: o.places.hours, rowHeader: true, nowrap: true, cell: spanOf },
                ]}
              />
            )}
          </Section>
        }
      >
        <Section title={o.places.form}>
          <PlanForm {...view} />
        </Section>
      </Split>
      <Section title={o.places.availability} id="disponibilites" lead={o.places.availabilityLead}>
        {parties.length > 0 && day.slots.length > 0 && (
          <Form
            method="get"
            action={`${organiserPath(event, 'places')}#disponibilites`}
            label={o.places.participant}
            inline
          >
            <Select
              name="participant"
              label={o.places.participant}
              value={chosen?.id}
              options={parties.map(({ id, displayName }) => ({ value: id, label: displayName }))}
            />
            <Button kind="secondary">{tt.open}</Button>
          </Form>
        )}
        <Availability {...view} />
      </Section>
    </OrganiserFrame>
  )
}
