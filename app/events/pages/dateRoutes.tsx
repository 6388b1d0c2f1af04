import { z } from 'zod'
import { isoDate, text } from '../../platform/http/fields.ts'
import { invalidForm, refusedForm, type Typed, untouched } from '../../platform/http/formState.ts'
import { redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../platform/http/route.ts'
import { formatFullDate } from '../../platform/i18n/format.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { organiserOf } from '../domain/policy.ts'
import { t } from '../messages.ts'
import { cancelEvent, postponeEvent, reinstateEvent } from '../usecases/callOff.ts'
import { cloneEvent } from '../usecases/cloneEvent.ts'
import type { EventContribution } from '../usecases/contribution.ts'
import { CopyPage, DatePage } from './dateView.tsx'
import { textsOf } from './eventForm.ts'
import { organiserPath } from './frame.tsx'
import { organiserPage } from './organiserShared.ts'
import { w } from './planMessages.ts'
import { loadEvent, slugParams } from './shared.ts'

const reason = text(600, t.refusals.reasonMissing)
const cancelForm = z.strictObject({ reason })
const moveForm = z.strictObject({ reason, day: isoDate(w.date.dayMissing) })
const copyForm = z.strictObject({
  title: text(160, t.refusals.titleMissing),
  day: isoDate(w.copy.dayMissing),
})

const datePage = (
  event: OpenMapEvent,
  keys: FormKeys,
  typed: { readonly cancel?: Typed; readonly move?: Typed } = {},
) =>
  organiserPage(
    event,
    w.date.title,
    <DatePage event={event} keys={keys} cancel={typed.cancel ?? untouched} move={typed.move ?? untouched} />,
    typed.cancel === undefined && typed.move === undefined ? {} : { status: 422 },
  )

const copyPage = (event: OpenMapEvent, keys: FormKeys, typed: Typed) =>
  organiserPage(
    event,
    w.copy.title,
    <CopyPage event={event} keys={keys} typed={typed} />,
    Object.keys(typed.errors).length === 0 ? {} : { status: 422 },
  )

const at = '/rencontres/:slug/organisation'

export const dateRoutes = (contributions: readonly EventContribution[]): readonly Route[] => [
  route({
    method: 'GET',
    path: `${at}/annulation`,
    policy: organiserOf(),
    params: slugParams,
    load: loadEvent,
    handle: ({ resource: { event }, formKeys }) => datePage(event, formKeys),
  }),
  route({
    method: 'POST',
    path: `${at}/annulation`,
    policy: organiserOf(),
    params: slugParams,
    form: cancelForm,
    load: loadEvent,
    handle: async ({ ctx, resource: { event }, form, formKeys }) => {
      const done = await cancelEvent(ctx, { eventId: event.id, ...form })
      return done.ok
        ? redirect(organiserPath(event, 'dashboard'), {
            flash: w.date.cancelled,
            undo: { path: organiserPath(event, 'dashboard', '/retablissement'), label: w.date.back },
          })
        : datePage(event, formKeys, { cancel: refusedForm(done.refusal, textsOf(form)) })
    },
    invalid: ({ resource: { event }, formKeys }, invalid) =>
      datePage(event, formKeys, { cancel: invalidForm(invalid) }),
  }),
  route({
    method: 'POST',
    path: `${at}/report`,
    policy: organiserOf(),
    params: slugParams,
    form: moveForm,
    load: loadEvent,
    handle: async ({ ctx, resource: { event }, form, formKeys }) => {
      const done = await postponeEvent(ctx, contributions, { eventId: event.id, ...form })
      return done.ok
        ? redirect(organiserPath(event, 'dashboard'), {
            flash: w.date.moved(formatFullDate(done.value.day)),
          })
        : datePage(event, formKeys, { move: refusedForm(done.refusal, textsOf(form)) })
    },
    invalid: ({ resource: { event }, formKeys }, invalid) =>
      datePage(event, formKeys, { move: invalidForm(invalid) }),
  }),
  route({
    method: 'POST',
    path: `${at}/retablissement`,
    policy: organiserOf(),
    params: slugParams,
    form: z.strictObject({}),
    load: loadEvent,
    handle: async ({ ctx, resource: { event } }) => {
      const done = await reinstateEvent(ctx, { eventId: event.id })
      const flash = done.ok ? w.date.restored : done.refusal.sentence
      return redirect(organiserPath(event, 'dashboard'), { flash })
    },
  }),
  route({
    method: 'GET',
    path: `${at}/copie`,
    policy: organiserOf(),
    params: slugParams,
    load: loadEvent,
    handle: ({ resource: { event }, formKeys }) =>
      copyPage(event, formKeys, { errors: {}, values: { title: event.title } }),
  }),
  route({
    method: 'POST',
    path: `${at}/copie`,
    policy: organiserOf(),
    params: slugParams,
    form: copyForm,
    load: loadEvent,
    handle: async ({ ctx, resource: { event }, form, formKeys }) => {
      const made = await cloneEvent(ctx, contributions, { eventId: event.id, ...form })
      return made.ok
        ? redirect(organiserPath(made.value, 'dashboard'), { flash: w.copy.done(made.value.title) })
        : copyPage(event, formKeys, refusedForm(made.refusal, textsOf(form)))
    },
    invalid: ({ resource: { event }, formKeys }, invalid) => copyPage(event, formKeys, invalidForm(invalid)),
  }),
]
