import { z } from 'zod'
import { type Kind, kindCodes, siret } from '../../directory/index.ts'
import {
  IdentityFields,
  identitySection,
  KindChoices,
  phoneField,
  postCodeField,
  recordPath,
  websiteField,
} from '../../directory/pages/index.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { anyone } from '../../platform/access/policy.ts'
import { optionalText } from '../../platform/http/fields.ts'
import { errorsOf, type Typed, untouched } from '../../platform/http/formState.ts'
import { many } from '../../platform/http/input.ts'
import { page, redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../platform/http/route.ts'
import {
  Actions,
  Banner,
  Button,
  ButtonLink,
  ErrorSummary,
  Form,
  PageTitle,
  Section,
  TextInput,
} from '../../ui/index.ts'
import { proposeStructure } from '../usecases/propose.ts'
import { p } from './messages.ts'
import { SUGGEST } from './paths.ts'
import { statusOf, tooMany, typedOf, WordsFields, wordsOf, wordsShape } from './shared.tsx'

const s = p.suggest
type Known = { readonly name: string; readonly slug: string }
type Asked = { readonly actor: Actor; readonly formKeys: FormKeys }

const suggestForm = z.strictObject({
  siret: z.string().trim().max(40).default(''),
  name: identitySection.shape.name,
  kinds: many(z.enum(kindCodes as [Kind, ...Kind[]])),
  description: identitySection.shape.description,
  address: optionalText(300),
  postCode: postCodeField,
  city: optionalText(200),
  phone: phoneField,
  email: identitySection.shape.email,
  website: websiteField,
  ...wordsShape,
})

const suggestPage = (
  { actor, formKeys }: Asked,
  typed: Typed = untouched,
  {
    known = null,
    status = statusOf(typed),
  }: { readonly known?: Known | null; readonly status?: number } = {},
) => {
  const { values, errors } = typed
  return page({
    title: s.title,
    status,
    indexed: false,
    breadcrumb: [{ label: p.directory, href: '/structures' }, { label: s.title }],
    body: (
      <>
        <ErrorSummary errors={errors} />
        <PageTitle title={s.title} lead={s.lead} />
        {known !== null && (
          <Banner
            title={errors.siret ?? ''}
            level={2}
            actions={<ButtonLink href={recordPath(known)}>{s.known(known.name)}</ButtonLink>}
          />
        )}
        <Form action={SUGGEST} csrf={formKeys.csrf} idempotencyKey={formKeys.key} label={s.title}>
          <TextInput
            name="siret"
            label={p.claim.siret}
            hint={s.siretHint}
            value={values.siret}
            error={errors.siret}
            inputMode="numeric"
            width="medium"
            required
          />
          <TextInput name="name" label={s.name} value={values.name} error={errors.name} required />
          <KindChoices legend={s.kinds} chosen={values.kinds} error={errors.kinds} />
          <Section title={s.details} id="details">
            <IdentityFields part="description" typed={typed} tends={false} />
            <IdentityFields part="address" typed={typed} tends={false} />
            <IdentityFields part="reach" typed={typed} tends={false} />
          </Section>
          <WordsFields typed={typed} signedIn={actor.kind === 'person'} />
          <Actions>
            <Button>{s.submit}</Button>
          </Actions>
        </Form>
      </>
    ),
  })
}

/** Named before the record of any `:slug`. */
export const suggestRoutes: readonly Route[] = [
  route({ method: 'GET', path: SUGGEST, policy: anyone(), handle: (request) => suggestPage(request) }),
  route({
    method: 'POST',
    path: SUGGEST,
    policy: anyone(),
    form: suggestForm,
    handle: async (request) => {
      const { ctx, actor, services, caller, form } = request
      const values = typedOf(form)
      const again = (errors: Typed['errors'], more: { known?: Known; status?: number } = {}) =>
        suggestPage(request, { errors, values }, more)
      const number = siret(form.siret)
      if (!number.ok) return again({ siret: number.refusal.sentence })
      const wait = await tooMany(services, caller.address)
      if (wait !== null) return again({ form: wait }, { status: 429 })
      const { siret: _, source, message, authorEmail, ...described } = form
      const words = wordsOf({ source, message, authorEmail })
      const made = await proposeStructure(ctx, {
        structure: { ...described, siret: number.value } as never,
        words: actor.kind === 'person' ? { ...words, email: null } : words,
      })
      if (made.ok) return redirect('/structures', { flash: made.value.joined ? s.joined : s.sent })
      const { field = 'form', sentence, record } = made.refusal
      return again({ [field]: sentence }, record === undefined ? {} : { known: record })
    },
    invalid: (request, { problems, typed }) =>
      suggestPage(request, {
        errors: errorsOf(problems),
        values: typed,
      }),
  }),
]
