import { z } from 'zod'
import { meetingDayOf, type OpenMapEvent, organiserOf, sideOf } from '../../events/index.ts'
import {
  loadEvent,
  OrganiserFrame,
  organiserPage,
  organiserPath,
  slugParams,
} from '../../events/pages/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { optionalText, wholeNumber } from '../../platform/http/fields.ts'
import { invalidForm, refusedForm, type Typed } from '../../platform/http/formState.ts'
import { optional } from '../../platform/http/input.ts'
import { redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../platform/http/route.ts'
import {
  Bullets,
  Button,
  DataTable,
  DateInput,
  ErrorSummary,
  Form,
  Radios,
  Section,
  TextInput,
} from '../../ui/index.ts'
import { acceptances, type MeetingRules, meetingModes } from '../domain/rules.ts'
import { t } from '../messages.ts'
import { needsOf } from '../store/needs.ts'
import { requestsOf } from '../store/requests.ts'
import { rulesOf } from '../store/rules.ts'
import { cancelMeeting } from '../usecases/cancelMeeting.ts'
import { editRules } from '../usecases/sayWishes.ts'
import { BookedMeetings, bookedMeetings } from './bookedMeetings.tsx'
import { p } from './messages.ts'
import { needLine } from './wishesView.tsx'

const o = p.organiser
const at = '/rencontres/:slug/organisation/prise-de-rendez-vous'

const valuesOf = (rules: MeetingRules): Typed['values'] => ({
  mode: rules.mode,
  acceptance: rules.acceptance,
  wishesUntil: rules.wishesUntil ?? '',
  requestHours: String(rules.requestHours),
  mostRequests: rules.mostRequests === null ? '' : String(rules.mostRequests),
})

const rulesPage = async (ctx: Ctx, event: OpenMapEvent, keys: FormKeys, typed?: Typed) => {
  const { values, errors } = typed ?? {
    errors: {} as Typed['errors'],
    values: valuesOf(await rulesOf(ctx.db, ctx.scope, event.id)),
  }
  const day = await meetingDayOf(ctx.db, ctx.scope, event)
  const parties = day.participants.filter(({ role }) => sideOf(role) !== null)
  const said = new Set(day.wishes.map(({ fromId }) => fromId))
  const silent = parties.filter(({ id }) => !said.has(id))
  const needs = await needsOf(ctx.db, ctx.scope, event.id)
  const requests = await requestsOf(ctx.db, ctx.scope, event.id)
  const { mode } = await rulesOf(ctx.db, ctx.scope, event.id)
  const booked = await bookedMeetings(ctx, event, mode, day, requests)
  const count = (state: string): number => requests.filter((one) => one.state === state).length
  const names = new Map(day.participants.map(({ id, displayName }) => [id, displayName]))
  return organiserPage(
    event,
    o.title,
    <OrganiserFrame event={event} tab="meetings" title={o.title} lead={o.lead}>
      <ErrorSummary errors={errors} />
      <Form
        action={organiserPath(event, 'meetings')}
        csrf={keys.csrf}
        idempotencyKey={keys.key}
        label={o.title}
      >
        <Radios
          name="mode"
          legend={o.mode}
          required
          value={values.mode}
          error={errors.mode}
          options={meetingModes.map((mode) => ({ value: mode, label: t.modes[mode] }))}
        />
        <Radios
          name="acceptance"
          legend={o.acceptance}
          required
          value={values.acceptance}
          error={errors.acceptance}
          options={acceptances.map((one) => ({ value: one, label: t.acceptances[one] }))}
        />
        <DateInput
          name="wishesUntil"
          label={o.wishesUntil}
          hint={o.wishesUntilHint}
          optional
          value={values.wishesUntil}
          error={errors.wishesUntil}
        />
        <TextInput
          name="requestHours"
          label={o.requestHours}
          required
          width="short"
          inputMode="numeric"
          value={values.requestHours}
          error={errors.requestHours}
        />
        <TextInput
          name="mostRequests"
          label={o.mostRequests}
          hint={o.mostRequestsHint}
          optional
          width="short"
          inputMode="numeric"
          value={values.mostRequests}
          error={errors.mostRequests}
        />
        <Button kind="primary">{o.save}</Button>
      </Form>
      <Section title={o.progress}>
        <Bullets
          items={[
            o.said(parties.length - silent.length, parties.length),
            o.needs(needs.length),
            o.requests(count('waiting'), count('accepted')),
          ]}
        />
        <h3>{o.silent}</h3>
        {silent.length === 0 ? (
          <p>{o.nobodySilent}</p>
        ) : (
          <Bullets items={silent.map(({ displayName }) => displayName)} />
        )}
      </Section>
      {booked.length > 0 && <BookedMeetings event={event} rows={booked} keys={keys} />}
      {needs.length > 0 && (
        <Section title={o.needsTitle}>
          <DataTable
            id="besoins"
            caption={o.needsTitle}
            captionHidden
            dense
            rows={needs}
            rowKey={(need) => need.id}
            columns={[
              { key: 'title', header: p.wishes.needTitle, rowHeader: true, cell: (need) => need.title },
              { key: 'buyer', header: o.buyer, cell: (need) => names.get(need.participantId) ?? '' },
              { key: 'what', header: p.wishes.sector, cell: needLine },
            ]}
          />
        </Section>
      )}
    </OrganiserFrame>,
    typed === undefined ? {} : { status: 422 },
  )
}

const organiser = { policy: organiserOf(), params: slugParams, load: loadEvent } as const

export const rulesRoutes: readonly Route[] = [
  route({
    ...organiser,
    method: 'GET',
    path: at,
    handle: ({ ctx, resource: { event }, formKeys }) => rulesPage(ctx, event, formKeys),
  }),
  route({
    ...organiser,
    method: 'POST',
    path: at,
    form: z.strictObject({
      mode: z.enum(meetingModes, 'Choisissez qui place les rendez-vous.'),
      acceptance: z.enum(acceptances, 'Choisissez ce que fait une demande.'),
      wishesUntil: optional(z.iso.date('Donnez une date, par exemple 2027-03-09.')),
      requestHours: wholeNumber(1, 720),
      mostRequests: optional(wholeNumber(1, 100)),
    }),
    handle: async ({ ctx, resource: { event }, form, formKeys }) => {
      const rules: MeetingRules = {
        ...form,
        wishesUntil: form.wishesUntil ?? null,
        mostRequests: form.mostRequests ?? null,
      }
      const saved = await editRules(ctx, { event, rules })
      return saved.ok
        ? redirect(organiserPath(event, 'meetings'), { flash: o.saved })
        : rulesPage(ctx, event, formKeys, refusedForm(saved.refusal, valuesOf(rules)))
    },
    invalid: ({ ctx, resource: { event }, formKeys }, invalid) =>
      rulesPage(ctx, event, formKeys, invalidForm(invalid)),
  }),
  route({
    ...organiser,
    method: 'POST',
    path: `${at}/:id/annulation`,
    params: slugParams.extend({ id: z.uuid() }),
    form: z.strictObject({ word: optionalText(300) }),
    handle: async ({ ctx, services, resource: { event }, params, form }) => {
      const done = await cancelMeeting(ctx, services, {
        event,
        requestId: params.id,
        participantId: null,
        word: form.word ?? null,
      })
      return redirect(organiserPath(event, 'meetings'), {
        flash: done.ok ? (done.value.told ? o.cancelled : o.cancelledUntold) : done.refusal.sentence,
      })
    },
    invalid: async ({ ctx, resource: { event }, formKeys }, invalid) =>
      // The rules stand as they are; what is said above the page is the word that was refused.
      rulesPage(ctx, event, formKeys, {
        errors: { form: invalid.problems[0]?.sentence ?? '' },
        values: valuesOf(await rulesOf(ctx.db, ctx.scope, event.id)),
      }),
  }),
]
