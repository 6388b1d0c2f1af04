import { z } from 'zod'
import { accessLinkUrl, liveLinksOfEvent } from '../../accounts/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { optionalText, text, wholeNumber } from '../../platform/http/fields.ts'
import { invalidForm, refusedForm, type Typed, untouched } from '../../platform/http/formState.ts'
import { optional } from '../../platform/http/input.ts'
import { file, redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../platform/http/route.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { localOf, toDate } from '../../platform/kernel/dates.ts'
import { writeCsv, writeXlsx, XLSX_TYPE } from '../../platform/tables/write.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { type Participant, type ParticipantRole, participantRoles } from '../domain/participant.ts'
import { organiserOf } from '../domain/policy.ts'
import { participantsOf } from '../store/participants.ts'
import { wishesOf } from '../store/wishes.ts'
import { addParticipant } from '../usecases/addParticipant.ts'
import { exportParticipants } from '../usecases/exportParticipants.ts'
import { grantAgenda, revokeAgenda } from '../usecases/grantAgenda.ts'
import { recordPeople, representativesOf } from '../usecases/recordPeople.ts'
import { organiserPath } from './frame.tsx'
import { o } from './organiserMessages.ts'
import { organiserPage } from './organiserShared.ts'
import { LinkPage, ParticipantsPage } from './participantsView.tsx'
import { presentParticipants } from './presentParticipants.ts'
import { loadEvent, slugParams, type WithEvent } from './shared.ts'

const at = '/rencontres/:slug/organisation/participants'
const oneParams = slugParams.extend({ id: z.uuid() })

const addForm = z.strictObject({
  name: text(200, 'Donnez le nom du participant.'),
  role: z.enum(participantRoles, 'Choisissez un rôle.'),
  quota: optional(wholeNumber(1, 100)),
  representative: optionalText(200),
  email: optionalText(254),
})

const participantsPage = async (
  ctx: Ctx,
  event: OpenMapEvent,
  keys: FormKeys,
  shown: {
    readonly role?: ParticipantRole | undefined
    readonly add?: Typed
  } = {},
) => {
  const participants = await participantsOf(ctx.db, ctx.scope, event.id)
  const wishes = await wishesOf(ctx.db, ctx.scope, event.id)
  const links = await liveLinksOfEvent(ctx.db, ctx.scope, event.id, toDate(ctx.clock.now()))
  const view = {
    event,
    keys,
    rows: presentParticipants(participants, wishes, links, event.zone),
    role: shown.role ?? null,
    add: shown.add ?? untouched,
  }
  await recordPeople(
    ctx,
    event,
    representativesOf(participants.filter(({ role }) => view.role === null || role === view.role)),
  )
  const refused = shown.add !== undefined
  return organiserPage(
    event,
    o.participants.title,
    <ParticipantsPage view={view} />,
    refused ? { status: 422 } : {},
  )
}

/** The participant that the address names, within the event. */
const loadOne = async (request: {
  readonly ctx: Ctx
  readonly params: { readonly slug: string; readonly id: string }
}): Promise<(WithEvent & { readonly participant: Participant }) | null> => {
  const found = await loadEvent(request)
  if (found === null) return null
  const all = await participantsOf(request.ctx.db, request.ctx.scope, found.event.id)
  const participant = all.find(({ id }) => id === request.params.id)
  return participant === undefined ? null : { ...found, participant }
}

export const participantsRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: at,
    policy: organiserOf(),
    logsReading: true,
    params: slugParams,
    query: z.strictObject({ role: optional(z.enum(participantRoles)) }),
    load: loadEvent,
    handle: ({ ctx, resource: { event }, formKeys, query }) =>
      participantsPage(ctx, event, formKeys, { role: query.role }),
  }),
  route({
    method: 'POST',
    path: at,
    policy: organiserOf(),
    params: slugParams,
    form: addForm,
    load: loadEvent,
    handle: async ({ ctx, resource: { event }, formKeys, form }) => {
      const { name, ...rest } = form
      const added = await addParticipant(ctx, { eventId: event.id, displayName: name, ...rest })
      if (added.ok) {
        return redirect(organiserPath(event, 'participants'), {
          flash: o.participants.added(added.value.displayName),
        })
      }
      const values = { ...form, quota: form.quota === undefined ? '' : String(form.quota) }
      const typed = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value ?? '']))
      return participantsPage(ctx, event, formKeys, { add: refusedForm(added.refusal, typed) })
    },
    invalid: ({ ctx, resource: { event }, formKeys }, invalid) =>
      participantsPage(ctx, event, formKeys, { add: invalidForm(invalid) }),
  }),
  route({
    method: 'GET',
    path: `${at}/modele.csv`,
    policy: organiserOf(),
    params: slugParams,
    load: loadEvent,
    handle: () =>
      file({
        name: 'participants-modele.csv',
        mediaType: 'text/csv',
        body: writeCsv(
          ['Nom', 'Rôle', 'SIRET', 'Organisme lié', 'Quota', 'Indisponible', 'Représentant', 'Courriel'],
          [
            ['Acheteur démo 01', 'acheteur', '', '', '', '1, 2', 'Direction des achats', ''],
            ['Structure démo 01', 'structure', '', '', '3', '9:00', '', 'contact@structure-demo.example'],
          ],
        ),
      }),
  }),
  // It holds the names and addresses of representatives.
  route({
    method: 'GET',
    path: `${at}/participants.xlsx`,
    policy: organiserOf(),
    logsReading: true,
    params: slugParams,
    load: loadEvent,
    handle: async ({ ctx, resource: { event } }) => {
      const participants = await participantsOf(ctx.db, ctx.scope, event.id)
      await recordPeople(ctx, event, representativesOf(participants))
      const { columns, rows } = await exportParticipants(ctx, { event })
      return file({
        name: `${event.slug}-participants.xlsx`,
        mediaType: XLSX_TYPE,
        body: await writeXlsx([{ name: o.participants.title, columns, rows }]),
      })
    },
  }),
  route({
    method: 'POST',
    path: `${at}/:id/lien`,
    policy: organiserOf(),
    params: oneParams,
    form: z.strictObject({}),
    load: loadOne,
    keyless:
      'shows a link once, which is kept nowhere in clear; sent again, it makes another and closes this one',
    handle: async ({ ctx, services, resource: { event, participant } }) => {
      const granted = await grantAgenda(ctx, { event, participantId: participant.id })
      if (!granted.ok)
        return redirect(organiserPath(event, 'participants'), { flash: granted.refusal.sentence })
      const { token, expiresAt } = granted.value
      const body = (
        <LinkPage
          event={event}
          name={participant.displayName}
          url={accessLinkUrl(services.publicUrl, token)}
          until={formatDate(localOf(expiresAt, event.zone))}
        />
      )
      return { ...organiserPage(event, o.link.title, body), written: true }
    },
  }),
  route({
    method: 'POST',
    path: `${at}/:id/revocation`,
    policy: organiserOf(),
    params: oneParams,
    form: z.strictObject({}),
    load: loadOne,
    handle: async ({ ctx, resource: { event, participant } }) => {
      await revokeAgenda(ctx, { event, participantId: participant.id })
      return redirect(organiserPath(event, 'participants'), {
        flash: o.participants.revoked(participant.displayName),
      })
    },
  }),
]
