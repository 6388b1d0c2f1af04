import type { Typed } from '../../../../platform/http/formState.ts'
import { DateInput, Fieldset, Textarea, TextInput } from '../../../../ui/index.ts'
import { e } from '../editMessages.ts'

const w = e.identity

/** What one may speak of alone, with its fields. */
export const identityFieldNames = {
  names: ['name', 'brand', 'siret', 'naf'],
  description: ['description'],
  address: ['address', 'postCode', 'city'],
  reach: ['phone', 'email', 'website'],
  closing: ['closedOn', 'successorSiret'],
} as const
export type IdentityPart = keyof typeof identityFieldNames
export const identityParts = Object.keys(identityFieldNames) as readonly IdentityPart[]

type Props = { readonly typed: Typed; readonly tends: boolean }

const Names = ({ typed: { values, errors }, tends }: Props) => (
  <>
    <TextInput name="name" label={w.name} value={values.name} error={errors.name} required />
    <TextInput name="brand" label={w.brand} value={values.brand} error={errors.brand} optional />
    {tends && (
      <TextInput
        name="siret"
        label={w.siret}
        hint={w.siretHint}
        value={values.siret}
        error={errors.siret}
        inputMode="numeric"
        width="medium"
      />
    )}
    <TextInput
      name="naf"
      label={w.naf}
      hint={w.nafHint}
      value={values.naf}
      error={errors.naf}
      width="short"
    />
  </>
)

const Description = ({ typed: { values, errors } }: Props) => (
  <Textarea
    name="description"
    label={w.description}
    hint={w.descriptionHint}
    value={values.description}
    error={errors.description}
    maxLength={2000}
    rows={7}
  />
)

const Address = ({ typed: { values, errors } }: Props) => (
  <>
    <TextInput name="address" label={w.address} value={values.address} error={errors.address} />
    <TextInput
      name="postCode"
      label={w.postCode}
      value={values.postCode}
      error={errors.postCode}
      inputMode="numeric"
      width="short"
    />
    <TextInput name="city" label={w.city} value={values.city} error={errors.city} width="medium" />
  </>
)

const Reach = ({ typed: { values, errors } }: Props) => (
  <>
    <TextInput
      name="phone"
      type="tel"
      label={w.phone}
      value={values.phone}
      error={errors.phone}
      width="medium"
    />
    <TextInput
      name="email"
      type="email"
      label={w.email}
      hint={w.emailHint}
      value={values.email}
      error={errors.email}
    />
    <TextInput name="website" type="url" label={w.website} value={values.website} error={errors.website} />
  </>
)

const Closing = ({ typed: { values, errors } }: Props) => (
  <Fieldset legend={w.closing} id="fermeture">
    <DateInput name="closedOn" label={w.closedOn} value={values.closedOn} error={errors.closedOn} optional />
    <TextInput
      name="successorSiret"
      label={w.successor}
      value={values.successorSiret}
      error={errors.successorSiret}
      inputMode="numeric"
      width="medium"
      optional
    />
  </Fieldset>
)

const parts = { names: Names, description: Description, address: Address, reach: Reach, closing: Closing }

/** Fields of one part of the identity, alike wherever it is written. */
export const IdentityFields = ({ part, ...props }: Props & { readonly part: IdentityPart }) => {
  const Part = parts[part]
  return <Part {...props} />
}
