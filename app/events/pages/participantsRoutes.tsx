import { z } from 'zod'
import { accessLinkUrl, liveLinksOfEvent } from '../../accounts/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { optionalText, text, wholeNumber } from '../../platform/http/fields.ts'
import { optional } from '../../platform/http/input.ts'
import { file, redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../platform/http/route.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { localOf, toDate } from '../../platform/kernel/dates.ts'
import { writeCsv } from '../../platform/tables/write.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { type Participant, type ParticipantRole, participantRoles } from '../domain/participant.ts'
import { organiserOf } from '../domain/policy.ts'
import { participantsOf } from '../store/participants.ts'
import { wishesOf } from '../store/wishes.ts'
import { addParticipant } from '../usecases/addParticipant.ts'
import { grantAgenda, revokeAgenda } from '../usecases/grantAgenda.ts'
import { importParticipants } from '../usecases/importParticipants.ts'
import { recordPeople, representativesOf } from '../usecases/recordPeople.ts'
import { OrganiserFrame, organiserPath } from './frame.tsx'
import { confirmForm, sourceOf, type Upload, uploadAgain, uploadForm, uploadOf } from './importUpload.ts'
import { ImportReportView } from './importViews.tsx'
import { o } from './organiserMessages.ts'
import { invalidForm, organiserPage, refusedForm, type Typed, untouched } from './organiserShared.ts'
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
    readonly importError?: string
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
    importError: shown.importError,
  }
  await recordPeople(
    ctx,
    event,
    representativesOf(participants.filter(({ role }) => view.role === null || role === view.role)),
  )
  const refused = shown.add !== undefined || shown.importError !== undefined
  return organiserPage(
    event,
    o.participants.title,
    <ParticipantsPage view={view} />,
    refused ? { status: 422 } : {},
  )
}

/** The verdicts of a file, read again from its bytes each time: nothing is kept between the two steps. */
const reportPage = async (ctx: Ctx, event: OpenMapEvent, keys: FormKeys, upload: Upload) => {
  const outcome = await importParticipants(ctx, { event, source: sourceOf(upload), dryRun: true })
  if (!outcome.ok) return participantsPage(ctx, event, keys, { importError: outcome.refusal.sentence })
  return organiserPage(
    event,
    o.import.participantsTitle,
    <OrganiserFrame event={event} tab="participants" title={o.import.participantsTitle}>
      <ImportReportView
        upload={upload}
        outcome={outcome.value}
        keys={keys}
        action={organiserPath(event, 'participants', '/import/enregistrement')}
        backHref={`${organiserPath(event, 'participants')}#import`}
      />
    </OrganiserFrame>,
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
  route({
    method: 'POST',
    path: `${at}/import`,
    policy: organiserOf(),
    params: slugParams,
    form: uploadForm,
    load: loadEvent,
    handle: async ({ ctx, resource: { event }, formKeys, form }) =>
      reportPage(ctx, event, formKeys, await uploadOf(form.file)),
    invalid: ({ ctx, resource: { event }, formKeys }, { problems }) =>
      participantsPage(ctx, event, formKeys, { importError: problems[0]?.sentence ?? o.import.fileMissing }),
  }),
  route({
    method: 'POST',
    path: `${at}/import/enregistrement`,
    policy: organiserOf(),
    params: slugParams,
    form: confirmForm,
    load: loadEvent,
    handle: async ({ ctx, resource: { event }, formKeys, form }) => {
      const upload = uploadAgain(form)
      const outcome = await importParticipants(ctx, { event, source: sourceOf(upload), strict: form.strict })
      if (!outcome.ok || !outcome.value.written) return reportPage(ctx, event, formKeys, upload)
      const { accepted, warned } = outcome.value
      return redirect(organiserPath(event, 'participants'), { flash: o.import.done(accepted + warned) })
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
