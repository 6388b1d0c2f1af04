import { z } from 'zod'
import type { Ctx } from '../../platform/database/context.ts'
import { wholeNumber } from '../../platform/http/fields.ts'
import { invalidForm, refusedForm, type Typed } from '../../platform/http/formState.ts'
import { optional } from '../../platform/http/input.ts'
import { redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../platform/http/route.ts'
import { organiserOf } from '../domain/policy.ts'
import { chooseSeries, ownSeries } from '../usecases/chooseSeries.ts'
import { updateEvent } from '../usecases/updateEvent.ts'
import { DescriptionPage, descriptionValues, rulesValues } from './descriptionView.tsx'
import { changeOf, descriptionForm, positionOf, textsOf } from './eventForm.ts'
import { organiserPath } from './frame.tsx'
import { o } from './organiserMessages.ts'
import { organiserPage } from './organiserShared.ts'
import { loadEvent, slugParams, type WithEvent } from './shared.ts'

const weight = wholeNumber(1, 1000)
const rulesForm = z.strictObject({
  must: weight,
  nice: weight,
  silent: weight,
  buyerQuota: optional(wholeNumber(1, 100)),
  supplierQuota: optional(wholeNumber(1, 100)),
})

const descriptionPage = async (
  ctx: Ctx,
  { event }: WithEvent,
  keys: FormKeys,
  changed: { readonly description?: Typed; readonly rules?: Typed } = {},
) =>
  organiserPage(
    event,
    o.description.title,
    <DescriptionPage
      event={event}
      keys={keys}
      series={await ownSeries(ctx, event)}
      description={changed.description ?? { errors: {}, values: descriptionValues(event) }}
      rules={changed.rules ?? { errors: {}, values: rulesValues(event) }}
    />,
    changed.description === undefined && changed.rules === undefined ? {} : { status: 422 },
  )

const at = '/rencontres/:slug/organisation/description'

export const descriptionRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: at,
    policy: organiserOf(),
    params: slugParams,
    load: loadEvent,
    handle: ({ ctx, resource, formKeys }) => descriptionPage(ctx, resource, formKeys),
  }),
  route({
    method: 'POST',
    path: at,
    policy: organiserOf(),
    params: slugParams,
    form: descriptionForm,
    load: loadEvent,
    handle: async ({ ctx, resource, form, formKeys }) => {
      const { event } = resource
      const again = (refusal: Parameters<typeof refusedForm>[0]) =>
        descriptionPage(ctx, resource, formKeys, { description: refusedForm(refusal, textsOf(form)) })
      const position = positionOf(form.position)
      if (!position.ok) return again(position.refusal)
      const series = await chooseSeries(ctx, {
        event,
        seriesId: form.series ?? null,
        name: form.seriesName ?? null,
      })
      if (!series.ok) return again(series.refusal)
      const change = { ...changeOf(form, position.value), series: series.value }
      const saved = await updateEvent(ctx, { eventId: event.id, change })
      return saved.ok
        ? redirect(organiserPath(event, 'description'), { flash: o.description.done })
        : again(saved.refusal)
    },
    invalid: ({ ctx, resource, formKeys }, invalid) =>
      descriptionPage(ctx, resource, formKeys, { description: invalidForm(invalid) }),
  }),
  route({
    method: 'POST',
    path: `${at}/regles`,
    policy: organiserOf(),
    params: slugParams,
    form: rulesForm,
    load: loadEvent,
    handle: async ({ ctx, resource: { event }, form: { must, nice, silent, buyerQuota, supplierQuota } }) => {
      const change = {
        weights: { must, nice, silent },
        buyerQuota: buyerQuota ?? null,
        supplierQuota: supplierQuota ?? null,
      }
      await updateEvent(ctx, { eventId: event.id, change })
      return redirect(`${organiserPath(event, 'description')}#regles`, { flash: o.description.rulesDone })
    },
    invalid: ({ ctx, resource, formKeys }, invalid) =>
      descriptionPage(ctx, resource, formKeys, { rules: invalidForm(invalid) }),
  }),
]
