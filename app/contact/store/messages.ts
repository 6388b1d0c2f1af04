import { sql } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import { hashToken } from '../../platform/access/signing.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { offsetOf, type Paged, type PageRequest } from '../../platform/kernel/pagination.ts'
import type { ContactMessage, Written } from '../domain/message.ts'

const selectMessages = (db: Db, scope: Scope) =>
  db
    .selectFrom('contact_message as message')
    .innerJoin('structure', (join) =>
      join
        .onRef('structure.territory_id', '=', 'message.territory_id')
        .onRef('structure.id', '=', 'message.structure_id'),
    )
    .where('message.territory_id', '=', scope.territoryId)

const columns = [
  'message.id',
  'message.structure_id as structureId',
  'structure.name as structureName',
  'structure.slug as structureSlug',
  'message.organisation_id as organisationId',
  'message.person_id as personId',
  'message.name',
  'message.email',
  'message.subject',
  'message.text',
  'message.state',
  'message.created_at',
  'message.sent_at',
  'message.reported_at as reportedAt',
  'message.settled_at as settledAt',
] as const

type Row = Omit<ContactMessage, 'sent' | 'at'> & { state: string; created_at: Date; sent_at: Date | null }

const toMessage = ({ state, created_at, sent_at, ...row }: Row): ContactMessage => ({
  ...row,
  sent: state === 'sent',
  at: sent_at ?? created_at,
})

/** Which messages: those that these bodies received, those of an author, those that were complained of. */
export type Box =
  | { readonly received: readonly string[] }
  | { readonly author: string }
  | { readonly reported: true }

const inBox = (db: Db, scope: Scope, box: Box) => {
  const all = selectMessages(db, scope)
  if ('received' in box)
    return all
      .where(sql<boolean>`message.organisation_id = any (${box.received}::uuid[])`)
      .where('message.state', '=', 'sent')
  return 'author' in box
    ? all.where('message.person_id', '=', box.author).where('message.state', '=', 'sent')
    : all.where('message.reported_at', 'is not', null)
}

/** Messages of a box, the newest first; complaints that nobody looked at before the others. */
export const listMessages = async (
  db: Db,
  scope: Scope,
  { box, ...wanted }: PageRequest & { readonly box: Box },
): Promise<Paged<ContactMessage>> => {
  const { total } = await inBox(db, scope, box)
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await inBox(db, scope, box)
    .select(columns)
    .$if('reported' in box, (query) => query.orderBy(sql`message.settled_at is not null`))
    .orderBy('message.created_at', 'desc')
    .orderBy('message.id', 'desc')
    .limit(wanted.size)
    .offset(offsetOf(wanted))
    .execute()
  return { page: wanted.page, size: wanted.size, total, items: rows.map(toMessage) }
}

/** The message whose link, or whose way out, this is; held until the end of the transaction. */
export const messageOfToken = async (
  ctx: Ctx,
  column: 'token_hash' | 'way_out',
  token: string,
): Promise<ContactMessage | null> => {
  const row = await selectMessages(ctx.db, ctx.scope)
    .select(columns)
    .where(`message.${column}`, '=', hashToken(token))
    .forUpdate('message')
    .executeTakeFirst()
  return row === undefined ? null : toMessage(row)
}

export const findReported = async (db: Db, scope: Scope, id: string): Promise<ContactMessage | null> => {
  const row = await inBox(db, scope, { reported: true })
    .select(columns)
    .where('message.id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : toMessage(row)
}

export const insertMessage = async (
  ctx: Ctx,
  message: Written & {
    readonly id: string
    readonly structureId: string
    readonly organisationId: string | null
    readonly personId: string | null
    readonly tokenHash: string | null
  },
): Promise<void> => {
  await ctx.db
    .insertInto('contact_message')
    .values({
      territory_id: ctx.scope.territoryId,
      id: message.id,
      structure_id: message.structureId,
      organisation_id: message.organisationId,
      person_id: message.personId,
      name: message.name,
      email: message.email,
      subject: message.subject,
      text: message.text,
      state: 'waiting',
      token_hash: message.tokenHash,
      created_at: toDate(ctx.clock.now()),
    })
    .execute()
}

export const updateMessage = async (
  ctx: Ctx,
  id: string,
  set: {
    readonly state?: 'sent'
    readonly sent_at?: Date
    readonly token_hash?: null
    readonly way_out?: string
    readonly organisation_id?: string | null
    readonly reported_at?: Date
    readonly settled_at?: Date | null
  },
): Promise<void> => {
  await ctx.db
    .updateTable('contact_message')
    .set(set)
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', id)
    .execute()
}

/** How many structures complained of this author, leaving out complaints that the mission put aside. */
export const reportsOf = async (ctx: Ctx, email: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select count(distinct structure_id) as n from contact_message
    where territory_id = ${ctx.scope.territoryId} and lower(email) = ${email.toLowerCase()}
      and reported_at is not null and settled_at is null`.execute(ctx.db)
  return rows[0]?.n ?? 0
}
