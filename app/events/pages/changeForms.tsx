import {
  Actions,
  Button,
  ButtonLink,
  Checkbox,
  Details,
  Form,
  Section,
  Select,
  TextInput,
} from '../../ui/index.ts'
import type { TimetableMeeting } from '../domain/timetable.ts'
import { organiserPath } from './frame.tsx'
import { spanOf } from './presentEvents.ts'
import { namesOf, type TimetableSource } from './presentTimetable.ts'
import type { TimetableForms } from './timetableForms.tsx'
import { tt } from './timetableMessages.ts'

type OfDraft = { readonly page: TimetableForms; readonly source: TimetableSource }

const wired = ({ page }: OfDraft) => ({ csrf: page.keys.csrf, idempotencyKey: page.keys.key })

const hiddenOf = ({ page, source }: OfDraft) => ({ version: source.version.id, view: page.view })

const SlotAndTable = (
  props: OfDraft & { readonly placed?: { readonly slotId: string; readonly tableId: string } },
) => (
  <>
    <Select
      name="slot"
      label={tt.moveSlot}
      empty={false}
      value={props.placed?.slotId ?? props.page.values.slot}
      error={props.page.errors.slot}
      options={props.source.day.slots.map((slot) => ({ value: slot.id, label: spanOf(slot) }))}
    />
    <Select
      name="table"
      label={tt.moveTable}
      empty={false}
      value={props.placed?.tableId ?? props.page.values.table}
      error={props.page.errors.table}
      options={props.source.day.tables.map((table) => ({
        value: table.id,
        label: tt.tableNumber(table.number),
      }))}
    />
  </>
)

/** Undo and redo: the last thing done by hand, whoever did it. */
export const StepForms = (props: OfDraft) => {
  const { page, source } = props
  return (
    <Actions>
      {(['undo', 'redo'] as const).map((way) => {
        const step = source.steps[way]
        const words = tt.steps
        return (
          step !== null && (
            <Form
              key={way}
              action={organiserPath(page.event, 'timetable', '/etape')}
              {...wired(props)}
              hidden={{ ...hiddenOf(props), way }}
              label={`${words[way]} ${words.kinds[step.kind]}`}
              data={{ 'data-board-step': way }}
              inline
            >
              <Button kind="secondary" small icon={way === 'undo' ? 'undo-2' : 'redo-2'}>
                {words[way]} {words.kinds[step.kind]}
              </Button>
            </Form>
          )
        )
      })}
    </Actions>
  )
}

/** Everything that can be done to one meeting of a draft. */
export const MeetingForms = (props: OfDraft & { readonly meeting: TimetableMeeting }) => {
  const { page, source, meeting } = props
  const names = namesOf(source)
  const seen = { meeting: meeting.id, seenSlot: meeting.slotId, seenTable: meeting.tableId }
  const others = source.meetings.filter(({ id }) => id !== meeting.id)
  return (
    <Section title={tt.move} id="deplacer" lead={tt.moveLead(names.pair(meeting))}>
      <Form
        action={organiserPath(page.event, 'timetable', '/rendez-vous')}
        {...wired(props)}
        hidden={{ ...hiddenOf(props), ...seen }}
        label={tt.move}
      >
        <SlotAndTable {...props} placed={meeting} />
        <Checkbox name="pinned" label={tt.movePin} hint={tt.movePinHint} checked={meeting.pinned} />
        <Actions>
          <Button kind="primary">{tt.moveSubmit}</Button>
          <ButtonLink
            href={organiserPath(
              page.event,
              'timetable',
              `?version=${source.version.id}&vue=${page.view}#plan`,
            )}
            kind="quiet"
          >
            {tt.moveCancel}
          </ButtonLink>
        </Actions>
      </Form>
      <Details summary={tt.swap}>
        <Form
          action={organiserPath(page.event, 'timetable', '/echange')}
          {...wired(props)}
          hidden={{ ...hiddenOf(props), meeting: meeting.id }}
          label={tt.swap}
        >
          <Select
            name="other"
            label={tt.swapWith}
            required
            error={page.errors.other}
            options={others.map((one) => ({
              value: one.id,
              label: `${names.pair(one)}, ${names.place(one)}`,
            }))}
          />
          <Button>{tt.swapSubmit}</Button>
        </Form>
      </Details>
      <Details summary={tt.video} open={page.errors.video !== undefined}>
        <Form
          action={organiserPath(page.event, 'timetable', '/visio')}
          {...wired(props)}
          hidden={{ ...hiddenOf(props), meeting: meeting.id }}
          label={tt.video}
        >
          <TextInput
            name="video"
            type="url"
            label={tt.videoLabel}
            hint={tt.videoHint}
            optional
            value={page.values.video ?? page.video}
            error={page.errors.video}
          />
          <Button>{tt.videoSubmit}</Button>
        </Form>
      </Details>
      <Details summary={tt.remove}>
        <p>{tt.removeText}</p>
        <Form
          action={organiserPath(page.event, 'timetable', '/retrait')}
          {...wired(props)}
          hidden={{ ...hiddenOf(props), ...seen }}
          label={tt.remove}
        >
          <Button kind="danger">{tt.remove}</Button>
        </Form>
      </Details>
    </Section>
  )
}

/** Places by hand a wish that has no meeting. */
export const PlaceForm = (props: OfDraft) => {
  const { page, source } = props
  if (source.unmet.length === 0) return null
  const names = namesOf(source)
  return (
    <Section title={tt.place} id="placer" lead={tt.placeLead}>
      <Form
        action={organiserPath(page.event, 'timetable', '/placement')}
        {...wired(props)}
        hidden={hiddenOf(props)}
        label={tt.place}
      >
        <Select
          name="pair"
          label={tt.pair}
          required
          value={page.values.pair}
          error={page.errors.pair}
          options={source.unmet
            .map(({ buyerId, supplierId }) => ({
              value: `${buyerId}.${supplierId}`,
              label: names.pair({ buyerId, supplierId }),
            }))
            .sort((one, other) => one.label.localeCompare(other.label, 'fr'))}
        />
        <SlotAndTable {...props} />
        <Button>{tt.placeSubmit}</Button>
      </Form>
    </Section>
  )
}
