import type { FormKeys } from '../../platform/http/route.ts'
import {
  Button,
  DateInput,
  ErrorSummary,
  Fieldset,
  Form,
  PageTitle,
  Textarea,
  TextInput,
} from '../../ui/index.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { OrganiserFrame, organiserPath } from './frame.tsx'
import { o } from './organiserMessages.ts'
import type { Typed } from './organiserShared.ts'

type FormView = { readonly keys: FormKeys; readonly typed: Typed }

const Details = ({ typed }: { typed: Typed }) => {
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

const numberOf = (value: number | null): string => (value === null ? '' : String(value))

/** The values of an event as the form of its description shows them. */
export const descriptionValues = (event: OpenMapEvent): Readonly<Record<string, string>> => ({
  title: event.title,
  theme: event.theme ?? '',
  seriesRank: numberOf(event.seriesRank),
  description: event.description ?? '',
  venueName: event.venue.name ?? '',
  venueAddress: event.venue.address ?? '',
  venueCity: event.venue.city ?? '',
  venueAccess: event.venue.access ?? '',
  venueAccessibility: event.venue.accessibility ?? '',
  capacity: numberOf(event.capacity),
  funding: event.funding ?? '',
})

export const rulesValues = (event: OpenMapEvent): Readonly<Record<string, string>> => ({
  must: String(event.weights.must),
  nice: String(event.weights.nice),
  silent: String(event.weights.silent),
  buyerQuota: numberOf(event.buyerQuota),
  supplierQuota: numberOf(event.supplierQuota),
})

export const DescriptionPage = (props: {
  readonly event: OpenMapEvent
  readonly keys: FormKeys
  readonly description: Typed
  readonly rules: Typed
}) => {
  const { event, keys, description, rules } = props
  const number = (name: 'must' | 'nice' | 'silent' | 'buyerQuota' | 'supplierQuota', hint?: string) => (
    <TextInput
      name={name}
      label={o.description[name]}
      hint={hint}
      optional={hint !== undefined}
      required={hint === undefined}
      width="short"
      inputMode="numeric"
      value={rules.values[name]}
      error={rules.errors[name]}
    />
  )
  return (
    <OrganiserFrame event={event} tab="description" title={o.description.title} lead={o.description.lead}>
      <ErrorSummary errors={{ ...description.errors, ...rules.errors }} />
      <Form
        action={organiserPath(event, 'description')}
        csrf={keys.csrf}
        idempotencyKey={keys.key}
        label={o.description.title}
        draft={`description-${event.slug}`}
      >
        <TextInput
          name="title"
          label={o.create.name}
          required
          maxLength={160}
          value={description.values.title}
          error={description.errors.title}
        />
        <Details typed={description} />
        <Button>{o.description.submit}</Button>
      </Form>
      <Form
        action={organiserPath(event, 'description', '/regles')}
        csrf={keys.csrf}
        idempotencyKey={keys.key}
        label={o.description.rules}
        id="regles"
      >
        <Fieldset legend={o.description.rules} size="large" id="groupe-regles" hint={o.description.rulesLead}>
          {number('must')}
          {number('nice')}
          {number('silent')}
          {number('buyerQuota', o.description.quotaHint)}
          {number('supplierQuota', o.description.quotaHint)}
        </Fieldset>
        <Button kind="secondary">{o.description.rulesSubmit}</Button>
      </Form>
    </OrganiserFrame>
  )
}
