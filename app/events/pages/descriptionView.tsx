import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import { Button, ErrorSummary, Fieldset, Form, Select, TextInput } from '../../ui/index.ts'
import type { OpenMapEvent, Series } from '../domain/event.ts'
import { Details } from './createViews.tsx'
import { OrganiserFrame, organiserPath } from './frame.tsx'
import { o } from './organiserMessages.ts'
import { w } from './planMessages.ts'

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
  position:
    event.venue.position === null
      ? ''
      : `${event.venue.position.latitude}, ${event.venue.position.longitude}`,
  series: event.series?.id ?? '',
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

const SeriesFields = (props: {
  readonly event: OpenMapEvent
  readonly series: readonly Series[]
  readonly typed: Typed
}) => {
  const { event, typed } = props
  const known = props.series.some(({ id }) => id === event.series?.id)
  const series = event.series === null || known ? props.series : [event.series, ...props.series]
  return (
    <>
      {series.length > 0 && (
        <Select
          name="series"
          label={w.series.label}
          hint={w.series.hint}
          optional
          value={typed.values.series}
          error={typed.errors.series}
          options={[
            { value: '', label: w.series.none },
            ...series.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <TextInput
        name="seriesName"
        label={w.series.name}
        hint={w.series.nameHint}
        optional
        maxLength={120}
        value={typed.values.seriesName}
        error={typed.errors.seriesName}
      />
    </>
  )
}

export const DescriptionPage = (props: {
  readonly event: OpenMapEvent
  readonly keys: FormKeys
  /** Those of the body of the event. */
  readonly series: readonly Series[]
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
        <SeriesFields event={event} series={props.series} typed={description} />
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
