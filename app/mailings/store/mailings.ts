import type { Selectable } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { Mailing as Row } from '../../platform/database/schema.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { oneOf } from '../../platform/kernel/oneOf.ts'
import { type Mailing, type MailingForm, mailingStates } from '../domain/mailing.ts'

const toMailing = (row: Selectable<Row>): Mailing => ({
  id: row.id,
  eventId: row.event_id,
  authorId: row.author_id,
  state: oneOf(mailingStates, row.state),
  segment: row.segment,
  subject: row.subject,
  body: row.body,
  withLink: row.with_link,
  createdAt: row.created_at,
  confirmedAt: row.confirmed_at,
})

/** Drafts and history of an event, the newest first. */
export const mailingsOf = async (db: Db, scope: Scope, eventId: string): Promise<Mailing[]> => {
  const rows = await db
    .selectFrom('mailing')
    .selectAll()
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toMailing)
}

export const findMailing = async (
  db: Db,
  scope: Scope,
  eventId: string,
  id: string,
): Promise<Mailing | null> => {
  const row = await db
    .selectFrom('mailing')
    .selectAll()
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : toMailing(row)
}

/** Writes a draft, new or known by its identifier. */
export const writeDraft = async (
  ctx: Ctx,
  { id, eventId, authorId, ...form }: MailingForm & Pick<Mailing, 'id' | 'eventId' | 'authorId'>,
): Promise<void> => {
  const now = toDate(ctx.clock.now())
  const said = {
    author_id: authorId,
    segment: form.segment,
    subject: form.subject,
    body: form.body,
    with_link: form.withLink,
    updated_at: now,
  }
  await ctx.db
    .insertInto('mailing')
    .values({
      territory_id: ctx.scope.territoryId,
      id,
      event_id: eventId,
      state: 'draft',
      created_at: now,
      ...said,
    })
    .onConflict((conflict) => conflict.columns(['territory_id', 'id']).doUpdateSet(said))
    .execute()
}

export const markMailing = async (
  ctx: Ctx,
  id: string,
  state: Exclude<Mailing['state'], 'draft'>,
  authorId?: string | null,
): Promise<void> => {
  const now = toDate(ctx.clock.now())
  const confirmed = { confirmed_at: now, author_id: authorId ?? null }
  await ctx.db
    .updateTable('mailing')
    .set({ state, updated_at: now, ...(state === 'confirmed' ? confirmed : {}) })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', id)
    .execute()
}

export const deleteDraft = async (ctx: Ctx, id: string): Promise<void> => {
  await ctx.db
    .deleteFrom('mailing')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .execute()
}
