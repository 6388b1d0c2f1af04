import type { OpenMapEvent } from '../../events/index.ts'
import { eventPath } from '../../events/pages/index.ts'
import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import {
  Actions,
  Banner,
  Button,
  ButtonLink,
  DescriptionList,
  EmptyState,
  ErrorSummary,
  Fieldset,
  Form,
  PageTitle,
  Prose,
  Radios,
  Section,
  Select,
  Textarea,
  TextInput,
} from '../../ui/index.ts'
import { type Call, type CallPhase, LONGEST_ANSWER } from '../domain/call.ts'
import { quotaText } from '../domain/sentences.ts'
import { t } from '../messages.ts'
import { p } from './messages.ts'
import { callPath } from './paths.ts'
import { departmentOptions, sectorOptions, whenText } from './words.ts'

export type FieldsView = {
  readonly call: Call
  readonly typed: Typed
  readonly departments: readonly string[]
}

const a = p.apply
const yesNo = [
  { value: 'oui', label: a.yes },
  { value: 'non', label: a.no },
]

const Paragraphs = ({ text }: { readonly text: string }) => (
  <Prose>
    {text.split(/\n{2,}/).map((part) => (
      <p key={part}>{part}</p>
    ))}
  </Prose>
)

/** Every field of an application: all may stay empty in a draft, but the name and the address. */
export const ApplicationFields = ({ call, typed: { errors, values }, departments }: FieldsView) => (
  <>
    <TextInput
      name="structure"
      label={a.structure}
      required
      maxLength={200}
      autocomplete="organization"
      value={values.structure}
      error={errors.structure}
    />
    <TextInput
      name="siret"
      label={a.siret}
      hint={a.siretHint}
      optional
      width="medium"
      inputMode="numeric"
      maxLength={20}
      value={values.siret}
      error={errors.siret}
    />
    <Select
      name="sector"
      label={a.sector}
      options={sectorOptions}
      value={values.sector}
      error={errors.sector}
    />
    <Select
      name="department"
      label={a.department}
      options={departmentOptions(departments)}
      value={values.department}
      error={errors.department}
    />
    <Radios
      name="firstTimer"
      legend={a.firstTimer}
      inline
      options={[
        { value: 'oui', label: a.firstTime },
        { value: 'non', label: a.notFirst },
      ]}
      value={values.firstTimer}
      error={errors.firstTimer}
    />
    <Fieldset id="contact" legend={a.contact} hint={a.contactKept}>
      <TextInput
        name="contactName"
        label={a.contactName}
        maxLength={200}
        autocomplete="name"
        value={values.contactName}
        error={errors.contactName}
      />
      <TextInput
        name="contactEmail"
        label={a.contactEmail}
        hint={a.contactEmailHint}
        type="email"
        required
        maxLength={254}
        autocomplete="email"
        value={values.contactEmail}
        error={errors.contactEmail}
      />
    </Fieldset>
    {call.eligibility.length > 0 && (
      <Fieldset id="conditions" legend={a.eligibility} size="large">
        {call.eligibility.map(({ id, text }) => (
          <Radios
            key={id}
            name={id}
            legend={text}
            inline
            options={yesNo}
            value={values[id]}
            error={errors[id]}
          />
        ))}
      </Fieldset>
    )}
    {call.questions.length > 0 && (
      <Fieldset id="questions" legend={a.questions} size="large">
        {call.questions.map(({ id, text, length }) => (
          <Textarea
            key={id}
            name={id}
            label={text}
            hint={a.atMost(LONGEST_ANSWER[length])}
            rows={length === 'long' ? 6 : 2}
            maxLength={LONGEST_ANSWER[length]}
            value={values[id]}
            error={errors[id]}
          />
        ))}
      </Fieldset>
    )}
  </>
)

/** What the call says: dates, places, criteria, quotas, and the rule of ties, before anybody applies. */
export const CallFacts = ({ call }: { readonly call: Call }) => (
  <DescriptionList
    items={[
      { term: a.closes, value: whenText(call.closesAt) },
      { term: a.places, value: a.placesText(call.places, call.substitutes) },
      {
        term: a.criteria,
        value: call.criteria.map(({ label, weight }) => a.criterion(label, weight)).join('\u00a0; '),
      },
      ...(call.quotas.length === 0
        ? []
        : [{ term: a.quotas, value: call.quotas.map(quotaText).join('\u00a0; ') }]),
      { term: a.ties, value: t.tieRules[call.tieRule] },
      ...(call.blind ? [{ term: a.blind, value: a.blindText }] : []),
    ]}
  />
)

export type CallView = {
  readonly event: OpenMapEvent
  readonly call: Call | null
  readonly phase: CallPhase
  readonly keys: FormKeys
  readonly typed: Typed
  readonly departments: readonly string[]
  /** The application that this reader began. */
  readonly mine: string | null
  /** Another day whose call is open. */
  readonly next: { readonly title: string; readonly href: string } | null
}

const NextCall = ({ next }: Pick<CallView, 'next'>) =>
  next === null ? null : <ButtonLink href={next.href}>{a.next(next.title)}</ButtonLink>

const NoForm = ({ event, call, phase, next }: CallView) => {
  if (call === null)
    return (
      <EmptyState title={a.none} icon="calendar" action={<NextCall next={next} />}>
        <p>{a.noneText}</p>
      </EmptyState>
    )
  return phase === 'coming' ? (
    <Banner title={a.coming(whenText(call.opensAt))}>
      <p>{a.comingText}</p>
    </Banner>
  ) : (
    <Banner
      title={a.closed(whenText(call.closesAt))}
      actions={
        <Actions>
          <NextCall next={next} />
          <ButtonLink href={eventPath(event, '/programme')}>{a.programme}</ButtonLink>
        </Actions>
      }
    >
      <p>{a.closedText}</p>
    </Banner>
  )
}

/** The call, then its form while it is open. */
export const CallPage = (view: CallView) => {
  const { event, call, phase, keys, typed, mine } = view
  return (
    <>
      <PageTitle
        kicker={event.title}
        title={a.title}
        lead={a.lead(event.title)}
        actions={
          mine === null ? undefined : (
            <ButtonLink href={mine} kind="primary" icon="pencil">
              {a.resume}
            </ButtonLink>
          )
        }
      />
      <ErrorSummary errors={typed.errors} />
      {(call === null || phase !== 'open') && <NoForm {...view} />}
      {call !== null && (
        <Section title={a.about}>
          <Paragraphs text={call.presentation} />
          <CallFacts call={call} />
        </Section>
      )}
      {call !== null && phase === 'open' && (
        <Section title={a.form} lead={a.formLead}>
          <Form
            action={callPath(event)}
            csrf={keys.csrf}
            idempotencyKey={keys.key}
            label={a.form}
            draft={`candidature-${event.slug}`}
          >
            <ApplicationFields call={call} typed={typed} departments={view.departments} />
            <Actions>
              <Button name="suite" value="verifier">
                {a.check}
              </Button>
              <Button kind="secondary" name="suite" value="brouillon" icon="save">
                {a.save}
              </Button>
            </Actions>
          </Form>
        </Section>
      )}
    </>
  )
}
