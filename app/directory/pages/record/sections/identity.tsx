import { isoDate, optionalText, text } from '../../../../platform/http/fields.ts'
import { optional } from '../../../../platform/http/input.ts'
import { ok, refuse } from '../../../../platform/kernel/result.ts'
import { DateInput, Fieldset, Textarea, TextInput } from '../../../../ui/index.ts'
import { namesSomebody } from '../../../domain/genericEmail.ts'
import { tendsRecord } from '../../../domain/policy.ts'
import { e } from '../editMessages.ts'
import { emailField, nafField, phoneField, postCodeField, siretField, websiteField } from './fields.ts'
import { section } from './section.ts'

const w = e.identity

export const identity = section({
  code: 'identity',
  shape: {
    name: text(300, w.nameMissing),
    brand: optionalText(300),
    siret: siretField,
    description: optionalText(2000),
    naf: nafField,
    address: optionalText(300),
    postCode: postCodeField,
    city: optionalText(200),
    website: websiteField,
    phone: phoneField,
    email: emailField,
    closedOn: optional(isoDate('Écrivez une date.')),
    successorSiret: siretField,
  },
  values: ({ structure: one }) => ({
    name: one.name,
    brand: one.brand ?? '',
    siret: one.siret ?? '',
    description: one.description ?? '',
    naf: one.naf ?? '',
    address: one.address ?? '',
    postCode: one.postCode ?? '',
    city: one.city ?? '',
    website: one.website ?? '',
    phone: one.phone ?? '',
    email: one.email ?? '',
    closedOn: one.closedOn ?? '',
    successorSiret: one.successorSiret ?? '',
  }),
  change: (form, { actor, structure }) => {
    const { siret, name, ...others } = form
    const names = [name, form.brand, form.city].join(' ')
    // An address that was there already is nobody's news.
    if (form.email !== undefined && form.email !== structure.email && namesSomebody(form.email, names))
      return refuse({ field: 'email', sentence: w.emailOfSomebody })
    return ok({
      name,
      brand: others.brand ?? null,
      description: others.description ?? null,
      naf: others.naf ?? null,
      address: others.address ?? null,
      postCode: others.postCode ?? null,
      city: others.city ?? null,
      website: others.website ?? null,
      phone: others.phone ?? null,
      email: others.email ?? null,
      closedOn: others.closedOn ?? null,
      successorSiret: others.successorSiret ?? null,
      ...(tendsRecord(actor, structure) ? { siret: siret ?? null } : {}),
    })
  },
  Fields: ({ typed: { values, errors }, tends }) => (
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
      <Textarea
        name="description"
        label={w.description}
        hint={w.descriptionHint}
        value={values.description}
        error={errors.description}
        maxLength={2000}
        rows={7}
      />
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
      <TextInput
        name="naf"
        label={w.naf}
        hint={w.nafHint}
        value={values.naf}
        error={errors.naf}
        width="short"
      />
      <Fieldset legend={w.closing} id="fermeture">
        <DateInput
          name="closedOn"
          label={w.closedOn}
          value={values.closedOn}
          error={errors.closedOn}
          optional
        />
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
    </>
  ),
})
