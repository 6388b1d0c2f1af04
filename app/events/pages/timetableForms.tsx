import type { FormKeys } from '../../platform/http/route.ts'
import { Button, Checkbox, Details, Form, Section, Select, TextInput } from '../../ui/index.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { organiserPath } from './frame.tsx'
import { presentDiff } from './presentDiff.ts'
import type { TimetableSource } from './presentTimetable.ts'
import { tt } from './timetableMessages.ts'

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
  /** Address at which the meeting that is being changed is held by video; empty = none. */
  readonly video: string
}

/** Seconds that a computation may last; the organiser ends it before at will. */
export const budgets = ['1', '2', '5', '10', '30', '60', '300'] as const

export const ProposeForm = ({ page }: { page: TimetableForms }) => {
  const { event, keys, errors, values, pins } = page
  return (
    <Section title={tt.propose} id="proposer" lead={tt.proposeLead}>
      <Form
        action={organiserPath(event, 'timetable')}
        csrf={keys.csrf}
        idempotencyKey={keys.key}
        label={tt.propose}
      >
        <TextInput
          name="seed"
          label={tt.seed}
          hint={tt.seedHint}
          required
          width="short"
          inputMode="numeric"
          value={values.seed ?? '1'}
          error={errors.seed}
        />
        <Select
          name="seconds"
          label={tt.seconds}
          empty={false}
          value={values.seconds ?? '2'}
          error={errors.seconds}
          width="short"
          options={budgets.map((value) => ({ value, label: tt.secondsChoice(Number(value)) }))}
        />
        {pins !== null && (
          <Checkbox name="keepPinsOf" value={pins.versionId} label={tt.keepPins(pins.count)} checked />
        )}
        <Button icon="shuffle" kind={page.draft ? 'secondary' : 'primary'}>
          {tt.submit}
        </Button>
      </Form>
    </Section>
  )
}

export const PublishForm = ({ page, source }: { page: TimetableForms; source: TimetableSource }) => {
  const diff = presentDiff(source)
  return (
    <Section title={tt.publish} id="publier" lead={tt.publishLead}>
      <p>
        {diff.intro} {diff.lines.length > 0 && tt.diffConcerned(diff.concerned)}
      </p>
      <Form
        action={organiserPath(page.event, 'timetable', '/publication')}
        csrf={page.keys.csrf}
        idempotencyKey={page.keys.key}
        hidden={{ version: source.version.id }}
        label={tt.publish}
      >
        <TextInput
          name="name"
          label={tt.publishName}
          hint={tt.publishNameHint}
          optional
          maxLength={80}
          value={page.values.name}
          error={page.errors.name}
        />
        <Button icon="send" kind={page.moving ? 'secondary' : 'primary'}>
          {tt.publish}
        </Button>
      </Form>
    </Section>
  )
}

/** A name, to find the version again. */
export const RenameForm = ({ page, source }: { page: TimetableForms; source: TimetableSource }) => (
  <Details summary={tt.rename}>
    <Form
      action={organiserPath(page.event, 'timetable', '/nom')}
      csrf={page.keys.csrf}
      idempotencyKey={page.keys.key}
      hidden={{ version: source.version.id }}
      label={tt.rename}
    >
      <TextInput
        name="title"
        label={tt.publishName}
        hint={tt.renameHint}
        optional
        maxLength={80}
        value={source.version.name ?? ''}
        error={page.errors.title}
      />
      <Button kind="secondary">{tt.rename}</Button>
    </Form>
  </Details>
)
