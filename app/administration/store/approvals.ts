import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import type { Json } from '../../platform/database/schema.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { offsetOf, type Paged, type PageRequest } from '../../platform/kernel/pagination.ts'
import { APPROVAL_DAYS, type Approval, type ApprovalState } from '../domain/approval.ts'

/** With the names of both people, for whoever reads. */
export type NamedApproval = Approval & {
  readonly askedByName: string | null
  readonly decidedByName: string | null
}

const approvals = (db: Db, scope: Scope) =>
  db
    .selectFrom('approval as a')
    .leftJoin('person as asker', 'asker.id', 'a.asked_by')
    .leftJoin('person as decider', 'decider.id', 'a.decided_by')
    .where('a.territory_id', '=', scope.territoryId)

const columns = [
  'a.id',
  'a.kind',
  'a.payload',
  'a.reason',
  'a.asked_by as askedBy',
  'a.asked_at as askedAt',
  'a.expires_at as expiresAt',
  'a.state',
  'a.decided_by as decidedBy',
  'a.decided_at as decidedAt',
  'asker.name as askedByName',
  'decider.name as decidedByName',
] as const

type Row = Omit<NamedApproval, 'state'> & { readonly state: string }
const toApproval = (row: Row): NamedApproval => ({ ...row, state: row.state as ApprovalState })

/** Requests that nobody has decided yet, the oldest first. */
export const waitingApprovals = async (db: Db, scope: Scope, now: Date): Promise<NamedApproval[]> => {
  const rows = await approvals(db, scope)
    .select(columns)
    .where('a.state', '=', 'waiting')
    .where('a.expires_at', '>', now)
    .orderBy('a.asked_at')
    .execute()
  return rows.map(toApproval)
}

/** Requests decided or left without an answer, the latest first. */
export const pastApprovals = async (
  db: Db,
  scope: Scope,
  wanted: PageRequest & { readonly now: Date },
): Promise<Paged<NamedApproval>> => {
  const past = approvals(db, scope).where((a) =>
    a.or([a('a.state', '<>', 'waiting'), a('a.expires_at', '<=', wanted.now)]),
  )
  const { total } = await past.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await past
    .select(columns)
    .orderBy('a.asked_at', 'desc')
    .orderBy('a.id', 'desc')
    .limit(wanted.size)
    .offset(offsetOf(wanted))
    .execute()
  return { page: wanted.page, size: wanted.size, total, items: rows.map(toApproval) }
}

export const findApproval = async (db: Db, scope: Scope, id: string): Promise<NamedApproval | null> => {
  const row = await approvals(db, scope).select(columns).where('a.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toApproval(row)
}

/** Waiting requests about one thing: `person:…`. */
export const waitingAbout = async (
  db: Db,
  scope: Scope,
  subject: string,
  now: Date,
): Promise<readonly { readonly id: string; readonly kind: string }[]> =>
  db
    .selectFrom('approval')
    .select(['id', 'kind'])
    .where('territory_id', '=', scope.territoryId)
    .where('subject', '=', subject)
    .where('state', '=', 'waiting')
    .where('expires_at', '>', now)
    .execute()

/** Writes a request; null when the same one waits already. One left without an answer no longer stands in the way. */
export const insertApproval = async (
  ctx: Ctx,
  asked: { readonly kind: string; readonly subject: string; readonly payload: Json; readonly reason: string },
): Promise<{ readonly id: string; readonly expiresAt: Date } | null> => {
  const now = ctx.clock.now()
  const at = toDate(now)
  const territory_id = ctx.scope.territoryId
  await ctx.db
    .updateTable('approval')
    .set({ state: 'expired', decided_at: at })
    .where('territory_id', '=', territory_id)
    .where('kind', '=', asked.kind)
    .where('subject', '=', asked.subject)
    .where('state', '=', 'waiting')
    .where('expires_at', '<=', at)
    .execute()
  const expiresAt = toDate(now.add({ hours: APPROVAL_DAYS * 24 }))
  const row = await ctx.db
    .insertInto('approval')
    .values({
      territory_id,
      id: newId(),
      kind: asked.kind,
      subject: asked.subject,
      payload: JSON.stringify(asked.payload),
      reason: asked.reason,
      asked_by: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
      asked_at: at,
      expires_at: expiresAt,
      state: 'waiting',
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row === undefined ? null : { id: row.id, expiresAt }
}

/** Writes a decision; false when somebody else decided meanwhile: of two at once, the update itself decides. */
export const settleApproval = async (
  ctx: Ctx,
  id: string,
  state: 'approved' | 'refused' | 'withdrawn',
): Promise<boolean> => {
  const now = toDate(ctx.clock.now())
  const settled = await ctx.db
    .updateTable('approval')
    .set({ state, decided_by: ctx.actor.kind === 'person' ? ctx.actor.personId : null, decided_at: now })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .where('expires_at', '>', now)
    .returning('id')
    .executeTakeFirst()
  return settled !== undefined
}
