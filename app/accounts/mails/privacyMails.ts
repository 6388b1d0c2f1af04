import type { Ctx } from '../../platform/database/context.ts'
import type { Services } from '../../platform/http/route.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { localOf } from '../../platform/kernel/dates.ts'
import { mailAddress } from '../../platform/mail/message.ts'
import { queueMail } from '../../platform/mail/queueMail.ts'
import type { MailBlock } from '../../platform/mail/template.tsx'
import type { BlockerCode, Blockers, ErasureCause } from '../domain/erasure.ts'
import type { PersonalExport } from '../domain/personalExport.ts'
import { findPerson } from '../store/people.ts'
import { refusalOf, t } from './privacyMessages.ts'

type Site = Pick<Services, 'territory' | 'publicUrl'>

export const exportPath = (id: string): string => `/compte/exports/${id}`
export const erasurePath = '/compte/mes-donnees/effacement'

type Written = {
  /** One mail for each, ever. */
  readonly key: string
  readonly template: string
  readonly subject: string
  readonly title: string
  readonly text: readonly string[]
  readonly after?: string
  readonly link?: { readonly label: string; readonly path: string }
  readonly reason: string
  readonly forget?: boolean
}

const send = async (ctx: Ctx, site: Site, email: string, mail: Written): Promise<void> => {
  const to = mailAddress(email)
  if (to === null) return
  const paragraph = (text: string): MailBlock => ({ kind: 'paragraph', text })
  const { link, after } = mail
  await queueMail(ctx, {
    key: mail.key,
    template: mail.template,
    to,
    subject: mail.subject,
    forget: mail.forget ?? false,
    content: {
      territory: site.territory.name,
      title: mail.title,
      reason: mail.reason,
      blocks: [
        paragraph(t.mails.hello),
        ...mail.text.map(paragraph),
        ...(link === undefined
          ? []
          : [{ kind: 'link', label: link.label, url: `${site.publicUrl}${link.path}` } as const]),
        ...(after === undefined ? [] : [paragraph(after)]),
      ],
    },
  })
}

const sendTo = async (ctx: Ctx, site: Site, personId: string, mail: Written): Promise<void> =>
  send(ctx, site, (await findPerson(ctx.db, personId))?.email ?? '', mail)

const dayOf = (date: Date, { territory }: Site): string => formatDate(localOf(date, territory.zone))

/** The copy is ready: a link to its page, never the file itself. */
export const mailExportReady = (ctx: Ctx, site: Site, wanted: PersonalExport): Promise<void> =>
  sendTo(ctx, site, wanted.personId, {
    key: `export-ready:${wanted.id}`,
    template: 'export-ready',
    subject: t.mails.readySubject,
    title: t.mails.readyTitle,
    text: [t.mails.readyText],
    link: { label: t.mails.readyButton, path: exportPath(wanted.id) },
    after: t.mails.readyNotYou,
    reason: t.mails.reason,
  })

/** The account will go on that day; the same page keeps it. */
export const mailErasureRequested = (
  ctx: Ctx,
  site: Site,
  { personId, dueAt }: { readonly personId: string; readonly dueAt: Date },
): Promise<void> =>
  sendTo(ctx, site, personId, {
    key: `erasure-requested:${personId}:${dueAt.toISOString()}`,
    template: 'erasure-requested',
    subject: t.mails.erasureSubject(dayOf(dueAt, site)),
    title: t.mails.erasureTitle(dayOf(dueAt, site)),
    text: [t.mails.erasureText],
    link: { label: t.mails.erasureButton, path: erasurePath },
    after: t.mails.erasureNotYou,
    reason: t.mails.reason,
  })

/** The day came, and something stands in the way. */
export const mailErasureBlocked = (
  ctx: Ctx,
  site: Site,
  told: { readonly personId: string; readonly code: BlockerCode; readonly blockers: Blockers },
): Promise<void> =>
  sendTo(ctx, site, told.personId, {
    key: `erasure-blocked:${told.personId}:${ctx.clock.now().epochMilliseconds}`,
    template: 'erasure-blocked',
    subject: t.mails.blockedSubject,
    title: told.code === 'held' ? t.mails.blockedHeldTitle : t.mails.blockedTitle,
    text: [refusalOf(told.code, told.blockers).sentence],
    link: { label: t.mails.blockedButton, path: erasurePath },
    reason: t.mails.reason,
  })

/** Done. The outbox forgets this mail with its address as soon as it has left. */
export const mailErased = (
  ctx: Ctx,
  site: Site,
  gone: { readonly personId: string; readonly email: string; readonly cause: ErasureCause },
): Promise<void> =>
  send(ctx, site, gone.email, {
    key: `erased:${gone.personId}`,
    template: 'person-erased',
    subject: t.mails.erasedSubject,
    title: t.mails.erasedTitle,
    text: [t.mails.erasedText],
    after: t.mails.erasedLast,
    reason: t.mails.erasedReason[gone.cause],
    forget: true,
  })

/** Nobody came for long: one visit keeps the account. */
export const mailInactive = (
  ctx: Ctx,
  site: Site,
  told: { readonly personId: string; readonly eraseOn: string; readonly period: string },
): Promise<void> =>
  sendTo(ctx, site, told.personId, {
    key: `inactive:${told.personId}:${told.eraseOn}`,
    template: 'account-inactive',
    subject: t.mails.erasureSubject(formatDate(told.eraseOn)),
    title: t.mails.erasureTitle(formatDate(told.eraseOn)),
    text: [t.mails.inactiveText(told.period), t.mails.inactiveKeep],
    link: { label: t.mails.inactiveButton, path: '/connexion' },
    reason: t.mails.inactiveReason,
  })
