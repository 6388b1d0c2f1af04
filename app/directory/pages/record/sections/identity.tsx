import { isoDate, optionalText, text } from '../../../../platform/http/fields.ts'
import { optional } from '../../../../platform/http/input.ts'
import { ok, refuse } from '../../../../platform/kernel/result.ts'
import { namesSomebody } from '../../../domain/genericEmail.ts'
import { tendsRecord } from '../../../domain/policy.ts'
import { e } from '../editMessages.ts'
import { emailField, nafField, phoneField, postCodeField, siretField, websiteField } from './fields.ts'
import { IdentityFields, identityParts } from './identityFields.tsx'
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
  change: (form, { actor, structure, proposes = false }) => {
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
      ...(proposes || tendsRecord(actor, structure) ? { siret: siret ?? null } : {}),
    })
  },
  Fields: ({ typed, tends }) =>
    identityParts.map((part) => <IdentityFields key={part} part={part} typed={typed} tends={tends} />),
})
