import { z } from 'zod'
import { platform } from '../../../platform/access/policy.ts'
import { optionalText, text } from '../../../platform/http/fields.ts'
import { invalidForm, refusedForm, type Typed, untouched } from '../../../platform/http/formState.ts'
import { many } from '../../../platform/http/input.ts'
import { page, redirect } from '../../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../../platform/http/route.ts'
import {
  Actions,
  Banner,
  Button,
  ButtonLink,
  ErrorSummary,
  Form,
  PageTitle,
  TextInput,
} from '../../../ui/index.ts'
import { type Kind, kindCodes } from '../../domain/kinds.ts'
import { siret } from '../../domain/siret.ts'
import { t } from '../../messages.ts'
import { createStructure } from '../../usecases/createStructure.ts'
import { e } from './editMessages.ts'
import { KindChoices } from './kindChoices.tsx'
import { editPath, recordPath } from './paths.ts'
import { postCodeField } from './sections/fields.ts'
import { IdentityFields } from './sections/identityFields.tsx'

const w = e.create
const at = '/structures/creation'

/** The record that already has the SIRET that was typed. */
type Taken = { readonly name: string; readonly slug: string }

const createForm = z.strictObject({
  siret: z.string(t.siret.absent).trim().max(40),
  name: text(300, e.identity.nameMissing),
  kinds: many(z.enum(kindCodes as [Kind, ...Kind[]])).refine(
    (chosen) => chosen.length > 0,
    t.refusals.kindAbsent,
  ),
  address: optionalText(300),
  postCode: postCodeField,
  city: optionalText(200),
})

const createPage = (keys: FormKeys, typed: Typed = untouched, taken: Taken | null = null) => {
  const { values, errors } = typed
  return page({
    title: w.title,
    status: typed === untouched ? 200 : 422,
    indexed: false,
    breadcrumb: [{ label: t.list.title, href: '/structures' }, { label: w.title }],
    body: (
      <>
        <ErrorSummary errors={errors} />
        <PageTitle title={w.title} lead={w.lead} />
        {taken !== null && (
          <Banner
            title={t.refusals.siretTaken(taken.name)}
            actions={<ButtonLink href={recordPath(taken)}>{w.taken(taken.name)}</ButtonLink>}
          />
        )}
        <Form action={at} csrf={keys.csrf} idempotencyKey={keys.key} label={w.title}>
          <TextInput
            name="siret"
            label={e.identity.siret}
            value={values.siret}
            error={errors.siret}
            inputMode="numeric"
            width="medium"
            required
          />
          <TextInput name="name" label={e.identity.name} value={values.name} error={errors.name} required />
          <KindChoices legend={w.kinds} chosen={values.kinds} error={errors.kinds} />
          <IdentityFields part="address" typed={typed} tends={false} />
          <Actions>
            <Button>{w.submit}</Button>
          </Actions>
        </Form>
      </>
    ),
  })
}

/** Named before `:slug`, which would take its place. */
export const createRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: at,
    policy: platform('mission'),
    handle: ({ formKeys }) => createPage(formKeys),
  }),
  route({
    method: 'POST',
    path: at,
    policy: platform('mission'),
    form: createForm,
    handle: async ({ ctx, formKeys, form }) => {
      const values = {
        siret: form.siret,
        name: form.name,
        kinds: form.kinds.join('\n'),
        address: form.address ?? '',
        postCode: form.postCode ?? '',
        city: form.city ?? '',
      }
      const number = siret(form.siret)
      if (!number.ok)
        return createPage(
          formKeys,
          refusedForm({ field: 'siret', sentence: number.refusal.sentence }, values),
        )
      const made = await createStructure(ctx, {
        structure: {
          siret: number.value,
          name: form.name,
          kinds: form.kinds,
          address: form.address ?? null,
          postCode: form.postCode ?? null,
          city: form.city ?? null,
        },
      })
      if (made.ok) return redirect(editPath(made.value), { flash: w.created })
      const { refusal } = made
      return createPage(formKeys, refusedForm(refusal, values), refusal.record ?? null)
    },
    invalid: ({ formKeys }, invalid) => createPage(formKeys, invalidForm(invalid)),
  }),
]
