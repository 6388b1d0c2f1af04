import { z } from 'zod'
import { findPerson, namesOfPeople } from '../../accounts/index.ts'
import { type EventContribution, type OpenMapEvent, organiserOf, recordPeople } from '../../events/index.ts'
import { loadEvent, organiserPage, slugParams, type WithEvent } from '../../events/pages/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { text, ticked, wholeNumber } from '../../platform/http/fields.ts'
import { invalidForm, refusedForm, type Typed, untouched } from '../../platform/http/formState.ts'
import { optional } from '../../platform/http/input.ts'
import { type Reply, redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route, type Services } from '../../platform/http/route.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { localOf } from '../../platform/kernel/dates.ts'
import { LONGEST_BODY, type Mailing, type MailingForm, type Recipient } from '../domain/mailing.ts'
import { findMailing, mailingsOf } from '../store/mailings.ts'
import { countRecipients } from '../store/recipients.ts'
import { gatherRecipients, segmentsOf } from '../usecases/gatherRecipients.ts'
import { cancelMailing, exampleContent, readProgress, testMailing } from '../usecases/sendMailing.ts'
import { confirmMailing, dropDraft, saveDraft } from '../usecases/writeMailing.ts'
import { EditPage } from './editView.tsx'
import { type MailingRow, MailingsPage } from './listView.tsx'
import { p } from './messages.ts'
import { DraftPage, SentPage } from './oneView.tsx'
import { messagesPath } from './paths.ts'
import { wayOutRoutes } from './wayOutRoutes.tsx'

const at = '/rencontres/:slug/organisation/messages'
const nothing = z.strictObject({})
const mailingForm = z.strictObject({
  segment: text(60, p.edit.segmentMissing),
  subject: text(150, p.edit.subjectMissing),
  body: text(LONGEST_BODY, p.edit.bodyMissing),
  withLink: ticked,
})

type WithMailing = WithEvent & { readonly mailing: Mailing }

const loadMailing = async (request: {
  readonly ctx: Ctx
  readonly params: { readonly slug: string; readonly id: string }
}): Promise<WithMailing | null> => {
  const found = await loadEvent(request)
  if (found === null) return null
  const { ctx, params } = request
  const mailing = await findMailing(ctx.db, ctx.scope, found.event.id, params.id)
  return mailing === null ? null : { ...found, mailing }
}

const policy = organiserOf()
const ofEvent = { policy, params: slugParams, load: loadEvent } as const
const ofMailing = { policy, params: slugParams.extend({ id: z.uuid() }), load: loadMailing } as const

/** Who wrote it, by the name of their account. */
const authorName = async (ctx: Ctx, { authorId }: Mailing): Promise<string> => {
  const person = authorId === null ? null : await asSystem(ctx, ({ db }) => findPerson(db, authorId))
  return person?.name ?? p.formerAuthor
}

const momentOf = (date: Date, { zone }: OpenMapEvent): string => formatDateTime(localOf(date, zone))
const valuesOf = ({ segment, subject, body, withLink }: MailingForm): Typed['values'] => ({
  segment,
  subject,
  body,
  withLink: withLink ? 'on' : '',
})
const formOf = (form: z.output<typeof mailingForm>): MailingForm => ({
  ...form,
  body: form.body.replaceAll('\r\n', '\n'),
})
const example: Recipient = { address: '', participantId: '', body: p.check.example, name: null }

/** Every address of the module; the segments are what the other modules bring. */
export const mailingsRoutes = (contributions: readonly EventContribution[]): readonly Route[] => {
  const segments = segmentsOf(contributions)
  const labelOf = (code: string): string =>
    segments.find((one) => one.code === code)?.label ?? p.formerSegment

  const editPage = (event: OpenMapEvent, mailing: Mailing | null, keys: FormKeys, refused?: Typed) => {
    const values = mailing === null ? { withLink: 'on' } : valuesOf(mailing)
    return organiserPage(
      event,
      mailing === null ? p.edit.newTitle : p.edit.title,
      <EditPage
        event={event}
        mailingId={mailing?.id ?? null}
        segments={segments}
        keys={keys}
        typed={refused ?? { ...untouched, values }}
      />,
      refused === undefined ? {} : { status: 422 },
    )
  }

  const gathered = async (ctx: Ctx, { event, mailing }: WithMailing) => {
    const segment = segments.find(({ code }) => code === mailing.segment)
    return segment === undefined
      ? { kept: [], withoutAddress: 0, twice: 0, refusing: 0 }
      : gatherRecipients(ctx, event, segment)
  }

  const draftPage = async (
    ctx: Ctx,
    found: WithMailing,
    parts: {
      readonly keys: FormKeys
      readonly services: Services
      readonly rank?: number
      readonly error?: string
    },
  ): Promise<Reply> => {
    const { event, mailing } = found
    const recipients = await gathered(ctx, found)
    const chosen = Math.min(parts.rank ?? 0, Math.max(0, recipients.kept.length - 1))
    const recipient = recipients.kept[chosen] ?? example
    const content = exampleContent(ctx, { event, mailing, recipient, site: parts.services })
    await recordPeople(
      ctx,
      event,
      recipients.kept.map(({ name, address }) => ({ name, email: address })),
    )
    return organiserPage(
      event,
      p.check.title,
      <DraftPage
        event={event}
        mailing={mailing}
        segment={labelOf(mailing.segment)}
        recipients={recipients}
        chosen={chosen}
        content={content}
        keys={parts.keys}
        error={parts.error}
      />,
      parts.error === undefined ? {} : { status: 422 },
    )
  }

  const sentPage = async (ctx: Ctx, found: WithMailing, keys: FormKeys, services: Services) => {
    const { event, mailing } = found
    const progress = await readProgress(ctx, mailing)
    const author = await authorName(ctx, mailing)
    await recordPeople(
      ctx,
      event,
      progress.recipients.map(({ name, address }) => ({ name, email: address })),
    )
    return organiserPage(
      event,
      mailing.subject === '' ? p.untitled : mailing.subject,
      <SentPage
        event={event}
        mailing={mailing}
        segment={labelOf(mailing.segment)}
        when={mailing.confirmedAt === null ? '' : momentOf(mailing.confirmedAt, event)}
        author={author}
        progress={progress}
        content={exampleContent(ctx, { event, mailing, recipient: example, site: services })}
        keys={keys}
      />,
    )
  }

  const rowOf = (
    event: OpenMapEvent,
    mailing: Mailing,
    authors: ReadonlyMap<string, string>,
    counts: ReadonlyMap<string, number>,
  ): MailingRow => ({
    id: mailing.id,
    subject: mailing.subject,
    segment: labelOf(mailing.segment),
    when: momentOf(mailing.confirmedAt ?? mailing.createdAt, event),
    author: authors.get(mailing.authorId ?? '') ?? p.formerAuthor,
    count: counts.get(mailing.id) ?? 0,
    cancelled: mailing.state === 'cancelled',
  })

  return [
    ...wayOutRoutes,
    route({
      ...ofEvent,
      method: 'GET',
      path: at,
      handle: async ({ ctx, resource: { event } }) => {
        const counts = await countRecipients(ctx.db, ctx.scope, event.id)
        const mailings = await mailingsOf(ctx.db, ctx.scope, event.id)
        const authors = await asSystem(ctx, ({ db }) =>
          namesOfPeople(
            db,
            mailings.flatMap(({ authorId }) => authorId ?? []),
          ),
        )
        const rows = (draft: boolean): readonly MailingRow[] =>
          mailings
            .filter(({ state }) => (state === 'draft') === draft)
            .map((mailing) => rowOf(event, mailing, authors, counts))
        const [drafts, sent] = [rows(true), rows(false)]
        return organiserPage(event, p.title, <MailingsPage event={event} drafts={drafts} sent={sent} />)
      },
    }),
    route({
      ...ofEvent,
      method: 'GET',
      path: `${at}/nouveau`,
      handle: ({ resource: { event }, formKeys }) => editPage(event, null, formKeys),
    }),
    route({
      ...ofEvent,
      method: 'POST',
      path: at,
      form: mailingForm,
      handle: async ({ ctx, resource: { event }, formKeys, form }) => {
        const saved = await saveDraft(ctx, { event, mailingId: null, form: formOf(form), segments })
        return saved.ok
          ? redirect(messagesPath(event, `/${saved.value}`), { flash: p.check.savedFlash })
          : editPage(event, null, formKeys, refusedForm(saved.refusal, valuesOf(form)))
      },
      invalid: ({ resource: { event }, formKeys }, invalid) =>
        editPage(event, null, formKeys, invalidForm(invalid)),
    }),
    route({
      ...ofMailing,
      method: 'GET',
      path: `${at}/:id`,
      logsReading: true,
      query: z.strictObject({ destinataire: optional(wholeNumber(0, 100_000)) }),
      handle: ({ ctx, services, resource, formKeys, query }) =>
        resource.mailing.state === 'draft'
          ? draftPage(ctx, resource, { keys: formKeys, services, rank: query.destinataire ?? 0 })
          : sentPage(ctx, resource, formKeys, services),
    }),
    route({
      ...ofMailing,
      method: 'GET',
      path: `${at}/:id/modification`,
      handle: ({ resource: { event, mailing }, formKeys }) =>
        mailing.state === 'draft'
          ? editPage(event, mailing, formKeys)
          : redirect(messagesPath(event, `/${mailing.id}`)),
    }),
    route({
      ...ofMailing,
      method: 'POST',
      path: `${at}/:id/modification`,
      form: mailingForm,
      handle: async ({ ctx, resource: { event, mailing }, formKeys, form }) => {
        const saved = await saveDraft(ctx, { event, mailingId: mailing.id, form: formOf(form), segments })
        return saved.ok
          ? redirect(messagesPath(event, `/${mailing.id}`), { flash: p.check.savedFlash })
          : editPage(event, mailing, formKeys, refusedForm(saved.refusal, valuesOf(form)))
      },
      invalid: ({ resource: { event, mailing }, formKeys }, invalid) =>
        editPage(event, mailing, formKeys, invalidForm(invalid)),
    }),
    route({
      ...ofMailing,
      method: 'POST',
      path: `${at}/:id/essai`,
      form: nothing,
      handle: async ({ ctx, actor, services, resource }) => {
        const { event, mailing } = resource
        const back = messagesPath(event, `/${mailing.id}`)
        const person = actor.kind === 'person' ? actor.personId : ''
        if ((await services.identity.attempt('mailingTest', person)) !== null)
          return redirect(back, { flash: p.check.tooManyTests })
        const [recipient = example] = (await gathered(ctx, resource)).kept
        const tested = await testMailing(ctx, { event, mailing, recipient, site: services })
        return redirect(back, {
          flash: tested.ok ? p.check.tested(tested.value) : tested.refusal.sentence,
        })
      },
    }),
    route({
      ...ofMailing,
      method: 'POST',
      path: `${at}/:id/envoi`,
      form: z.strictObject({ expected: wholeNumber(0, 100_000) }),
      handle: async ({ ctx, services, resource, formKeys, form }) => {
        const { event, mailing } = resource
        const back = messagesPath(event, `/${mailing.id}`)
        const input = { event, mailingId: mailing.id, segments, expected: form.expected }
        const sent = await confirmMailing(ctx, input)
        if (sent.ok) return redirect(back, { flash: p.check.sent(sent.value) })
        return sent.refusal.code === 'not-draft'
          ? redirect(back, { flash: sent.refusal.sentence })
          : draftPage(ctx, resource, { keys: formKeys, services, error: sent.refusal.sentence })
      },
    }),
    route({
      ...ofMailing,
      method: 'POST',
      path: `${at}/:id/annulation`,
      form: nothing,
      handle: async ({ ctx, resource: { event, mailing } }) => {
        const done = await cancelMailing(ctx, { event, mailingId: mailing.id })
        return redirect(messagesPath(event, `/${mailing.id}`), {
          flash: done.ok ? p.sent.stopped(done.value) : done.refusal.sentence,
        })
      },
    }),
    route({
      ...ofMailing,
      method: 'POST',
      path: `${at}/:id/retrait`,
      form: nothing,
      handle: async ({ ctx, resource: { event, mailing } }) => {
        const done = await dropDraft(ctx, { event, mailingId: mailing.id })
        return redirect(messagesPath(event), { flash: done.ok ? p.check.dropped : done.refusal.sentence })
      },
    }),
  ]
}
