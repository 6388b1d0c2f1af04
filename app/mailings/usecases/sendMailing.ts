import { accessLinkUrl, findPerson, type Site } from '../../accounts/index.ts'
import {
  addAgendaLink,
  findEventById,
  linkExpiry,
  lockEvent,
  type OpenMapEvent,
  recordOfEvent,
} from '../../events/index.ts'
import { hashToken, newToken } from '../../platform/access/signing.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { mailAddress, unsubscribeHeaders } from '../../platform/mail/message.ts'
import { type MailState, statesOfMails, withdrawMails } from '../../platform/mail/outbox.ts'
import { queueMail } from '../../platform/mail/queueMail.ts'
import type { Mailing, Recipient } from '../domain/mailing.ts'
import type { Refused } from '../domain/refusals.ts'
import { mailingContent, subjectFor } from '../mails/mailingContent.ts'
import { t } from '../messages.ts'
import { findMailing, markMailing } from '../store/mailings.ts'
import {
  insertRefusal,
  markRecipients,
  recipientOfWayOut,
  type StoredRecipient,
  storedRecipients,
} from '../store/recipients.ts'
import { refusingNow } from './gatherRecipients.ts'

export const keyOf = (mailingId: string, recipientId: string): string => `mailing:${mailingId}:${recipientId}`

export const wayOutUrl = (publicUrl: string, token: string): string => `${publicUrl}/messages/refus/${token}`

const writeOne = async (
  ctx: Ctx,
  site: Site,
  {
    event,
    mailing,
    recipient,
  }: { readonly event: OpenMapEvent; readonly mailing: Mailing; readonly recipient: StoredRecipient },
): Promise<void> => {
  const to = recipient.address === null ? null : mailAddress(recipient.address)
  if (to === null) return markRecipients(ctx, [recipient.id], { state: 'cancelled' })
  const { participantId, name } = recipient
  const link =
    mailing.withLink && participantId !== null ? await addAgendaLink(ctx, { event, participantId }) : null
  const token = newToken()
  const wayOut = wayOutUrl(site.publicUrl, token)
  const person = { name, body: recipient.body ?? '' }
  await queueMail(ctx, {
    key: keyOf(mailing.id, recipient.id),
    template: 'mailing',
    to,
    subject: subjectFor(mailing, event, person),
    content: mailingContent({
      mailing,
      event,
      recipient: person,
      site,
      link:
        link === null ? null : { url: accessLinkUrl(site.publicUrl, link.token), expiresAt: link.expiresAt },
      wayOut,
    }),
    headers: unsubscribeHeaders(wayOut),
    secrets: [token, ...(link === null ? [] : [link.token])],
  })
  await markRecipients(ctx, [recipient.id], { state: 'queued', way_out: hashToken(token) })
}

/** Reaction to `MailingConfirmed`: one mail to each of those who wait for theirs. What was cancelled meanwhile stays so. */
export const sendMailing =
  (site: Site) =>
  async (ctx: Ctx, payload: { readonly [key: string]: unknown }): Promise<void> => {
    const event = await findEventById(ctx.db, ctx.scope, String(payload.eventId))
    if (event === null) return
    await lockEvent(ctx, event.id)
    const mailing = await findMailing(ctx.db, ctx.scope, event.id, String(payload.mailingId))
    if (mailing?.state !== 'confirmed') return
    const waiting = (await storedRecipients(ctx.db, ctx.scope, mailing.id)).filter(
      ({ state }) => state === 'waiting',
    )
    const addresses = waiting.flatMap(({ address }) => address?.toLowerCase() ?? [])
    const refusing = await refusingNow(ctx, event, addresses)
    for (const recipient of waiting) {
      if (refusing.has(recipient.address?.toLowerCase() ?? ''))
        await markRecipients(ctx, [recipient.id], { state: 'cancelled' })
      else await writeOne(ctx, site, { event, mailing, recipient })
    }
  }

/** Takes back what has not left yet. */
export const cancelMailing = async (
  ctx: Ctx,
  { event, mailingId }: { readonly event: OpenMapEvent; readonly mailingId: string },
): Promise<Result<number, Refused>> => {
  await lockEvent(ctx, event.id)
  const mailing = await findMailing(ctx.db, ctx.scope, event.id, mailingId)
  if (mailing === null || mailing.state === 'draft')
    return refuse({ code: 'unknown-mailing', sentence: t.refusals.unknownMailing })
  const recipients = await storedRecipients(ctx.db, ctx.scope, mailingId)
  const keys = new Map(recipients.map(({ id }) => [keyOf(mailingId, id), id]))
  const unwritten = recipients.filter(({ state }) => state === 'waiting').map(({ id }) => id)
  const taken = (await withdrawMails(ctx, [...keys.keys()])).flatMap((key) => keys.get(key) ?? [])
  const cancelled = [...unwritten, ...taken]
  if (cancelled.length === 0) return refuse({ code: 'nothing-left', sentence: t.refusals.nothingLeft })
  await markRecipients(ctx, cancelled, { state: 'cancelled' })
  await markMailing(ctx, mailingId, 'cancelled')
  await recordOfEvent(ctx, event, {
    action: 'mailing.cancelled',
    after: { mailingId, count: cancelled.length },
  })
  return ok(cancelled.length)
}

/** One copy to whoever writes, as one of the recipients would read it; its personal link opens nothing. */
export const testMailing = async (
  ctx: Ctx,
  input: {
    readonly event: OpenMapEvent
    readonly mailing: Mailing
    readonly recipient: Recipient
    readonly site: Site
  },
): Promise<Result<string, Refused>> => {
  const { event, mailing, recipient } = input
  const { actor } = ctx
  const person =
    actor.kind === 'person' ? await asSystem(ctx, ({ db }) => findPerson(db, actor.personId)) : null
  const to = person === null ? null : mailAddress(person.email)
  if (to === null) return refuse({ code: 'no-account', sentence: t.refusals.noAccount })
  await queueMail(ctx, {
    key: `mailing-test:${mailing.id}:${newId()}`,
    template: 'mailing-test',
    to,
    subject: t.mail.test(subjectFor(mailing, event, recipient)),
    content: exampleContent(ctx, input),
  })
  await recordOfEvent(ctx, event, { action: 'mailing.tested', after: { mailingId: mailing.id } })
  return ok(to)
}

/** A mail as this recipient would read it, with links that open nothing. */
export const exampleContent = (
  ctx: Ctx,
  { event, mailing, recipient, site }: Parameters<typeof testMailing>[1],
) =>
  mailingContent({
    mailing,
    event,
    recipient,
    site,
    link:
      mailing.withLink && recipient.participantId !== null
        ? { url: accessLinkUrl(site.publicUrl, 'exemple'), expiresAt: linkExpiry(event, ctx.clock.now()) }
        : null,
    wayOut: wayOutUrl(site.publicUrl, 'exemple'),
  })

export type MailingProgress = {
  readonly recipients: readonly StoredRecipient[]
  readonly mails: ReadonlyMap<MailState, number>
}

/** How far a mailing is. */
export const readProgress = async (ctx: Ctx, { id }: Pick<Mailing, 'id'>): Promise<MailingProgress> => {
  const recipients = await storedRecipients(ctx.db, ctx.scope, id)
  const mails = await statesOfMails(
    ctx,
    recipients.map((one) => keyOf(id, one.id)),
  )
  return { recipients, mails }
}

/** Whoever holds the mail wants no more of this sort about this event: the way out is the proof. */
export const refuseMailings = (ctx: Ctx, token: string): Promise<Result<null, Refused>> =>
  asSystem(ctx, async () => {
    const found = await recipientOfWayOut(ctx.db, ctx.scope, hashToken(token))
    if (found === null) return refuse({ code: 'unknown-way-out', sentence: t.refusals.unknownWayOut })
    await insertRefusal(ctx, found.eventId, found.address)
    return ok(null)
  })
