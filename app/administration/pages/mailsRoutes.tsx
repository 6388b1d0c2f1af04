import { z } from 'zod'
import { administrator } from '../../platform/access/policy.ts'
import { optional, pageNumber } from '../../platform/http/input.ts'
import { file, redirect } from '../../platform/http/reply.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { countMails, findMail, findMailFile, listMails, mailStates } from '../../platform/mail/outbox.ts'
import { addresses } from '../domain/addresses.ts'
import { t } from '../messages.ts'
import { sendAgain } from '../usecases/runAgain.ts'
import { administrationPage } from './frame.tsx'
import { MailPage, MailsPage, mailsHref } from './mailsView.tsx'
import { presentMail, presentMailDetail } from './presentMails.ts'

const PAGE_SIZE = 25
const at = addresses.mails
const one = z.strictObject({ id: z.uuid() })

export const mailsRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: at,
    policy: administrator(),
    query: z.strictObject({ etat: optional(z.enum(mailStates)), page: pageNumber }),
    handle: async ({ ctx, services, query, formKeys }) => {
      const state = query.etat ?? null
      const mails = await listMails(ctx.db, ctx.scope, { state, page: query.page, size: PAGE_SIZE })
      const view = {
        mails: { ...mails, items: mails.items.map((mail) => presentMail(mail, services.territory.zone)) },
        counts: await countMails(ctx.db, ctx.scope),
        state,
        mailServer: services.operations.mailServer,
        keys: formKeys,
      }
      return administrationPage(t.menu.mails, <MailsPage {...view} />)
    },
  }),
  route({
    method: 'POST',
    path: `${at}/relance`,
    policy: administrator(),
    form: z.strictObject({ etat: z.enum(['failed', 'kept']) }),
    handle: async ({ ctx, form }) => {
      const count = await sendAgain(ctx, { state: form.etat })
      return redirect(mailsHref(null), { flash: t.mails.requeued(count) })
    },
  }),
  route({
    method: 'GET',
    path: `${at}/:id`,
    policy: administrator(),
    params: one,
    load: ({ ctx, params }) => findMail(ctx.db, ctx.scope, params.id),
    handle: ({ services, resource, formKeys }) =>
      administrationPage(
        resource.subject || t.mails.erasedSubject,
        <MailPage
          mail={presentMailDetail(resource, services.territory.zone)}
          mailServer={services.operations.mailServer}
          keys={formKeys}
        />,
        [{ label: t.menu.mails, href: at }],
      ),
  }),
  // Saved, never shown: nothing of a mail is run on this site.
  route({
    method: 'GET',
    path: `${at}/:id/message.html`,
    policy: administrator(),
    params: one,
    load: ({ ctx, params }) => findMail(ctx.db, ctx.scope, params.id),
    handle: ({ resource }) => file({ name: t.mails.htmlName, mediaType: 'text/html', body: resource.html }),
  }),
  route({
    method: 'GET',
    path: `${at}/:id/pieces/:position`,
    policy: administrator(),
    params: one.extend({ position: z.coerce.number().int().min(1).max(100) }),
    load: ({ ctx, params }) => findMailFile(ctx.db, ctx.scope, params.id, params.position),
    handle: ({ resource }) =>
      file({ name: resource.name, mediaType: resource.mediaType, body: new Uint8Array(resource.content) }),
  }),
  route({
    method: 'POST',
    path: `${at}/:id/relance`,
    policy: administrator(),
    params: one,
    form: z.strictObject({}),
    load: ({ ctx, params }) => findMail(ctx.db, ctx.scope, params.id),
    handle: async ({ ctx, params }) =>
      redirect(`${at}/${params.id}`, { flash: t.mails.requeued(await sendAgain(ctx, { id: params.id })) }),
  }),
]
