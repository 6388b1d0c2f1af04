import { z } from 'zod'
import type { Structure } from '../../directory/index.ts'
import { emailField, fieldLabel, fieldText, type NamedField } from '../../directory/pages/index.ts'
import { optionalText } from '../../platform/http/fields.ts'
import type { Typed } from '../../platform/http/formState.ts'
import type { Services } from '../../platform/http/route.ts'
import { DescriptionList, Fieldset, TextInput } from '../../ui/index.ts'
import { LONGEST_MESSAGE, LONGEST_SOURCE, type ProposableField } from '../domain/proposal.ts'
import type { Words } from '../usecases/propose.ts'
import { p } from './messages.ts'

/** Refused, as a form shows it again. */
export const statusOf = ({ errors }: Typed): number => (Object.keys(errors).length > 0 ? 422 : 200)

/** What zod read, as it was typed. */
export const typedOf = (form: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) =>
      value === undefined || value === null
        ? []
        : [[name, Array.isArray(value) ? value.join('\n') : String(value)]],
    ),
  )

/** Fields beside the values: what proves them, and where to answer. */
export const wordsShape = {
  source: optionalText(LONGEST_SOURCE),
  message: optionalText(LONGEST_MESSAGE),
  authorEmail: emailField,
}
const words = z.object(wordsShape)

export const wordsOf = ({ source, message, authorEmail }: z.output<typeof words>): Words => ({
  source: source ?? null,
  message: message ?? null,
  email: authorEmail ?? null,
})

export const WordsFields = ({
  typed: { values, errors },
  signedIn,
}: {
  readonly typed: Typed
  readonly signedIn: boolean
}) => (
  <Fieldset legend={p.report.about} id="verification">
    <TextInput
      name="source"
      label={p.report.source}
      hint={p.report.sourceHint}
      value={values.source}
      error={errors.source}
      maxLength={LONGEST_SOURCE}
      optional
    />
    {signedIn ? (
      <p>{p.report.signedIn}</p>
    ) : (
      <TextInput
        name="authorEmail"
        type="email"
        label={p.report.email}
        hint={p.report.emailHint}
        value={values.authorEmail}
        error={errors.authorEmail}
        autocomplete="email"
        optional
      />
    )}
  </Fieldset>
)

/** What the record says today of these fields. */
export const PresentValues = ({
  structure,
  fields,
}: {
  readonly structure: Structure
  readonly fields: readonly ProposableField[]
}) => (
  <DescriptionList
    empty={p.report.nothing}
    items={fields.map((field) => ({
      term: fieldLabel(field) ?? field,
      value:
        field === 'email' && structure.email !== null
          ? p.report.emailHidden
          : fieldText(field as NamedField, structure as never),
    }))}
  />
)

/** Seconds as people wait them. */
const MINUTE = 60
export const tooMany = async (services: Services, address: string): Promise<string | null> => {
  const wait = await services.identity.attempt('proposePerAddress', address)
  return wait === null ? null : p.report.tooMany(Math.ceil(wait / MINUTE))
}
