import type { OpenMapEvent } from '../../events/index.ts'
import { OrganiserFrame } from '../../events/pages/index.ts'
import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import {
  Actions,
  Button,
  ButtonLink,
  Checkbox,
  type Children,
  DateInput,
  Details,
  ErrorSummary,
  Fieldset,
  Form,
  Grid,
  Select,
  Textarea,
  TextInput,
} from '../../ui/index.ts'
import { answerLengths, tieRules } from '../domain/call.ts'
import { t } from '../messages.ts'
import { quotaRules } from './callForm.ts'
import { o } from './organiserMessages.ts'
import { pitchesPath } from './paths.ts'
import { CONDITIONS, CRITERIA, lineOf, QUESTIONS, QUOTA_LINES } from './rows.ts'
import { departmentOptions, sectorOptions } from './words.ts'

const c = o.call

type Fields = { readonly typed: Typed }

const hasText = (value: string | undefined): boolean => value !== undefined && value !== ''

/** Rows that are filled and one more; those that nobody needs yet are folded, and are sent all the same. */
const folded = <Row,>(
  rows: readonly Row[],
  filled: (row: Row) => boolean,
  draw: (row: Row) => Children,
  errors: Typed['errors'],
): Children => {
  const last = rows.reduce((found, row, index) => (filled(row) ? index : found), -1)
  const rest = rows.slice(last + 2)
  return (
    <>
      {rows.slice(0, last + 2).map(draw)}
      {rest.length > 0 && (
        <Details summary={c.more} open={Object.keys(errors).length > 0}>
          {rest.map(draw)}
        </Details>
      )}
    </>
  )
}

const Dates = ({ typed: { errors, values } }: Fields) => (
  <Fieldset id="dates" legend={c.dates} hint={c.datesHint} size="large">
    <Grid columns={2}>
      {(['opensOn', 'opensTime', 'closesOn', 'closesTime', 'juryUntil'] as const).map((name) => (
        <DateInput
          key={name}
          name={name}
          label={c[name]}
          kind={name.endsWith('Time') ? 'time' : 'date'}
          required
          value={values[name]}
          error={errors[name]}
        />
      ))}
    </Grid>
  </Fieldset>
)

const Selection = ({ typed: { errors, values } }: Fields) => (
  <Fieldset id="selection" legend={c.selection} size="large">
    <Grid columns={2}>
      {(['places', 'substitutes'] as const).map((name) => (
        <TextInput
          key={name}
          name={name}
          label={c[name]}
          type="number"
          required
          width="short"
          value={values[name]}
          error={errors[name]}
        />
      ))}
    </Grid>
    <Select
      name="tieRule"
      label={c.tieRule}
      required
      empty={false}
      options={tieRules.map((value) => ({ value, label: t.tieRules[value] }))}
      value={values.tieRule}
      error={errors.tieRule}
    />
    <Checkbox
      name="blind"
      label={c.blind}
      checked={values.blind !== undefined && values.blind !== ''}
      error={errors.blind}
    />
  </Fieldset>
)

const Criteria = ({ typed: { errors, values } }: Fields) => (
  <Fieldset id="criteres" legend={c.criteria} hint={c.criteriaHint} size="large">
    {CRITERIA.map((id) => (
      <Grid key={id} columns={2}>
        <TextInput
          name={`label-${id}`}
          label={c.criterion(lineOf(id))}
          maxLength={300}
          value={values[`label-${id}`]}
          error={errors[`label-${id}`]}
        />
        <TextInput
          name={`weight-${id}`}
          label={c.weight(lineOf(id))}
          type="number"
          width="short"
          value={values[`weight-${id}`]}
          error={errors[`weight-${id}`]}
        />
      </Grid>
    ))}
  </Fieldset>
)

const Conditions = ({ typed: { errors, values } }: Fields) => (
  <Fieldset id="conditions" legend={c.eligibility} hint={c.eligibilityHint} size="large">
    {folded(
      CONDITIONS,
      (id) => hasText(values[`condition-${id}`]),
      (id) => (
        <Fieldset key={id} id={`groupe-${id}`} legend={c.condition(lineOf(id))}>
          <TextInput
            name={`condition-${id}`}
            label={c.conditionText}
            maxLength={300}
            value={values[`condition-${id}`]}
            error={errors[`condition-${id}`]}
          />
          <Select
            name={`expected-${id}`}
            label={c.expected}
            empty={false}
            width="short"
            options={[
              { value: 'oui', label: c.yes },
              { value: 'non', label: c.no },
            ]}
            value={values[`expected-${id}`]}
            error={errors[`expected-${id}`]}
          />
          <TextInput
            name={`sentence-${id}`}
            label={c.sentence}
            maxLength={300}
            value={values[`sentence-${id}`]}
            error={errors[`sentence-${id}`]}
          />
        </Fieldset>
      ),
      errors,
    )}
  </Fieldset>
)

const Questions = ({ typed: { errors, values } }: Fields) => (
  <Fieldset id="questions" legend={c.questions} size="large">
    {QUESTIONS.map((id) => (
      <Grid key={id} columns={2}>
        <TextInput
          name={`question-${id}`}
          label={c.question(lineOf(id))}
          maxLength={300}
          value={values[`question-${id}`]}
          error={errors[`question-${id}`]}
        />
        <Select
          name={`length-${id}`}
          label={c.length(lineOf(id))}
          empty={false}
          options={answerLengths.map((value) => ({ value, label: c.lengths[value] }))}
          value={values[`length-${id}`]}
          error={errors[`length-${id}`]}
        />
      </Grid>
    ))}
  </Fieldset>
)

const Quotas = ({
  typed: { errors, values },
  departments,
}: Fields & { readonly departments: readonly string[] }) => (
  <Fieldset id="quotas" legend={c.quotas} hint={c.quotasHint} size="large">
    {folded(
      QUOTA_LINES,
      (line) => hasText(values[`rule-${line}`]),
      (line) => (
        <Fieldset key={line} id={`quota-${line}`} legend={c.quota(line)}>
          <Select
            name={`rule-${line}`}
            label={c.quotaRule}
            options={quotaRules.map((value) => ({ value, label: c.rules[value] }))}
            value={values[`rule-${line}`]}
            error={errors[`rule-${line}`]}
          />
          <Grid columns={2}>
            <TextInput
              name={`count-${line}`}
              label={c.quotaCount}
              type="number"
              width="short"
              value={values[`count-${line}`]}
              error={errors[`count-${line}`]}
            />
            <Select
              name={`code-${line}`}
              label={c.quotaCode}
              empty={c.quotaEach}
              options={[...sectorOptions, ...departmentOptions(departments)]}
              value={values[`code-${line}`]}
              error={errors[`code-${line}`]}
            />
          </Grid>
        </Fieldset>
      ),
      errors,
    )}
  </Fieldset>
)

/** Everything that an organiser decides of a call, on one page. */
export const CallEditPage = (props: {
  readonly event: OpenMapEvent
  readonly keys: FormKeys
  readonly typed: Typed
  readonly departments: readonly string[]
}) => {
  const { event, keys, typed, departments } = props
  return (
    <OrganiserFrame event={event} tab="pitches" title={c.editTitle}>
      <ErrorSummary errors={typed.errors} />
      <Form
        action={pitchesPath(event, '/appel')}
        csrf={keys.csrf}
        idempotencyKey={keys.key}
        label={c.editTitle}
        draft={`appel-${event.slug}`}
      >
        <Dates typed={typed} />
        <Textarea
          name="presentation"
          label={c.presentation}
          hint={c.presentationHint}
          required
          rows={6}
          maxLength={4000}
          value={typed.values.presentation}
          error={typed.errors.presentation}
        />
        <Selection typed={typed} />
        <Criteria typed={typed} />
        <Conditions typed={typed} />
        <Questions typed={typed} />
        <Quotas typed={typed} departments={departments} />
        <Actions>
          <Button>{c.save}</Button>
          <ButtonLink href={pitchesPath(event)} kind="quiet">
            {c.cancel}
          </ButtonLink>
        </Actions>
      </Form>
    </OrganiserFrame>
  )
}
