import { sql } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { type RuleId, ruleIds } from '../../platform/privacy/retention/periods.ts'

export const holdKinds = ['person', 'event'] as const
export type HoldKind = (typeof holdKinds)[number]

/** A suspension that nobody has lifted. */
export type Hold = {
  readonly id: string
  readonly kind: HoldKind
  readonly subjectId: string
  /** Name and address of the person, title of the event; empty when they are gone. */
  readonly about: string
  readonly reason: string
  readonly placedAt: Date
}

export const standingHolds = async (db: Db, scope: Scope): Promise<Hold[]> => {
  const { rows } = await sql<Hold>`
    select h.id, h.subject_kind as kind, h.subject_id as "subjectId", h.reason, h.placed_at as "placedAt",
      coalesce(case h.subject_kind
        when 'person' then (select p.name || ' – ' || p.email from person p where p.id = h.subject_id)
        else (select e.title from event e where e.territory_id = h.territory_id and e.id = h.subject_id) end, '') as about
    from retention_hold h
    where h.territory_id = ${scope.territoryId} and h.lifted_at is null
    order by h.placed_at desc, h.id`.execute(db)
  return rows
}

/** The person of this address, or the event of this end of address. */
export const findHoldSubject = async (
  db: Db,
  scope: Scope,
  wanted: { readonly kind: HoldKind; readonly text: string },
): Promise<string | null> => {
  const found =
    wanted.kind === 'person'
      ? await db
          .selectFrom('person')
          .select('id')
          .where('email', '=', wanted.text.toLowerCase())
          .executeTakeFirst()
      : await db
          .selectFrom('event')
          .select('id')
          .where('territory_id', '=', scope.territoryId)
          .where('slug', '=', wanted.text)
          .executeTakeFirst()
  return found?.id ?? null
}

/** @returns null when the same subject is suspended already */
export const insertHold = async (
  ctx: Ctx,
  hold: { readonly kind: HoldKind; readonly subjectId: string; readonly reason: string },
): Promise<string | null> => {
  const row = await ctx.db
    .insertInto('retention_hold')
    .values({
      territory_id: ctx.scope.territoryId,
      id: newId(),
      subject_kind: hold.kind,
      subject_id: hold.subjectId,
      reason: hold.reason,
      placed_by: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
      placed_at: toDate(ctx.clock.now()),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** @returns what was suspended; null when it is not any more */
export const endHold = async (
  ctx: Ctx,
  id: string,
): Promise<{ readonly kind: string; readonly subjectId: string } | null> =>
  (await ctx.db
    .updateTable('retention_hold')
    .set({
      lifted_at: toDate(ctx.clock.now()),
      lifted_by: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
    })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', id)
    .where('lifted_at', 'is', null)
    .returning(['subject_kind as kind', 'subject_id as subjectId'])
    .executeTakeFirst()) ?? null

export type KeptCertificate = {
  readonly id: string
  readonly rule: RuleId
  readonly ranAt: Date
  readonly gone: number
  readonly held: number
  readonly hash: string
}

/** Runs in which something went, the latest first. */
export const latestCertificates = async (db: Db, scope: Scope, size: number): Promise<KeptCertificate[]> => {
  const rows = await db
    .selectFrom('retention_certificate')
    .select(['id', 'rule', 'ran_at', 'gone', 'held', 'hash'])
    .where('territory_id', '=', scope.territoryId)
    .where('gone', '>', 0)
    .orderBy('ran_at', 'desc')
    .orderBy('id', 'desc')
    .limit(size)
    .execute()
  return rows.flatMap(({ id, rule, ran_at, gone, held, hash }) => {
    const known = ruleIds.find((one) => one === rule)
    return known === undefined ? [] : [{ id, rule: known, ranAt: ran_at, gone, held, hash }]
  })
}

/** When the rules last ran, whatever went. */
export const lastRun = async (db: Db, scope: Scope): Promise<Date | null> => {
  const row = await db
    .selectFrom('retention_certificate')
    .select(({ fn }) => fn.max('ran_at').as('at'))
    .where('territory_id', '=', scope.territoryId)
    .executeTakeFirst()
  return row?.at ?? null
}

/** People who asked to be erased and are still there. */
export const countErasureRequests = async (
  db: Db,
): Promise<{ readonly waiting: number; readonly blocked: number }> => {
  const rows = await db
    .selectFrom('erasure_request')
    .select(['state', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute()
  const of = (state: string): number => rows.find((row) => row.state === state)?.count ?? 0
  return { waiting: of('waiting'), blocked: of('blocked') }
}
