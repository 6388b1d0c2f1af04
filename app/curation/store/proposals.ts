import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import type {
  Proposal,
  ProposalAuthor,
  ProposalKind,
  ProposalState,
  ProposedChange,
  RefusalReason,
} from '../domain/proposal.ts'

const columns = [
  'id',
  'kind',
  'structure_id',
  'department',
  'state',
  'change',
  'seen',
  'reports',
  'created_at',
  'decided_at',
  'reason',
  'answer',
  'accepted',
] as const

type Row = {
  id: string
  kind: string
  structure_id: string | null
  department: string | null
  state: string
  change: unknown
  seen: unknown
  reports: number
  created_at: Date
  decided_at: Date | null
  reason: string | null
  answer: string | null
  accepted: string[]
}

export const toProposal = (row: Row): Proposal => ({
  id: row.id,
  kind: row.kind as ProposalKind,
  structureId: row.structure_id,
  department: row.department,
  state: row.state as ProposalState,
  change: row.change as ProposedChange,
  seen: row.seen as ProposedChange,
  reports: row.reports,
  createdAt: row.created_at,
  decidedAt: row.decided_at,
  reason: row.reason as RefusalReason | null,
  answer: row.answer,
  accepted: row.accepted,
})

export type NewProposal = Pick<Proposal, 'kind' | 'structureId' | 'department' | 'change' | 'seen'> & {
  /** What makes it the same as another one. */
  readonly same: readonly unknown[]
  readonly author: Omit<ProposalAuthor, 'at'>
}

/** Writes a proposal, or joins the one that waits and says the same. @returns whether it was there already */
export const insertProposal = async (
  ctx: Ctx,
  proposal: NewProposal,
): Promise<{ readonly id: string; readonly joined: boolean }> => {
  const at = toDate(ctx.clock.now())
  const territory_id = ctx.scope.territoryId
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([proposal.kind, proposal.structureId, ...proposal.same]))
    .digest('hex')
  const { rows } = await sql<{ id: string; reports: number }>`
    insert into proposal (territory_id, id, kind, structure_id, department, state, change, seen, fingerprint, created_at)
    values (${territory_id}::uuid, ${newId()}::uuid, ${proposal.kind}, ${proposal.structureId}::uuid,
      ${proposal.department}, 'waiting', ${JSON.stringify(proposal.change)}::jsonb,
      ${JSON.stringify(proposal.seen)}::jsonb, ${fingerprint}, ${at}::timestamptz)
    on conflict (territory_id, fingerprint) where state in ('waiting', 'asked')
      do update set reports = proposal.reports + 1, state = 'waiting'
    returning id, reports`.execute(ctx.db)
  const [row] = rows
  if (row === undefined) throw new Error('a proposal was neither written nor joined')
  const { personId, email, source, message } = proposal.author
  await ctx.db
    .insertInto('proposal_author')
    .values({
      territory_id,
      id: newId(),
      proposal_id: row.id,
      person_id: personId,
      email,
      source,
      message,
      written_at: at,
    })
    .execute()
  return { id: row.id, joined: row.reports > 1 }
}

/** A proposal that the actor may read: the database decides. */
export const findProposal = async (
  db: Db,
  scope: Scope,
  id: string,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<Proposal | null> => {
  const row = await db
    .selectFrom('proposal')
    .select(columns)
    .where('territory_id', '=', scope.territoryId)
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
  return row === undefined ? null : toProposal(row)
}

/** Open proposals about a record, the oldest first. */
export const openProposalsOf = async (db: Db, scope: Scope, structureId: string): Promise<Proposal[]> =>
  (
    await db
      .selectFrom('proposal')
      .select(columns)
      .where('territory_id', '=', scope.territoryId)
      .where('structure_id', '=', structureId)
      .where('state', 'in', ['waiting', 'asked'])
      .orderBy('created_at')
      .orderBy('id')
      .execute()
  ).map(toProposal)

/** Fields of a record that wait for an answer; '' for words alone. Anybody may know. */
export const reportedFields = async (db: Db, structureId: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ fields: string[] }>`
    select access.reported_fields(${structureId}::uuid) as fields`.execute(db)
  return rows[0]?.fields ?? []
}

export const authorsOf = async (db: Db, scope: Scope, proposalId: string): Promise<ProposalAuthor[]> =>
  (
    await db
      .selectFrom('proposal_author')
      .select(['person_id', 'email', 'source', 'message', 'written_at'])
      .where('territory_id', '=', scope.territoryId)
      .where('proposal_id', '=', proposalId)
      .orderBy('written_at')
      .orderBy('id')
      .execute()
  ).map(({ person_id: personId, written_at: at, ...row }) => ({ personId, at, ...row }))

/** An answer, kept once: of two moderators, the second is told that it was answered. */
export const answerProposal = async (
  ctx: Ctx,
  id: string,
  answer: {
    readonly state: Exclude<ProposalState, 'waiting'>
    readonly by: string | null
    readonly reason?: RefusalReason | null
    readonly text?: string | null
    readonly accepted?: readonly string[]
    readonly structureId?: string
  },
): Promise<void> => {
  await ctx.db
    .updateTable('proposal')
    .set({
      state: answer.state,
      decided_at: answer.state === 'asked' ? null : toDate(ctx.clock.now()),
      decided_by: answer.by,
      reason: answer.reason ?? null,
      answer: answer.text ?? null,
      accepted: [...(answer.accepted ?? [])],
      ...(answer.structureId === undefined ? {} : { structure_id: answer.structureId }),
    })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', id)
    .execute()
}

/** Where they waited for the answer: they have it. */
export const forgetAddresses = async (ctx: Ctx, proposalId: string): Promise<void> => {
  await ctx.db
    .updateTable('proposal_author')
    .set({ email: null })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('proposal_id', '=', proposalId)
    .execute()
}
