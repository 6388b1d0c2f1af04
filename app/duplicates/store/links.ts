import { sql } from 'kysely'
import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { toDate } from '../../platform/kernel/dates.ts'

/** Rows that only change record. A test compares these lists with the keys of the schema: a new key must say where it goes. */
export const MOVED_AS_THEY_ARE = ['participant', 'proposal', 'contact_message'] as const
type AsTheyAre = (typeof MOVED_AS_THEY_ARE)[number]

/** Rows of which the other record may hold a twin. */
export const TREATED_APART = [
  'shortlist_item',
  'structure_photo',
  'structure_contact',
  'contact_refusal',
] as const

/** What the record itself says, and its history: the values are chosen one by one, the rows stay with their record. */
export const OF_THE_RECORD = [
  'structure_kind',
  'structure_activity',
  'structure_reference',
  'structure_revision',
] as const

/** Rows that tell of what was, and of duplicates themselves. */
export const LEFT = [
  'structure_import_row',
  'structure_removal',
  'address_lookup',
  'structure_merge',
  'duplicate_pair',
  'duplicate_card',
  'duplicate_key',
] as const

type Move = { readonly mergedId: string; readonly survivorId: string }

/** A line of a list that yielded to that of the survivor: what became of its note, and whether the other one came back. */
type Yielded = {
  readonly list: string
  readonly note: 'none' | 'taken' | 'joined'
  readonly back: boolean
}

/** Links that a merge moved, by their identifiers. */
export type Moved = {
  readonly asTheyAre: { readonly [T in AsTheyAre]: readonly string[] }
  readonly lists: readonly string[]
  readonly yielded: readonly Yielded[]
  readonly photos: readonly string[]
  /** Both changed their person to speak to. */
  readonly contact: boolean
}

/**
 * One list may hold both: the line of the survivor stays, with what was noted on the other, which is taken off and kept
 * where it was.
 */
const yieldLines = async (ctx: Ctx, { mergedId, survivorId }: Move): Promise<Yielded[]> => {
  const { territoryId } = ctx.scope
  const { rows } = await sql<Yielded>`
    with gone as (
      update shortlist_item set removed_at = ${toDate(ctx.clock.now())}
      where territory_id = ${territoryId} and structure_id = ${mergedId} and removed_at is null
        and shortlist_id in (select shortlist_id from shortlist_item
          where territory_id = ${territoryId} and structure_id = ${survivorId})
      returning shortlist_id, note, note_by, note_at),
    was as (
      select kept.shortlist_id as list, kept.removed_at is not null as back,
        case when gone.note = '' or position(gone.note in kept.note) > 0 then 'none'
          when kept.note = '' then 'taken' else 'joined' end as note
      from shortlist_item kept join gone on gone.shortlist_id = kept.shortlist_id
      where kept.territory_id = ${territoryId} and kept.structure_id = ${survivorId}),
    told as (
      update shortlist_item kept set removed_at = null,
        note = case was.note when 'none' then kept.note when 'taken' then gone.note
          else kept.note || chr(10) || gone.note end,
        note_version = kept.note_version + case was.note when 'none' then 0 else 1 end,
        note_by = case was.note when 'taken' then gone.note_by else kept.note_by end,
        note_at = case was.note when 'taken' then gone.note_at else kept.note_at end
      from gone join was on was.list = gone.shortlist_id
      where kept.territory_id = ${territoryId} and kept.structure_id = ${survivorId}
        and kept.shortlist_id = gone.shortlist_id)
    select list, note, back from was order by list`.execute(ctx.db)
  return rows
}

/** Moves every link of one record to another. */
export const moveLinks = async (ctx: Ctx, move: Move): Promise<Omit<Moved, 'photos' | 'contact'>> => {
  const { territoryId } = ctx.scope
  const { mergedId, survivorId } = move
  const yielded = await yieldLines(ctx, move)
  const lists = await sql<{ id: string }>`
    update shortlist_item item set structure_id = ${survivorId}
    where territory_id = ${territoryId} and structure_id = ${mergedId}
      and not exists (select from shortlist_item kept where kept.territory_id = item.territory_id
        and kept.shortlist_id = item.shortlist_id and kept.structure_id = ${survivorId})
    returning shortlist_id as id`.execute(ctx.db)
  const asTheyAre = await asSystem(ctx, async ({ db }) => {
    // Who refused the messages of one of them refuses those of both.
    await sql`insert into contact_refusal (territory_id, structure_id, address_hash, refused_at)
      select territory_id, ${survivorId}, address_hash, refused_at from contact_refusal
      where territory_id = ${territoryId} and structure_id = ${mergedId}
      on conflict do nothing`.execute(db)
    const moved: Record<AsTheyAre, readonly string[]> = { participant: [], proposal: [], contact_message: [] }
    for (const table of MOVED_AS_THEY_ARE) {
      const { rows } = await sql<{ id: string }>`
        update ${sql.table(table)} set structure_id = ${survivorId}
        where territory_id = ${territoryId} and structure_id = ${mergedId} returning id`.execute(db)
      moved[table] = rows.map(({ id }) => id)
    }
    return moved
  })
  // Whoever follows a search knew one of them: the other is no news.
  await sql`update saved_search set seen = array_append(seen, ${survivorId}::uuid)
    where territory_id = ${territoryId} and ${mergedId}::uuid = any (seen)
      and not ${survivorId}::uuid = any (seen)`.execute(ctx.db)
  return {
    asTheyAre,
    lists: lists.rows.map(({ id }) => id),
    yielded,
  }
}

/** Brings back what is still where the merge had put it. @returns how many links are not */
export const moveBack = async (ctx: Ctx, { mergedId, survivorId }: Move, moved: Moved): Promise<number> => {
  const { territoryId } = ctx.scope
  const back = await asSystem(ctx, async ({ db }) => {
    let count = 0
    for (const table of MOVED_AS_THEY_ARE) {
      const { numAffectedRows } = await sql`update ${sql.table(table)} set structure_id = ${mergedId}
        where territory_id = ${territoryId} and structure_id = ${survivorId}
          and id = any (${moved.asTheyAre[table]}::uuid[])`.execute(db)
      count += Number(numAffectedRows ?? 0)
    }
    return count
  })
  const lists = await sql`update shortlist_item set structure_id = ${mergedId}
    where territory_id = ${territoryId} and structure_id = ${survivorId}
      and shortlist_id = any (${moved.lists}::uuid[])`.execute(ctx.db)
  let lines = 0
  for (const { list, note, back } of moved.yielded) {
    const item = (structureId: string) =>
      ctx.db
        .selectFrom('shortlist_item')
        .select(['note', 'note_version'])
        .where('territory_id', '=', territoryId)
        .where('shortlist_id', '=', list)
        .where('structure_id', '=', structureId)
        .executeTakeFirst()
    const [gone, kept] = [await item(mergedId), await item(survivorId)]
    if (gone === undefined) continue
    lines += 1
    await sql`update shortlist_item set removed_at = null where territory_id = ${territoryId}
      and shortlist_id = ${list} and structure_id = ${mergedId}`.execute(ctx.db)
    if (kept === undefined) continue
    const added = note === 'joined' ? `\n${gone.note}` : gone.note
    // A note that somebody wrote again since stays as they wrote it.
    const own = note !== 'none' && kept.note.endsWith(added) ? kept.note.slice(0, -added.length) : kept.note
    await sql`update shortlist_item set note = ${own},
        note_version = note_version + ${own === kept.note ? 0 : 1},
        removed_at = case when ${back} then ${toDate(ctx.clock.now())}::timestamptz else removed_at end
      where territory_id = ${territoryId} and shortlist_id = ${list} and structure_id = ${survivorId}`.execute(
      ctx.db,
    )
  }
  const wanted = Object.values(moved.asTheyAre).flat().length + moved.lists.length + moved.yielded.length
  const done = back + Number(lists.numAffectedRows ?? 0) + lines
  return wanted - done
}

export type LinkCounts = {
  /** Titles of the days where it takes part, and how many of them are still drafts, which are not everybody's. */
  readonly events: readonly string[]
  readonly drafts: number
  /** Lists of buyers: how many, for they are theirs. */
  readonly lists: number
}

/** What hangs on a record: asked beyond the rows of whoever looks, hence numbers where it is private. */
export const linksOf = (ctx: Ctx, structureId: string): Promise<LinkCounts> =>
  asSystem(ctx, async ({ db, scope: { territoryId } }) => {
    const days = await db
      .selectFrom('participant as p')
      .innerJoin('event as e', (join) =>
        join.onRef('e.territory_id', '=', 'p.territory_id').onRef('e.id', '=', 'p.event_id'),
      )
      .select(['e.title', 'e.status'])
      .where('p.territory_id', '=', territoryId)
      .where('p.structure_id', '=', structureId)
      .orderBy('e.day')
      .orderBy('e.title')
      .execute()
    const { lists } = await db
      .selectFrom('shortlist_item')
      .select(({ fn }) => fn.countAll<number>().as('lists'))
      .where('territory_id', '=', territoryId)
      .where('structure_id', '=', structureId)
      .where('removed_at', 'is', null)
      .executeTakeFirstOrThrow()
    const shown = days.filter(({ status }) => status !== 'draft')
    return {
      events: shown.map(({ title }) => title),
      drafts: days.length - shown.length,
      lists: Number(lists),
    }
  })
