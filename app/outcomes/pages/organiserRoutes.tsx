import { z } from 'zod'
import { type OpenMapEvent, organiserOf, recordPeople } from '../../events/index.ts'
import { loadEvent, organiserPage, slugParams } from '../../events/pages/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { optionalText, ticked } from '../../platform/http/fields.ts'
import { invalidForm, refusedForm, type Typed, untouched } from '../../platform/http/formState.ts'
import { file, type Reply, redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../platform/http/route.ts'
import { today } from '../../platform/kernel/dates.ts'
import { type Sheet, writeCsv, writeXlsx, XLSX_TYPE } from '../../platform/tables/write.ts'
import { dayOutcomes } from '../usecases/dayOutcomes.ts'
import {
  addTalk,
  addTestimony,
  publishReport,
  removeTalk,
  removeTestimony,
  withdrawReport,
} from '../usecases/editReport.ts'
import { exportOutcomes, type OutcomeSheets } from '../usecases/exportOutcomes.ts'
import { remindFollowUp } from '../usecases/followUp.ts'
import { readCertificates } from '../usecases/readCertificates.ts'
import { readAftermath, readPieces, readReport } from '../usecases/readReport.ts'
import { AnswersPage } from './answersView.tsx'
import { certificatePdf } from './certificatePdf.ts'
import { o } from './organiserMessages.ts'
import { OutcomesPage } from './organiserView.tsx'
import { reportPath } from './paths.ts'
import { presentReport } from './present.ts'
import { r } from './reportMessages.ts'
import { reportPdf } from './reportPdf.ts'

const at = '/rencontres/:slug/organisation/bilan'
const own = { policy: organiserOf(), params: slugParams, load: loadEvent } as const
const withId = slugParams.extend({ id: z.uuid() })

const outcomesPage = async (
  { ctx, formKeys }: { readonly ctx: Ctx; readonly formKeys: FormKeys },
  event: OpenMapEvent,
  typed: Typed = untouched,
) => {
  const now = today(ctx.clock, event.zone).toString()
  return organiserPage(
    event,
    o.title,
    <OutcomesPage
      event={event}
      after={await readAftermath(ctx, event)}
      keys={formKeys}
      begun={event.day <= now}
      today={now}
      typed={typed}
    />,
    typed === untouched ? {} : { status: 422 },
  )
}

const back = (event: OpenMapEvent, flash: string, rest = '') => redirect(reportPath(event, rest), { flash })

/** A file of the answers, as a spreadsheet reads it. */
const sheets = (
  path: string,
  mediaType: string,
  body: (all: OutcomeSheets) => Promise<Uint8Array> | string,
): Route =>
  route({
    ...own,
    method: 'GET',
    path: `${at}/${path}`,
    handle: async ({ ctx, resource: { event } }): Promise<Reply> =>
      file({
        name: `${o.fileNames.answers(event.slug)}-${path}`,
        mediaType,
        body: await body(await exportOutcomes(ctx, event)),
      }),
  })

const csv = ({ columns, rows }: Sheet): string => writeCsv(columns, rows)

/** `organisation/bilan`: figures, reminders, publication, pieces and files. */
export const organiserRoutes: readonly Route[] = [
  route({
    ...own,
    method: 'GET',
    path: at,
    handle: (request) => outcomesPage(request, request.resource.event),
  }),
  route({
    ...own,
    method: 'GET',
    path: `${at}/rendez-vous`,
    handle: async ({ ctx, resource: { event } }) =>
      organiserPage(
        event,
        o.answers.title,
        <AnswersPage event={event} day={await dayOutcomes(ctx, event)} />,
      ),
  }),
  route({
    ...own,
    method: 'POST',
    path: `${at}/publication`,
    form: z.strictObject({ action: z.enum(['publish', 'withdraw']) }),
    handle: async ({ ctx, resource: { event }, form }) => {
      if (form.action === 'withdraw') {
        await withdrawReport(ctx, event)
        return back(event, o.publication.withdrawn)
      }
      const done = await publishReport(ctx, event)
      return back(event, done.ok ? o.publication.published : done.refusal.sentence)
    },
  }),
  route({
    ...own,
    method: 'POST',
    path: `${at}/relance`,
    form: z.strictObject({}),
    handle: async ({ ctx, services, resource: { event } }) => {
      const done = await remindFollowUp(ctx, services, event)
      return back(event, done.ok ? o.follow.done(done.value.mailed) : done.refusal.sentence)
    },
  }),
  route({
    ...own,
    method: 'POST',
    path: `${at}/interventions`,
    form: z.strictObject({
      title: optionalText(200),
      speaker: optionalText(200),
      url: optionalText(500),
    }),
    handle: async (request) => {
      const { ctx, resource, form } = request
      const talk = { title: form.title ?? '', speaker: form.speaker ?? '', url: form.url ?? '' }
      const done = await addTalk(ctx, { event: resource.event, talk })
      return done.ok
        ? back(resource.event, o.pieces.talkAdded, '#interventions')
        : outcomesPage(request, resource.event, refusedForm(done.refusal, talk))
    },
    invalid: (request, body) => outcomesPage(request, request.resource.event, invalidForm(body)),
  }),
  route({
    ...own,
    method: 'POST',
    path: `${at}/interventions/:id/retrait`,
    params: withId,
    form: z.strictObject({}),
    handle: async ({ ctx, resource: { event }, params }) => {
      await removeTalk(ctx, event, params.id)
      return back(event, o.pieces.talkRemoved, '#interventions')
    },
  }),
  route({
    ...own,
    method: 'POST',
    path: `${at}/temoignages`,
    form: z.strictObject({
      quote: optionalText(600),
      body: optionalText(200),
      job: optionalText(200),
      consent: ticked,
    }),
    handle: async (request) => {
      const { ctx, resource, form } = request
      const testimony = { quote: form.quote ?? '', body: form.body ?? '', job: form.job ?? '' }
      const done = await addTestimony(ctx, { event: resource.event, testimony, consented: form.consent })
      return done.ok
        ? back(resource.event, o.pieces.testimonyAdded, '#interventions')
        : outcomesPage(
            request,
            resource.event,
            refusedForm(done.refusal, { ...testimony, ...(form.consent ? { consent: 'on' } : {}) }),
          )
    },
    invalid: (request, body) => outcomesPage(request, request.resource.event, invalidForm(body)),
  }),
  route({
    ...own,
    method: 'POST',
    path: `${at}/temoignages/:id/retrait`,
    params: withId,
    form: z.strictObject({}),
    handle: async ({ ctx, resource: { event }, params }) => {
      await removeTestimony(ctx, event, params.id)
      return back(event, o.pieces.testimonyRemoved, '#interventions')
    },
  }),
  route({
    ...own,
    method: 'GET',
    path: `${at}/bilan.pdf`,
    handle: async ({ ctx, resource: { event } }) =>
      file({
        name: `${r.fileName(event.slug)}.pdf`,
        mediaType: 'application/pdf',
        body: await reportPdf(
          event,
          {
            view: presentReport(await readReport(ctx, event), event.zone),
            pieces: await readPieces(ctx, event),
          },
          ctx.clock.now(),
        ),
      }),
  }),
  sheets('reponses.csv', 'text/csv', ({ answers }) => csv(answers)),
  sheets('suites.csv', 'text/csv', ({ followed }) => csv(followed)),
  sheets('avis.csv', 'text/csv', ({ satisfaction }) => csv(satisfaction)),
  sheets('reponses.xlsx', XLSX_TYPE, ({ answers, followed, satisfaction }) =>
    writeXlsx([answers, followed, satisfaction]),
  ),
  route({
    ...own,
    method: 'GET',
    path: `${at}/attestations.pdf`,
    logsReading: true,
    handle: async ({ ctx, resource: { event } }): Promise<Reply> => {
      const certificates = await readCertificates(ctx, event, 'everybody')
      if (certificates.people.length === 0) return back(event, o.files.noArrival)
      const body = await certificatePdf(certificates, ctx.clock.now())
      await recordPeople(ctx, event, certificates.people)
      return file({
        name: `${o.fileNames.certificates(event.slug)}.pdf`,
        mediaType: 'application/pdf',
        body,
      })
    },
  }),
]
