import type { Kysely } from 'kysely'
import type { DB } from '../database/schema.ts'
import { MAIL_ATTEMPTS } from '../jobs/queues.ts'
import { type Clock, toDate } from '../kernel/dates.ts'
import { readSettings } from '../settings/readSettings.ts'
import type { MailHeaders } from './message.ts'
import { t } from './messages.ts'
import type { MailOutcome, MailPort } from './port.ts'

/** Puts the job back in its queue. Says nothing of the mail: what a job threw is logged, and shown with the job. */
export class MailNotSent extends Error {
  constructor() {
    super(t.notSent)
  }
}

const masked = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((rest, secret) => rest.replaceAll(secret, t.masked), text)

/** What is left of a mail whose reader was erased: that one was written, and when. */
const FORGOTTEN = { recipient: '', subject: '', body_text: '', body_html: '', last_error: null, secrets: [] }

/**
 * Sends one waiting mail, or keeps it when there is no server. The attempt is counted before the server is called: a
 * process killed meanwhile has used one. A mail already gone is left alone, so a job may run twice.
 *
 * @returns true when it was given up: no attempt follows
 * @throws MailNotSent when it is worth another attempt
 */
export const deliverMail = async (
  db: Kysely<DB>,
  { port, clock }: { readonly port: MailPort; readonly clock: Clock },
  { territoryId, mailId }: { readonly territoryId: string; readonly mailId: string },
): Promise<boolean> => {
  const mine = db
    .updateTable('mail')
    .where('territory_id', '=', territoryId)
    .where('id', '=', mailId)
    .where('state', '=', 'waiting')
  const mail = await mine
    .set((row) => ({ attempts: row('attempts', '+', 1), last_tried_at: toDate(clock.now()) }))
    .returningAll()
    .executeTakeFirst()
  if (mail === undefined) return false
  const files = await db
    .selectFrom('mail_attachment')
    .select(['name', 'media_type', 'content'])
    .where('territory_id', '=', territoryId)
    .where('mail_id', '=', mailId)
    .orderBy('position')
    .execute()
  const { mailFromName } = await readSettings(db, territoryId)
  const outcome: MailOutcome = await port.send({
    id: mail.id,
    to: mail.recipient,
    ...(mailFromName === '' ? {} : { fromName: mailFromName }),
    subject: mail.subject,
    text: mail.body_text,
    html: mail.body_html,
    headers: mail.headers as MailHeaders,
    files: files.map(({ name, media_type, content }) => ({ name, mediaType: media_type, content })),
  })
  if (mail.forget && (outcome.kind !== 'refused' || outcome.permanent || mail.attempts >= MAIL_ATTEMPTS)) {
    const sent = outcome.kind === 'sent'
    const ended = sent ? { state: 'sent', sent_at: toDate(clock.now()) } : { state: 'erased' }
    await mine.set({ ...FORGOTTEN, ...ended }).execute()
    return outcome.kind === 'refused'
  }
  switch (outcome.kind) {
    case 'sent':
      await mine
        .set({
          state: 'sent',
          sent_at: toDate(clock.now()),
          last_error: null,
          body_text: masked(mail.body_text, mail.secrets),
          body_html: masked(mail.body_html, mail.secrets),
          headers: masked(JSON.stringify(mail.headers), mail.secrets),
          secrets: [],
        })
        .execute()
      return false
    case 'kept':
      await mine.set({ state: 'kept', last_error: null }).execute()
      return false
    case 'refused': {
      const over = outcome.permanent || mail.attempts >= MAIL_ATTEMPTS
      await mine.set({ last_error: outcome.reason, ...(over ? { state: 'failed' } : {}) }).execute()
      if (!over) throw new MailNotSent()
      return true
    }
  }
}
