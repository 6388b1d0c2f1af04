import { definitions, type ParameterKey } from '../../../../packages/rules/index.ts'
import type { Typed } from '../../../platform/http/formState.ts'
import type { FormKeys } from '../../../platform/http/route.ts'
import { Button, ButtonLink, Checkbox, DateInput, Form, Textarea, TextInput } from '../../../ui/index.ts'
import { p } from './messages.ts'
import { parameterPath } from './presentParameters.ts'

/** The fields of a dated value: to add one, or to correct `corrected`. */
export const ValueForm = (props: {
  readonly parameter: ParameterKey
  readonly keys: FormKeys
  readonly typed: Typed
  readonly corrected?: string
}) => {
  const { parameter, keys, corrected } = props
  const { errors, values } = props.typed
  const { kind, unit } = definitions[parameter]
  const words = p.form
  return (
    <Form
      action={corrected === undefined ? parameterPath(parameter) : `${parameterPath(parameter)}/${corrected}`}
      csrf={keys.csrf}
      idempotencyKey={keys.key}
      label={corrected === undefined ? words.add : words.correctTitle}
    >
      <TextInput
        name="value"
        label={words.value}
        hint={kind === 'date' ? words.valueHintDate : words.valueHint(unit)}
        required
        width="short"
        inputMode={kind === 'date' ? undefined : 'decimal'}
        suffix={kind === 'date' ? undefined : unit}
        maxLength={60}
        value={values.value}
        error={errors.value}
      />
      <DateInput name="from" label={words.from} required value={values.from} error={errors.from} />
      <DateInput
        name="to"
        label={words.to}
        hint={words.toHint}
        optional
        value={values.to}
        error={errors.to}
      />
      {corrected === undefined && (
        <Checkbox
          name="closePrevious"
          label={words.close}
          hint={words.closeHint}
          checked={values.closePrevious !== undefined}
        />
      )}
      <TextInput
        name="reference"
        label={words.reference}
        hint={words.referenceHint}
        required
        maxLength={300}
        value={values.reference}
        error={errors.reference}
      />
      <TextInput
        name="verifiedBy"
        label={words.verifiedBy}
        hint={words.verifiedByHint}
        optional
        maxLength={120}
        value={values.verifiedBy}
        error={errors.verifiedBy}
      />
      <Textarea
        name="note"
        label={words.note}
        hint={words.noteHint}
        optional
        rows={3}
        maxLength={500}
        value={values.note}
        error={errors.note}
      />
      <div class="actions">
        <Button>{corrected === undefined ? words.submit : words.correctSubmit}</Button>
        {corrected !== undefined && (
          <ButtonLink kind="quiet" href={parameterPath(parameter)}>
            {p.one.back}
          </ButtonLink>
        )}
      </div>
    </Form>
  )
}
