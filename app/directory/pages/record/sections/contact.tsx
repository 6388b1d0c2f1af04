import { optionalText, ticked } from '../../../../platform/http/fields.ts'
import { ok, refuse } from '../../../../platform/kernel/result.ts'
import { Checkbox, TextInput } from '../../../../ui/index.ts'
import { contactOf } from '../../../store/contacts.ts'
import { e } from '../editMessages.ts'
import { emailField, phoneField } from './fields.ts'
import { section } from './section.ts'

const w = e.contact

export const contact = section({
  code: 'contact',
  shape: {
    contactName: optionalText(200),
    role: optionalText(200),
    contactEmail: emailField,
    contactPhone: phoneField,
    agrees: ticked,
  },
  values: async ({ ctx, structure }) => {
    const known = await contactOf(ctx.db, ctx.scope, structure.id)
    return {
      contactName: known?.name ?? '',
      role: known?.role ?? '',
      contactEmail: known?.email ?? '',
      contactPhone: known?.phone ?? '',
      ...(known === null ? {} : { agrees: 'on' }),
    }
  },
  change: ({
    contactName: name,
    role = null,
    contactEmail: email = null,
    contactPhone: phone = null,
    agrees,
  }) => {
    if (name === undefined)
      return role === null && email === null && phone === null
        ? ok({ contact: null })
        : refuse({ field: 'contactName', sentence: w.nameMissing })
    if (!agrees) return refuse({ field: 'agrees', sentence: w.agreesMissing })
    return ok({ contact: { name, role, email, phone } })
  },
  Fields: ({ typed: { values, errors } }) => (
    <>
      <TextInput name="contactName" label={w.name} value={values.contactName} error={errors.contactName} />
      <TextInput name="role" label={w.role} value={values.role} error={errors.role} />
      <TextInput
        name="contactEmail"
        type="email"
        label={w.email}
        value={values.contactEmail}
        error={errors.contactEmail}
      />
      <TextInput
        name="contactPhone"
        type="tel"
        label={w.phone}
        value={values.contactPhone}
        error={errors.contactPhone}
        width="medium"
      />
      <Checkbox
        name="agrees"
        label={w.agrees}
        checked={values.agrees !== undefined && values.agrees !== ''}
        error={errors.agrees}
      />
    </>
  ),
})
