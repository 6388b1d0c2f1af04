import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import { boxAround, type Point } from '../domain/distance.ts'
import { offersWanted } from '../domain/offers.ts'
import type { Search } from '../domain/search.ts'
import { closestTradeWord, searchWords } from '../domain/tradeWords.ts'

/** Haversine in SQL, in metres: the same formula as domain/distance.ts. */
export const metresTo = (centre: Point): RawBuilder<number> => sql<number>`12742017.6 * asin(least(1, sqrt(
  power(sin(radians(structure.latitude - ${centre.latitude}) / 2), 2) +
  cos(radians(${centre.latitude})) * cos(radians(structure.latitude)) * power(sin(radians(structure.longitude - ${centre.longitude}) / 2), 2))))`

/** A number of at least nine digits is a SIREN or a SIRET, whole or begun. */
const asNumber = (words: string): string | null => {
  const digits = words.replace(/[\s\u00a0.]/g, '')
  return /^\d{9,14}$/.test(digits) ? digits : null
}

/** All the words, by their French stem; the last may be unfinished. */
const queryOf = (words: readonly string[]): string =>
  words
    .map((word, index) => (index === words.length - 1 && word.length >= 4 ? `${word}:*` : word))
    .join(' & ')

const exactWords = (words: string): RawBuilder<SqlBool> => {
  const number = asNumber(words)
  if (number !== null)
    return sql<SqlBool>`structure.siren = ${number.slice(0, 9)} and structure.siret like ${`${number}%`}`
  const list = searchWords(words)
  // Words that say nothing find everything, as if none had been typed; signs alone find nothing.
  if (list.length === 0) return /[\p{L}\p{N}]/u.test(words) ? sql<SqlBool>`true` : sql<SqlBool>`false`
  return sql<SqlBool>`structure.search @@ to_tsquery('french', ${queryOf(list)})`
}

/** Each word by its stem, by the trade that it nearly names, or by letters in common with the name or the town. */
const closeWords = (words: string): RawBuilder<SqlBool> => {
  const conditions = searchWords(words).map((word) => {
    const trade = closestTradeWord(word)
    const stem = sql`structure.search @@ to_tsquery('french', ${trade === null ? word : `${word} | ${trade}`})`
    return word.length < 4 ? stem : sql`(${stem} or ${word} <% structure.letters)`
  })
  return conditions.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`${sql.join(conditions, sql` and `)}`
}

/** Can another reading of the words find more than the exact one? */
export const mayBeMistyped = ({ words }: Search): boolean =>
  asNumber(words) === null && searchWords(words).length > 0

/** What a structure must satisfy. `close` reads the words with their possible faults. */
export const conditionOf = (scope: Scope, search: Search, close = false): RawBuilder<SqlBool> => {
  const { words, sector, kind, department, near } = search
  const all: RawBuilder<SqlBool>[] = [
    sql<SqlBool>`structure.territory_id = ${scope.territoryId} and structure.deleted_at is null`,
  ]
  if (words !== '') all.push(close ? closeWords(words) : exactWords(words))
  if (kind !== null) all.push(sql<SqlBool>`structure.kinds @> array[${kind}]::text[]`)
  const wanted = offersWanted(sector, department)
  if (wanted.length > 0) all.push(sql<SqlBool>`structure.offers && ${wanted}::text[]`)
  if (near !== null) {
    // The box is answered by the index; the true distance then removes its corners.
    const box = boxAround(near.centre, near.metres)
    all.push(sql<SqlBool>`structure.latitude between ${box.south} and ${box.north}
      and structure.longitude between ${box.west} and ${box.east} and ${metresTo(near.centre)} <= ${near.metres}`)
  }
  return sql<SqlBool>`${sql.join(all, sql` and `)}`
}

/** Order of the results, ended by the name and the id so that pages never overlap. */
export const orderOf = (search: Search, close = false): RawBuilder<unknown> => {
  const byName = sql`structure.name_key, structure.id`
  const list = searchWords(search.words)
  if (search.sort === 'distance' && search.near !== null)
    return sql`${metresTo(search.near.centre)}, ${byName}`
  if (search.sort !== 'relevance' || list.length === 0) return byName
  if (close) return sql`word_similarity(${list.join(' ')}, structure.letters) desc, ${byName}`
  return sql`ts_rank(structure.search, to_tsquery('french', ${queryOf(list)})) desc, ${byName}`
}
