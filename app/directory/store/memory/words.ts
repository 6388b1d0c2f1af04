import type { Db } from '../../../platform/database/connect.ts'
import { closestTradeWord, searchWords } from '../../domain/tradeWords.ts'
import { type Columns, WEIGHT } from './columns.ts'
import { stemsOf } from './stems.ts'

type Word = { readonly word: string; readonly stem: string; readonly trade: string | null }

/** What the words of a search ask for, read once: the rest needs no database. */
export type Asked =
  | { readonly kind: 'everything' }
  | { readonly kind: 'nothing' }
  /** A SIRET or a SIREN, whole or begun: the numbers from `low` to `high` (excluded). */
  | { readonly kind: 'number'; readonly low: number; readonly high: number }
  | { readonly kind: 'words'; readonly words: readonly Word[] }

const SIRET_LENGTH = 14
/** Fewer digits are a postal code or a département. */
const NUMBER = /^\d{6,14}$/

export const readWords = async (db: Db, text: string): Promise<Asked> => {
  if (text === '') return { kind: 'everything' }
  const digits = text.replace(/[\s\u00a0\u202f.]/g, '')
  if (NUMBER.test(digits)) {
    const unit = 10 ** (SIRET_LENGTH - digits.length)
    return { kind: 'number', low: Number(digits) * unit, high: (Number(digits) + 1) * unit }
  }
  const list = searchWords(text)
  // Words that say nothing find everything, as if none had been typed; signs alone find nothing.
  if (list.length === 0) return { kind: /[\p{L}\p{N}]/u.test(text) ? 'everything' : 'nothing' }
  const trades = list.map(closestTradeWord)
  const stems = await stemsOf(db, [...list, ...trades.map((trade) => trade ?? '')])
  const words = list.flatMap((word, index): Word[] => {
    const stem = stems[index] ?? null
    return stem === null ? [] : [{ word, stem, trade: stems[list.length + index] ?? null }]
  })
  return words.length === 0 ? { kind: 'everything' } : { kind: 'words', words }
}

const SCORE = {
  [WEIGHT.description]: 10,
  [WEIGHT.place]: 20,
  [WEIGHT.trade]: 40,
  [WEIGHT.name]: 100,
} as const
const scoreOf = (weight: number): number => SCORE[weight as keyof typeof SCORE] ?? 0
const SHORTEST_BEGUN = 4

class Scores {
  /** Sum over the words met so far. */
  total: Uint16Array
  /** Best of the word being read. */
  current: Uint8Array
  constructor(length: number) {
    this.total = new Uint16Array(length)
    this.current = new Uint8Array(length)
  }
  rise(ordinal: number, score: number): void {
    if ((this.current[ordinal] ?? 0) < score) this.current[ordinal] = score
  }
}

/** Those whose trades and kinds have this word: the same for every structure of one combination. */
const riseTrades = (columns: Columns, fits: (word: string) => boolean, scores: Scores): void => {
  const met = columns.tradeWords.map((words) => words.some(fits))
  if (!met.includes(true)) return
  const score = scoreOf(WEIGHT.trade)
  for (let ordinal = 0; ordinal < columns.length; ordinal += 1)
    if (met[columns.trade[ordinal] ?? 0] === true) scores.rise(ordinal, score)
}

const riseStem = (columns: Columns, stem: string, begun: boolean, scores: Scores): void => {
  const visit = (ordinal: number, weight: number): void => scores.rise(ordinal, scoreOf(weight))
  if (begun) for (const word of columns.words.beginning(stem)) columns.words.each(word, visit)
  else columns.words.each(stem, visit)
  riseTrades(columns, (word) => (begun ? word.startsWith(stem) : word === stem), scores)
}

/** By the trade that a word nearly names, or by a name that has nearly its letters; said by what it was taken for. */
const riseNear = (columns: Columns, { word, trade }: Word, scores: Scores, said: Set<string>): void => {
  if (trade !== null) {
    riseStem(columns, trade, false, scores)
    said.add(closestTradeWord(word) ?? '')
  }
  if (word.length < SHORTEST_BEGUN) return
  for (const { word: known, nearness } of columns.spellings.near(word)) {
    columns.spellings.index.each(known, (ordinal) => scores.rise(ordinal, Math.round(90 * nearness)))
    said.add(known)
  }
}

export type Scored = {
  /** By ordinal: nought = does not have the words. Null: everything has them. */
  readonly scores: Uint16Array | null
  /** Nothing has the words as typed: these come close. */
  readonly close: boolean
  /** What words with a fault were taken for, the nearest first. */
  readonly taken: readonly string[]
}

const gather = (columns: Columns, words: readonly Word[], close: boolean) => {
  const scores = new Scores(columns.length)
  const said = new Set<string>()
  const { total, current } = scores
  for (const [index, word] of words.entries()) {
    current.fill(0)
    const begun = index === words.length - 1 && word.word.length >= SHORTEST_BEGUN
    riseStem(columns, word.stem, begun, scores)
    if (close && !current.some((score, ordinal) => score > 0 && columns.alive[ordinal] === 1))
      riseNear(columns, word, scores, said)
    for (let ordinal = 0; ordinal < total.length; ordinal += 1) {
      const score = current[ordinal] ?? 0
      if (index === 0) total[ordinal] = score
      else total[ordinal] = score === 0 || total[ordinal] === 0 ? 0 : (total[ordinal] ?? 0) + score
    }
  }
  let found = false
  for (let ordinal = 0; ordinal < total.length; ordinal += 1) {
    if (columns.alive[ordinal] !== 1) total[ordinal] = 0
    else found ||= total[ordinal] !== 0
  }
  return { scores: total, found, taken: [...said].filter((word) => word !== '') }
}

/** Which structures have the words, and how well; in memory alone. */
export const scoreWords = (columns: Columns, asked: Asked): Scored => {
  if (asked.kind === 'everything') return { scores: null, close: false, taken: [] }
  if (asked.kind === 'nothing') return { scores: new Uint16Array(columns.length), close: false, taken: [] }
  if (asked.kind === 'number') {
    const scores = new Uint16Array(columns.length)
    for (let ordinal = 0; ordinal < columns.length; ordinal += 1) {
      const siret = columns.siret[ordinal] ?? Number.NaN
      if (siret >= asked.low && siret < asked.high) scores[ordinal] = 1
    }
    return { scores, close: false, taken: [] }
  }
  const exact = gather(columns, asked.words, false)
  if (exact.found) return { scores: exact.scores, close: false, taken: [] }
  const close = gather(columns, asked.words, true)
  return { scores: close.scores, close: close.found, taken: close.taken }
}
