import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../database/connect.ts'
import type { Ctx } from '../../database/context.ts'
import { newId } from '../../database/id.ts'
import { toDate } from '../../kernel/dates.ts'
import { defaultDays, type RuleId, ruleIds } from './periods.ts'
import type { Moment, Part, RetentionPorts, Rule } from './rule.ts'
import { rules } from './rules.ts'

/** Days of each rule that the deployment decided; the others keep those of the code. */
export const readDays = async (db: Db, territoryId: string): Promise<{ readonly [R in RuleId]: number }> => {
  const rows = await db
    .selectFrom('retention_setting')
    .select(['rule', 'days'])
    .where('territory_id', '=', territoryId)
    .execute()
  const decided = new Map(rows.map(({ rule, days }) => [rule, days]))
  return Object.fromEntries(ruleIds.map((id) => [id, decided.get(id) ?? defaultDays[id]])) as {
    readonly [R in RuleId]: number
  }
}

const momentOf = (ctx: Ctx, days: number): Moment => {
  const now = ctx.clock.now()
  return {
    now: toDate(now),
    cutoff: toDate(now.subtract({ hours: 24 * days })),
    territoryId: ctx.scope.territoryId,
  }
}

const none = sql`null::uuid`

/** Suspended by a decision that nobody has lifted. */
const held = ({ person = none, event = none }: Part) => sql<boolean>`exists (
  select from retention_hold standing where standing.lifted_at is null
    and ((standing.subject_kind = 'person' and standing.subject_id = ${person})
      or (standing.subject_kind = 'event' and standing.subject_id = ${event})))`

const exempt = async (ctx: Ctx, { realOnly }: Rule): Promise<boolean> => {
  if (!realOnly) return false
  const territory = await ctx.db
    .selectFrom('territory')
    .select('demo')
    .where('id', '=', ctx.scope.territoryId)
    .executeTakeFirst()
  return territory?.demo === true
}

export type PartPreview = {
  readonly table: Part['table']
  readonly due: number
  readonly held: number
  /** Since when the oldest of them counts. */
  readonly oldest: Date | null
}

export type RulePreview = {
  readonly rule: RuleId
  readonly days: number
  readonly cutoff: Date
  readonly parts: readonly PartPreview[]
  /** The territory is a demonstration: its invented data stay. */
  readonly exempt: boolean
}

/** What would go if the rules ran now: the very conditions of the run, and nothing is changed. */
export const previewRetention = async (ctx: Ctx): Promise<readonly RulePreview[]> => {
  const days = await readDays(ctx.db, ctx.scope.territoryId)
  const previews: RulePreview[] = []
  for (const rule of ruleIds) {
    const moment = momentOf(ctx, days[rule])
    const parts: PartPreview[] = []
    const spared = await exempt(ctx, rules[rule])
    for (const part of spared ? [] : rules[rule].parts) {
      const { rows } = await sql<{ due: number; held: number; oldest: Date | null }>`
        select count(*) filter (where not kept) as due, count(*) filter (where kept) as held,
          min(at) filter (where not kept) as oldest
        from (select ${part.at} as at, ${held(part)} as kept from ${sql.table(part.table)}
          where ${part.where(moment)}) found`.execute(ctx.db)
      const [row] = rows
      parts.push({
        table: part.table,
        due: row?.due ?? 0,
        held: row?.held ?? 0,
        oldest: row?.oldest ?? null,
      })
    }
    previews.push({ rule, days: days[rule], cutoff: moment.cutoff, parts, exempt: spared })
  }
  return previews
}

/** Takes the rows of one part away. @returns their keys */
const apply = async (ctx: Ctx, part: Part, moment: Moment, ports: RetentionPorts): Promise<string[]> => {
  const table = sql.table(part.table)
  const chosen = sql`${part.where(moment)} and not ${held(part)}`
  const { effect } = part
  if (typeof effect === 'function') {
    const { rows } = await sql<{ key: string }>`
      select ${part.key} as key from ${table} where ${chosen} order by 1`.execute(ctx.db)
    const keys = rows.map(({ key }) => key)
    if (keys.length > 0) await effect(ctx, moment, keys, ports)
    return keys
  }
  const change =
    effect === 'delete'
      ? sql`delete from ${table}`
      : sql`update ${table} set ${sql.join(
          Object.entries(effect.set).map(([column, value]) => sql`${sql.ref(column)} = ${value}`),
        )}`
  const { rows } = await sql<{ key: string }>`
    ${change} where ${chosen} returning ${part.key} as key`.execute(ctx.db)
  return rows.map(({ key }) => key).sort()
}

export type Certificate = {
  readonly rule: RuleId
  readonly cutoff: Date
  readonly gone: number
  readonly held: number
  readonly counts: { readonly [table: string]: number }
}

/**
 * Runs one rule, in the caller's transaction and as the system, and certifies what went. Run again at once it finds
 * nothing more, and certifies that too.
 */
export const runRule = async (ctx: Ctx, rule: RuleId, ports: RetentionPorts): Promise<Certificate | null> => {
  if (await exempt(ctx, rules[rule])) return null
  const days = await readDays(ctx.db, ctx.scope.territoryId)
  const moment = momentOf(ctx, days[rule])
  const counts: Record<string, number> = {}
  const keys: string[] = []
  let heldRows = 0
  for (const part of rules[rule].parts) {
    const { rows } = await sql<{ held: number }>`
      select count(*) as held from ${sql.table(part.table)}
      where ${part.where(moment)} and ${held(part)}`.execute(ctx.db)
    heldRows += rows[0]?.held ?? 0
    const gone = await apply(ctx, part, moment, ports)
    if (gone.length > 0) counts[part.table] = (counts[part.table] ?? 0) + gone.length
    keys.push(...gone.map((key) => `${part.table}:${key}`))
  }
  const certificate = { rule, cutoff: moment.cutoff, gone: keys.length, held: heldRows, counts }
  await certify(ctx, certificate, moment, keys)
  return certificate
}

const certify = async (
  ctx: Ctx,
  { rule, cutoff, gone, held: kept, counts }: Certificate,
  { now }: Moment,
  keys: readonly string[],
): Promise<void> => {
  const said = { territory: ctx.scope.territoryId, rule, now, cutoff, gone, held: kept, counts, keys }
  await ctx.db
    .insertInto('retention_certificate')
    .values({
      territory_id: ctx.scope.territoryId,
      id: newId(),
      rule,
      ran_at: now,
      cutoff,
      gone,
      held: kept,
      counts: JSON.stringify(counts),
      hash: createHash('sha256').update(JSON.stringify(said)).digest('hex'),
    })
    .execute()
}
