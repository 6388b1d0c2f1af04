import { sql } from 'kysely'
import type { Db } from '../../../platform/database/connect.ts'

/** Stems of French words never change: kept, up to a number of words. */
const kept = new Map<string, string | null>()
const MOST = 50_000

/** The stem of each word, as PostgreSQL indexes it; null = a word that says nothing. */
export const stemsOf = async (db: Db, words: readonly string[]): Promise<(string | null)[]> => {
  const unknown = [...new Set(words)].filter((word) => !kept.has(word))
  if (unknown.length > 0) {
    const { rows } = await sql<{ word: string; stems: string[] | null }>`
      select word, ts_lexize('french_stem', word) as stems from unnest(${unknown}::text[]) word`.execute(db)
    if (kept.size > MOST) kept.clear()
    for (const { word, stems } of rows) kept.set(word, stems?.[0] ?? null)
  }
  return words.map((word) => kept.get(word) ?? null)
}
