import { sql } from 'kysely'
import type { Ctx } from '../database/context.ts'
import { archiveWords } from './archiveWords.ts'
import { catalogueLines, personalLines } from './catalogue.ts'
import type { TableName, Who } from './classes.ts'

/** A name that somebody else's text would hold by chance is left there: « Paul » is nobody in particular. */
const TELLING_NAME = 12
const tellsApart = (name: string): boolean => /\S\s+\S/.test(name) || name.length >= TELLING_NAME

/** As the words stand in a text, in HTML, in JSON. */
const variants = (word: string): readonly string[] => [
  word,
  word.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
  JSON.stringify(word).slice(1, -1),
]

const escaped = (text: string): string => text.replace(/[^\p{L}\p{N}\s]/gu, '\\$&').replace(/\s+/gu, '\\s+')

/** A regular expression of PostgreSQL that finds the address and the name of a person, whole, whatever the case. */
export const mentionPattern = ({ email, name }: Pick<Who, 'email' | 'name'>): string | null => {
  const words = [...(email === null ? [] : [email]), ...(tellsApart(name) ? [name] : [])]
  if (words.length === 0) return null
  const all = [...new Set(words.flatMap(variants).map(escaped))]
  return all.map((one) => `(?<![[:alnum:]])${one}(?![[:alnum:]])`).join('|')
}

/** Tables where the application only adds: a function of the database forgets there. */
const BY_FUNCTION: ReadonlySet<string> = new Set(['audit_entry'])

const jsonColumns = async (ctx: Ctx): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ name: string }>`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and data_type = 'jsonb'`.execute(ctx.db)
  return new Set(rows.map(({ name }) => name))
}

/** Takes a name and an address out of texts that are somebody else's, and leaves the rest of them. */
const forgetMentions = async (ctx: Ctx, pattern: string): Promise<void> => {
  const instead = archiveWords.erased
  const json = await jsonColumns(ctx)
  for (const { table, entry } of catalogueLines) {
    if (BY_FUNCTION.has(table)) continue
    for (const column of entry.mentions ?? []) {
      const ref = sql.ref(column)
      const value = json.has(`${table}.${column}`)
        ? sql`regexp_replace(${ref}::text, ${pattern}, ${instead}, 'gi')::jsonb`
        : sql`regexp_replace(${ref}, ${pattern}, ${instead}, 'gi')`
      await sql`update ${sql.table(table)} set ${ref} = ${value} where ${ref}::text ~* ${pattern}`.execute(
        ctx.db,
      )
    }
  }
  await sql`select forget_in_audit_trail(${pattern}, ${instead})`.execute(ctx.db)
}

const forgetRows = async (
  ctx: Ctx,
  { table, entry }: (typeof personalLines)[number],
  who: Who,
): Promise<number> => {
  const { erasure } = entry
  const name = sql.table(table)
  if (erasure === 'delete') {
    const gone = await sql`delete from ${name} where ${entry.of(who)}`.execute(ctx.db)
    return Number(gone.numAffectedRows ?? 0)
  }
  if (typeof erasure === 'object' && 'set' in erasure) {
    const sets = Object.entries(erasure.set).map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
    const emptied = await sql`update ${name} set ${sql.join(sets)} where ${entry.of(who)}`.execute(ctx.db)
    return Number(emptied.numAffectedRows ?? 0)
  }
  return 0
}

/**
 * Erases one person, as the catalogue says for each table, in the caller's transaction and as the system. What stays holds
 * an identifier that means nothing any more.
 *
 * @returns how many rows went or were emptied, by table
 */
export const forgetPerson = async (ctx: Ctx, who: Who): Promise<ReadonlyMap<TableName, number>> => {
  const counts = new Map<TableName, number>()
  for (const line of personalLines) {
    const count = await forgetRows(ctx, line, who)
    if (count > 0) counts.set(line.table, count)
  }
  const pattern = mentionPattern(who)
  if (pattern !== null) await forgetMentions(ctx, pattern)
  return counts
}
