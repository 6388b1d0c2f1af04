import { sql } from 'kysely'
import type { Db } from '../../../platform/database/connect.ts'
import { closestTradeWord } from '../../domain/tradeWords.ts'

/** A word of a search as PostgreSQL indexes it. */
export type Word = {
  readonly word: string
  readonly stem: string
  /** The trade that it nearly names. */
  readonly trade: { readonly word: string; readonly stem: string } | null
}

/** How words are read never changes: kept, up to a number of words. */
const kept = new Map<string, Word | null>()
const MOST = 50_000

/** Each word with its stem; null = a word that says nothing. */
export const readEach = async (db: Db, words: readonly string[]): Promise<(Word | null)[]> => {
  const unknown = [...new Set(words)].filter((word) => !kept.has(word))
  if (unknown.length === 0) return words.map((word) => kept.get(word) ?? null)
  const trades = new Map(unknown.map((word) => [word, closestTradeWord(word)]))
  const asked = [...unknown, ...[...trades.values()].filter((trade) => trade !== null)]
  const { rows } = await sql<{ word: string; stems: string[] | null }>`
    select word, ts_lexize('french_stem', word) as stems from unnest(${asked}::text[]) word`.execute(db)
  const stems = new Map(rows.map(({ word, stems }) => [word, stems?.[0]]))
  const read = (word: string): Word | null => {
    const stem = stems.get(word)
    const trade = trades.get(word) ?? null
    const tradeStem = trade === null ? undefined : stems.get(trade)
    if (stem === undefined) return null
    return {
      word,
      stem,
      trade: trade === null || tradeStem === undefined ? null : { word: trade, stem: tradeStem },
    }
  }
  const fresh = new Map(unknown.map((word) => [word, read(word)]))
  const found = words.map((word) => fresh.get(word) ?? kept.get(word) ?? null)
  if (kept.size > MOST) kept.clear()
  for (const [word, one] of fresh) kept.set(word, one)
  return found
}
