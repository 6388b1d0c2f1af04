import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { offsetOf, type Paged, type PageRequest } from '../../platform/kernel/pagination.ts'
import { isTopic, type Notice, type Topic } from '../domain/notice.ts'

const columns = ['id', 'topic', 'title', 'body', 'href', 'created_at', 'read_at', 'archived_at'] as const

type Row = {
  readonly id: string
  readonly topic: string
  readonly title: string
  readonly body: string
  readonly href: string
  readonly created_at: Date
  readonly read_at: Date | null
  readonly archived_at: Date | null
}

/** A topic that this version no longer knows is read with the news. */
const toNotice = ({ topic, body, created_at, read_at, archived_at, ...row }: Row): Notice => ({
  ...row,
  topic: isTopic(topic) ? topic : 'news',
  text: body,
  createdAt: created_at,
  read: read_at !== null,
  archived: archived_at !== null,
})

/** Whose notices, and which of them. */
export type NoticeFilter = {
  readonly personId: string
  readonly topic: Topic | null
  readonly archived: boolean
}

const filtered = (db: Db, scope: Scope, { personId, topic, archived }: NoticeFilter) =>
  db
    .selectFrom('notice')
    .where('territory_id', '=', scope.territoryId)
    .where('person_id', '=', personId)
    .where('archived_at', archived ? 'is not' : 'is', null)
    .$if(topic !== null, (query) => query.where('topic', '=', topic ?? ''))

/** Notices of a person: those not read yet first, the latest first. */
export const listNotices = async (
  db: Db,
  scope: Scope,
  wanted: PageRequest & NoticeFilter,
): Promise<Paged<Notice>> => {
  const { total } = await filtered(db, scope, wanted)
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await filtered(db, scope, wanted)
    .select(columns)
    .orderBy((set) => set('read_at', 'is not', null))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(wanted.size)
    .offset(offsetOf(wanted))
    .execute()
  return { page: wanted.page, size: wanted.size, total, items: rows.map(toNotice) }
}

export type NoticeCount = { readonly topic: Topic; readonly all: number; readonly unread: number }

/** How many a person has of each topic, among those archived or not. */
export const countNotices = async (
  db: Db,
  scope: Scope,
  { personId, archived }: Pick<NoticeFilter, 'personId' | 'archived'>,
): Promise<NoticeCount[]> => {
  const rows = await filtered(db, scope, { personId, archived, topic: null })
    .select(['topic', ({ fn }) => fn.countAll<number>().as('all')])
    .select(({ fn }) => fn.countAll<number>().filterWhere('read_at', 'is', null).as('unread'))
    .groupBy('topic')
    .execute()
  return rows.flatMap(({ topic, ...counts }) => (isTopic(topic) ? [{ topic, ...counts }] : []))
}

export const findNotice = async (
  db: Db,
  scope: Scope,
  personId: string,
  id: string,
): Promise<Notice | null> => {
  const row = await db
    .selectFrom('notice')
    .select(columns)
    .where('territory_id', '=', scope.territoryId)
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : toNotice(row)
}

/** Marks notices of this person: one of them, or all those that are not archived (of one topic, or all). */
export const markNotices = async (
  ctx: Ctx,
  personId: string,
  which: { readonly id: string } | { readonly topic: Topic | null },
  read: boolean,
): Promise<number> => {
  const marked = await ctx.db
    .updateTable('notice')
    .set({ read_at: read ? toDate(ctx.clock.now()) : null })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('person_id', '=', personId)
    .where('read_at', read ? 'is' : 'is not', null)
    .$if('id' in which, (query) => query.where('id', '=', 'id' in which ? which.id : ''))
    .$if('topic' in which, (query) => query.where('archived_at', 'is', null))
    .$if('topic' in which && which.topic !== null, (query) =>
      query.where('topic', '=', 'topic' in which ? (which.topic ?? '') : ''),
    )
    .executeTakeFirst()
  return Number(marked.numUpdatedRows)
}

/** Puts one notice of this person away, or back in the list. */
export const archiveNotice = async (
  ctx: Ctx,
  personId: string,
  id: string,
  archived: boolean,
): Promise<void> => {
  await ctx.db
    .updateTable('notice')
    .set({ archived_at: archived ? toDate(ctx.clock.now()) : null })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .execute()
}
