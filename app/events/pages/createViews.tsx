import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import { Button, DateInput, ErrorSummary, Form, PageTitle, Textarea, TextInput } from '../../ui/index.ts'
import { o } from './organiserMessages.ts'
import { w } from './planMessages.ts'

type FormView = { readonly keys: FormKeys; readonly typed: Typed }

/** Fields of a description, new or changed. */
export const Details = ({ typed }: { typed: Typed }) => {
  const { errors, values } = typed
  return (
    <>
      <TextInput
        name="theme"
        label={o.create.theme}
        hint={o.create.themeHint}
        optional
        value={values.theme}
        error={errors.theme}
      />
      <TextInput
        name="seriesRank"
        label={o.create.rank}
        hint={o.create.rankHint}
        optional
        width="short"
        inputMode="numeric"
        value={values.seriesRank}
        error={errors.seriesRank}
      />
      <Textarea
        name="description"
        label={o.create.description}
        hint={o.create.descriptionHint}
        optional
        value={values.description}
        error={errors.description}
      />
      <TextInput
        name="venueName"
        label={o.create.venue}
        optional
        value={values.venueName}
        error={errors.venueName}
      />
      <TextInput
        name="venueAddress"
        label={o.create.address}
        optional
        value={values.venueAddress}
        error={errors.venueAddress}
      />
      <TextInput
        name="venueCity"
        label={o.create.city}
        optional
        value={values.venueCity}
        error={errors.venueCity}
      />
      <Textarea
        name="venueAccess"
        label={o.create.access}
        hint={o.create.accessHint}
        optional
        rows={2}
        value={values.venueAccess}
        error={errors.venueAccess}
      />
      <Textarea
        name="venueAccessibility"
        label={o.create.accessibility}
        hint={o.create.accessibilityHint}
        optional
        rows={2}
        value={values.venueAccessibility}
        error={errors.venueAccessibility}
      />
      <TextInput
        name="position"
        label={w.position}
        hint={w.positionHint}
        optional
        value={values.position}
        error={errors.position}
      />
      <TextInput
        name="capacity"
        label={o.create.capacity}
        optional
        width="short"
        inputMode="numeric"
        value={values.capacity}
        error={errors.capacity}
      />
      <TextInput
        name="funding"
        label={o.create.funding}
        optional
        value={values.funding}
        error={errors.funding}
      />
    </>
  )
}

export const CreatePage = ({ keys, typed }: FormView) => (
  <>
    <PageTitle title={o.create.title} lead={o.create.lead} />
    <ErrorSummary errors={typed.errors} />
    <Form action="/rencontres/creation" csrf={keys.csrf} idempotencyKey={keys.key} draft="rencontre">
      <TextInput
        name="title"
        label={o.create.name}
        hint={o.create.nameHint}
        required
        maxLength={160}
        value={typed.values.title}
        error={typed.errors.title}
      />
      <DateInput name="day" label={o.create.day} required value={typed.values.day} error={typed.errors.day} />
      <Details typed={typed} />
      <Button>{o.create.submit}</Button>
    </Form>
  </>
)
