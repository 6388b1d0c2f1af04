import type { Ctx } from '../database/context.ts'
import { newId } from '../database/id.ts'
import { asSystem } from '../database/scoped.ts'
import { toDate } from '../kernel/dates.ts'
import { readSettings } from '../settings/readSettings.ts'
import { fileName, headerLine, type MailAddress, type MailFile, type MailHeaders } from './message.ts'
import { type MailContent, renderMail } from './template.tsx'

export type NewMail = {
  /** One mail for each key, ever: the object, its version, the recipient. */
  readonly key: string
  /** Name of the kind of mail: `timetable-published`. */
  readonly template: string
  readonly to: MailAddress
  /** Without personal data: it is read over shoulders. */
  readonly subject: string
  readonly content: MailContent
  readonly files?: readonly MailFile[]
  readonly headers?: MailHeaders
  /** Tokens written in the body or the headers, erased from them once it has left. */
  readonly secrets?: readonly string[]
  /** Whom it is for is forgotten once it has left: the last mail to somebody who was erased. */
  readonly forget?: boolean
}

/** Fact that a mail waits: its reaction puts the job in the queue of the worker that sends. */
export const MAIL_QUEUED = 'MailQueued'

/** Keys of `keys` that already have their mail. */
export const knownMailKeys = async (ctx: Ctx, keys: readonly string[]): Promise<ReadonlySet<string>> => {
  if (keys.length === 0) return new Set()
  const rows = await ctx.db
    .selectFrom('mail')
    .select('unique_key')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('unique_key', 'in', keys)
    .execute()
  return new Set(rows.map((row) => row.unique_key))
}

/**
 * Writes a mail in the outbox, in the transaction of the caller: it leaves if and only if the rest is written.
 * @returns false when this key already has its mail
 */
export const queueMail = (ctx: Ctx, mail: NewMail): Promise<boolean> =>
  // Whoever causes a mail may not read the outbox.
  asSystem(ctx, () => writeMail(ctx, mail))

const writeMail = async (ctx: Ctx, mail: NewMail): Promise<boolean> => {
  // The name as it is now: callers know that of the start of the process.
  const { territoryName } = await readSettings(ctx.db, ctx.scope.territoryId)
  const { text, html } = renderMail({ ...mail.content, territory: territoryName })
  const row = await ctx.db
    .insertInto('mail')
    .values({
      territory_id: ctx.scope.territoryId,
      id: newId(),
      unique_key: mail.key,
      template: mail.template,
      recipient: mail.to,
      subject: headerLine(mail.subject),
      body_text: text,
      body_html: html,
      headers: JSON.stringify(mail.headers ?? {}),
      secrets: [...(mail.secrets ?? [])],
      forget: mail.forget ?? false,
      state: 'waiting',
      created_at: toDate(ctx.clock.now()),
    })
    .onConflict((conflict) => conflict.columns(['territory_id', 'unique_key']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) return false
  const files = (mail.files ?? []).map((file, index) => ({
    territory_id: ctx.scope.territoryId,
    mail_id: row.id,
    position: index + 1,
    name: fileName(file.name),
    media_type: file.mediaType,
    content: Buffer.from(file.content),
  }))
  if (files.length > 0) await ctx.db.insertInto('mail_attachment').values(files).execute()
  await ctx.emit({ type: MAIL_QUEUED, payload: { mailId: row.id } })
  return true
}
