import type { Db } from '../../../platform/database/connect.ts'
import { closestTradeWord, searchWords } from '../../domain/tradeWords.ts'
import { type Columns, WEIGHT } from './columns.ts'
import { Numbers } from './numbers.ts'
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

/** Scores of the words of one search; only the structures met are touched. */
class Scores {
  /** How many words, read one after the other, each structure has. */
  readonly #words: Uint8Array
  readonly #total: Uint16Array
  /** Best of the word being read, and whom it met. */
  readonly #current: Uint8Array
  #met = new Numbers(256)
  #read = 0
  readonly #alive: Uint8Array

  constructor(columns: Columns) {
    this.#words = new Uint8Array(columns.length)
    this.#total = new Uint16Array(columns.length)
    this.#current = new Uint8Array(columns.length)
    this.#alive = columns.alive
  }

  rise(ordinal: number, score: number): void {
    const known = this.#current[ordinal] ?? 0
    if (known >= score || this.#alive[ordinal] !== 1) return
    if (known === 0) this.#met.push(ordinal)
    this.#current[ordinal] = score
  }

  get metNobody(): boolean {
    return this.#met.length === 0
  }

  /** Ends a word: those that have it and all words before go on. */
  next(last: boolean): Uint32Array {
    const { data, length } = this.#met
    let kept = 0
    for (let at = 0; at < length; at += 1) {
      const ordinal = data[at] ?? 0
      const score = this.#current[ordinal] ?? 0
      this.#current[ordinal] = 0
      if (this.#words[ordinal] !== this.#read) continue
      this.#words[ordinal] = this.#read + 1
      this.#total[ordinal] = (this.#total[ordinal] ?? 0) + score
      data[kept] = ordinal
      kept += 1
    }
    this.#read += 1
    this.#met = last ? this.#met : new Numbers(256)
    return data.subarray(0, kept)
  }

  scoreOf = (ordinal: number): number => this.#total[ordinal] ?? 0
}

/** Those whose trades and kinds have this word: the same for every structure of one combination. */
const riseTrades = (columns: Columns, fits: (word: string) => boolean, scores: Scores): void => {
  const score = scoreOf(WEIGHT.trade)
  for (const [trade, words] of columns.tradeWords.entries()) {
    if (words?.some(fits) !== true) continue
    const list = columns.byTrade[trade]
    if (list === undefined) continue
    const { data, length } = list
    for (let at = 0; at < length; at += 1) scores.rise(data[at] ?? 0, score)
  }
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
  /** Ordinals that have the words, in no order; null: everything has them. */
  readonly found: Uint32Array | null
  readonly scoreOf: (ordinal: number) => number
  /** Nothing has the words as typed: these come close. */
  readonly close: boolean
  /** What words with a fault were taken for, the nearest first. */
  readonly taken: readonly string[]
}

const gather = (columns: Columns, words: readonly Word[], close: boolean): Scored => {
  const scores = new Scores(columns)
  const said = new Set<string>()
  let found = new Uint32Array(0)
  for (const [index, word] of words.entries()) {
    const last = index === words.length - 1
    riseStem(columns, word.stem, last && word.word.length >= SHORTEST_BEGUN, scores)
    if (close && scores.metNobody) riseNear(columns, word, scores, said)
    found = scores.next(last) as Uint32Array<ArrayBuffer>
    if (found.length === 0) break
  }
  const taken = [...said].filter((word) => word !== '')
  return { found, scoreOf: scores.scoreOf, close: close && found.length > 0, taken }
}

const same = { scoreOf: () => 0, close: false, taken: [] } as const

/** Which structures have the words, and how well; in memory alone. */
export const scoreWords = (columns: Columns, asked: Asked): Scored => {
  if (asked.kind === 'everything') return { ...same, found: null }
  if (asked.kind === 'nothing') return { ...same, found: new Uint32Array(0) }
  if (asked.kind === 'number') {
    const { low, high } = asked
    const found = new Numbers()
    for (let ordinal = 0; ordinal < columns.length; ordinal += 1) {
      const siret = columns.siret[ordinal] ?? Number.NaN
      if (siret >= low && siret < high && columns.alive[ordinal] === 1) found.push(ordinal)
    }
    return { ...same, found: found.data.subarray(0, found.length) }
  }
  const exact = gather(columns, asked.words, false)
  return exact.found === null || exact.found.length > 0 ? exact : gather(columns, asked.words, true)
}
