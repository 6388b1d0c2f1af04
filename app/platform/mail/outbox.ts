import type { Scope } from '../access/scope.ts'
import type { Db } from '../database/connect.ts'
import type { Ctx } from '../database/context.ts'
import { asSystem } from '../database/scoped.ts'
import { offsetOf, type Paged, type PageRequest } from '../kernel/pagination.ts'
import { MAIL_QUEUED } from './queueMail.ts'

export const mailStates = ['waiting', 'sent', 'kept', 'failed', 'erased', 'withdrawn'] as const
/**
 * waiting = to be sent · sent = a server took it · kept = no server is set · failed = refused for good · erased = it will
 * not leave any more, its reader is forgotten · withdrawn = taken back before it left.
 */
export type MailState = (typeof mailStates)[number]

export type MailSummary = {
  readonly id: string
  readonly template: string
  readonly recipient: string
  readonly subject: string
  readonly state: MailState
  readonly attempts: number
  readonly lastError: string | null
  readonly createdAt: Date
  readonly lastTriedAt: Date | null
  readonly sentAt: Date | null
}

export type StoredMail = MailSummary & {
  readonly text: string
  readonly html: string
  readonly files: readonly {
    readonly position: number
    readonly name: string
    readonly mediaType: string
    readonly bytes: number
  }[]
}

const columns = [
  'id',
  'template',
  'recipient',
  'subject',
  'state',
  'attempts',
  'last_error as lastError',
  'created_at as createdAt',
  'last_tried_at as lastTriedAt',
  'sent_at as sentAt',
] as const

const stateOf = (text: string): MailState => mailStates.find((state) => state === text) ?? 'waiting'

/** Mails of the territory, the newest first. */
export const listMails = async (
  db: Db,
  scope: Scope,
  wanted: PageRequest & { readonly state: MailState | null },
): Promise<Paged<MailSummary>> => {
  const all = db
    .selectFrom('mail')
    .where('territory_id', '=', scope.territoryId)
    .$if(wanted.state !== null, (query) => query.where('state', '=', wanted.state ?? ''))
  const { total } = await all.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await all
    .select(columns)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(wanted.size)
    .offset(offsetOf(wanted))
    .execute()
  return {
    page: wanted.page,
    size: wanted.size,
    total,
    items: rows.map((row) => ({ ...row, state: stateOf(row.state) })),
  }
}

/** How many mails are in each state. */
export const countMails = async (db: Db, scope: Scope): Promise<{ readonly [S in MailState]: number }> => {
  const rows = await db
    .selectFrom('mail')
    .select(['state', ({ fn }) => fn.countAll<number>().as('count')])
    .where('territory_id', '=', scope.territoryId)
    .groupBy('state')
    .execute()
  const of = (state: MailState): number => rows.find((row) => row.state === state)?.count ?? 0
  return {
    waiting: of('waiting'),
    sent: of('sent'),
    kept: of('kept'),
    failed: of('failed'),
    erased: of('erased'),
    withdrawn: of('withdrawn'),
  }
}

export const findMail = async (db: Db, scope: Scope, id: string): Promise<StoredMail | null> => {
  const row = await db
    .selectFrom('mail')
    .select([...columns, 'body_text as text', 'body_html as html'])
    .where('territory_id', '=', scope.territoryId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return null
  const files = await db
    .selectFrom('mail_attachment')
    .select(['position', 'name', 'media_type as mediaType'])
    .select(({ fn }) => fn<number>('octet_length', ['content']).as('bytes'))
    .where('territory_id', '=', scope.territoryId)
    .where('mail_id', '=', id)
    .orderBy('position')
    .execute()
  return { ...row, state: stateOf(row.state), files }
}

export const findMailFile = async (db: Db, scope: Scope, id: string, position: number) =>
  (await db
    .selectFrom('mail_attachment')
    .select(['name', 'media_type as mediaType', 'content'])
    .where('territory_id', '=', scope.territoryId)
    .where('mail_id', '=', id)
    .where('position', '=', position)
    .executeTakeFirst()) ?? null

/**
 * Puts back in the queue the mails that failed or were kept, with all their attempts before them.
 * @param wanted one mail, or all those in a state
 * @returns how many were put back
 */
export const requeueMails = async (
  ctx: Ctx,
  wanted: { readonly id: string } | { readonly state: 'failed' | 'kept' },
): Promise<number> => {
  const rows = await ctx.db
    .updateTable('mail')
    .set({ state: 'waiting', attempts: 0, last_error: null })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('state', 'in', ['failed', 'kept'])
    .$if('id' in wanted, (query) => query.where('id', '=', 'id' in wanted ? wanted.id : ''))
    .$if('state' in wanted, (query) => query.where('state', '=', 'state' in wanted ? wanted.state : ''))
    .returning('id')
    .execute()
  for (const { id } of rows) await ctx.emit({ type: MAIL_QUEUED, payload: { mailId: id } })
  return rows.length
}

/** A mail tried this long ago is in nobody's hands. */
const ATTEMPT_OVER = 15 * 60 * 1000

/**
 * Takes back mails that have not left: those never tried, kept for want of a server, or tried too long ago to be on their
 * way now. Their words go, personal links with them. The caller proved that these mails are theirs.
 *
 * @returns keys of those taken back
 */
export const withdrawMails = (ctx: Ctx, keys: readonly string[]): Promise<readonly string[]> =>
  asSystem(ctx, async ({ db, scope, clock }) => {
    if (keys.length === 0) return []
    const before = new Date(clock.now().epochMilliseconds - ATTEMPT_OVER)
    const rows = await db
      .updateTable('mail')
      .set({ state: 'withdrawn', body_text: '', body_html: '', headers: '{}', secrets: [], last_error: null })
      .where('territory_id', '=', scope.territoryId)
      .where('unique_key', 'in', [...keys])
      .where((row) =>
        row.or([
          row('state', '=', 'kept'),
          row.and([
            row('state', '=', 'waiting'),
            row.or([row('attempts', '=', 0), row('last_tried_at', '<', before)]),
          ]),
        ]),
      )
      .returning('unique_key')
      .execute()
    return rows.map((row) => row.unique_key)
  })

/** How many of these mails are in each state. */
export const statesOfMails = (ctx: Ctx, keys: readonly string[]): Promise<ReadonlyMap<MailState, number>> =>
  asSystem(ctx, async ({ db, scope }) => {
    if (keys.length === 0) return new Map()
    const rows = await db
      .selectFrom('mail')
      .select(['state', ({ fn }) => fn.countAll<number>().as('count')])
      .where('territory_id', '=', scope.territoryId)
      .where('unique_key', 'in', [...keys])
      .groupBy('state')
      .execute()
    return new Map(rows.map(({ state, count }) => [stateOf(state), count]))
  })
