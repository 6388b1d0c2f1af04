import type { FormKeys } from '../../platform/http/route.ts'
import { Actions, Button, ButtonLink, Checkbox, Form, Section, Select, TextInput } from '../../ui/index.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import type { TimetableMeeting } from '../domain/timetable.ts'
import { organiserPath } from './frame.tsx'
import { o } from './organiserMessages.ts'
import { spanOf } from './presentEvents.ts'
import { namesOf, presentDiff, type TimetableSource } from './presentTimetable.ts'

/** What the three forms of the page need. */
export type TimetableForms = {
  readonly event: OpenMapEvent
  readonly keys: FormKeys
  readonly errors: { readonly [field: string]: string }
  readonly values: { readonly [field: string]: string }
  /** Latest version that holds pinned meetings, and how many. */
  readonly pins: { readonly versionId: string; readonly count: number } | null
  readonly view: string
  /** A draft is shown: publishing it is then the main action. */
  readonly draft: boolean
  /** A meeting is being changed: saving it is then the main action. */
  readonly moving: boolean
}

/** Seconds that an organiser may wait for; longer ones belong to the command line. */
export const budgets = ['1', '2', '5', '10'] as const

export const ProposeForm = ({ page }: { page: TimetableForms }) => {
  const { event, keys, errors, values, pins } = page
  return (
    <Section title={o.timetable.propose} id="proposer" lead={o.timetable.proposeLead}>
      <Form
        action={organiserPath(event, 'timetable')}
        csrf={keys.csrf}
        idempotencyKey={keys.key}
        label={o.timetable.propose}
      >
        <TextInput
          name="seed"
          label={o.timetable.seed}
          hint={o.timetable.seedHint}
          required
          width="short"
          inputMode="numeric"
          value={values.seed ?? '1'}
          error={errors.seed}
        />
        <Select
          name="seconds"
          label={o.timetable.seconds}
          empty={false}
          value={values.seconds ?? '2'}
          error={errors.seconds}
          width="short"
          options={budgets.map((value) => ({ value, label: o.timetable.secondsChoice(Number(value)) }))}
        />
        {pins !== null && (
          <Checkbox
            name="keepPinsOf"
            value={pins.versionId}
            label={o.timetable.keepPins(pins.count)}
            checked
          />
        )}
        <Button icon="shuffle" kind={page.draft ? 'secondary' : 'primary'}>
          {o.timetable.submit}
        </Button>
      </Form>
    </Section>
  )
}

export const PublishForm = ({ page, source }: { page: TimetableForms; source: TimetableSource }) => {
  const diff = presentDiff(source)
  return (
    <Section title={o.timetable.publish} id="publier" lead={o.timetable.publishLead}>
      <p>
        {diff.intro} {diff.lines.length > 0 && o.timetable.diffConcerned(diff.concerned)}
      </p>
      <Form
        action={organiserPath(page.event, 'timetable', '/publication')}
        csrf={page.keys.csrf}
        idempotencyKey={page.keys.key}
        hidden={{ version: source.version.id }}
        label={o.timetable.publish}
      >
        <TextInput
          name="name"
          label={o.timetable.publishName}
          hint={o.timetable.publishNameHint}
          optional
          maxLength={80}
          value={page.values.name}
          error={page.errors.name}
        />
        <Button icon="send" kind={page.moving ? 'secondary' : 'primary'}>
          {o.timetable.publish}
        </Button>
      </Form>
    </Section>
  )
}

export const MoveForm = (props: {
  readonly page: TimetableForms
  readonly source: TimetableSource
  readonly meeting: TimetableMeeting
}) => {
  const { page, source, meeting } = props
  const names = namesOf(source)
  return (
    <Section title={o.timetable.move} id="deplacer" lead={o.timetable.moveLead(names.pair(meeting))}>
      <Form
        action={organiserPath(page.event, 'timetable', '/rendez-vous')}
        csrf={page.keys.csrf}
        idempotencyKey={page.keys.key}
        hidden={{ version: source.version.id, meeting: meeting.id, view: page.view }}
        label={o.timetable.move}
      >
        <Select
          name="slot"
          label={o.timetable.moveSlot}
          empty={false}
          value={meeting.slotId}
          error={page.errors.slot}
          options={source.day.slots.map((slot) => ({ value: slot.id, label: spanOf(slot) }))}
        />
        <Select
          name="table"
          label={o.timetable.moveTable}
          empty={false}
          value={meeting.tableId}
          error={page.errors.table}
          options={source.day.tables.map((table) => ({
            value: table.id,
            label: o.timetable.tableNumber(table.number),
          }))}
        />
        <Checkbox
          name="pinned"
          label={o.timetable.movePin}
          hint={o.timetable.movePinHint}
          checked={meeting.pinned}
        />
        <Actions>
          <Button>{o.timetable.moveSubmit}</Button>
          <ButtonLink
            href={organiserPath(
              page.event,
              'timetable',
              `?version=${source.version.id}&vue=${page.view}#plan`,
            )}
            kind="quiet"
          >
            {o.timetable.moveCancel}
          </ButtonLink>
        </Actions>
      </Form>
    </Section>
  )
}
