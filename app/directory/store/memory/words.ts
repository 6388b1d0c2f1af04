import type { Db } from '../../../platform/database/connect.ts'
import { searchWords } from '../../domain/tradeWords.ts'
import { type Columns, WEIGHT } from './columns.ts'
import { Numbers } from './numbers.ts'
import { intersect, nobody, type Posting } from './postings.ts'
import { readEach, type Word } from './readWord.ts'

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
  const words = (await readEach(db, list)).filter((word) => word !== null)
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

type Rise = (ordinal: number, score: number) => void

/** Those whose trades and kinds have this word: the same for every structure of one combination. */
const riseTrades = (columns: Columns, fits: (word: string) => boolean, rise: Rise): void => {
  const score = scoreOf(WEIGHT.trade)
  for (const [trade, words] of columns.tradeWords.entries()) {
    if (words?.some(fits) !== true) continue
    const list = columns.byTrade[trade]
    if (list === undefined) continue
    const { data, length } = list
    for (let at = 0; at < length; at += 1) rise(data[at] ?? 0, score)
  }
}

const riseStem = (columns: Columns, stem: string, begun: boolean, rise: Rise): void => {
  const visit = (ordinal: number, weight: number): void => rise(ordinal, scoreOf(weight))
  if (begun) for (const word of columns.words.beginning(stem)) columns.words.each(word, visit)
  else columns.words.each(stem, visit)
  riseTrades(columns, (word) => (begun ? word.startsWith(stem) : word === stem), rise)
}

/** By the trade that a word nearly names, or by a name that has nearly its letters; said by what it was taken for. */
const riseNear = (columns: Columns, { word, trade }: Word, rise: Rise): string[] => {
  const said = new Set<string>()
  if (trade !== null) {
    riseStem(columns, trade.stem, false, rise)
    said.add(trade.word)
  }
  if (word.length < SHORTEST_BEGUN) return [...said]
  for (const { word: known, nearness } of columns.spellings.near(word)) {
    columns.spellings.index.each(known, (ordinal) => rise(ordinal, Math.round(90 * nearness)))
    said.add(known)
  }
  return [...said]
}

/** Who has a word as it is typed; the last one may be only begun. */
const typed = (columns: Columns, { stem }: Word, begun: boolean): Posting =>
  columns.postings.of(`${begun ? '^' : '='}${stem}`, columns.alive, (rise) => {
    riseStem(columns, stem, begun, rise)
    return []
  }).posting

const nearly = (columns: Columns, word: Word) =>
  columns.postings.of(`~${word.word}`, columns.alive, (rise) => riseNear(columns, word, rise))

export type Scored = {
  /** Who has the words; null: everything has them. */
  readonly found: Posting | null
  /** Nothing has the words as typed: these come close. */
  readonly close: boolean
  /** What words with a fault were taken for, the nearest first. */
  readonly taken: readonly string[]
}

const gather = (columns: Columns, words: readonly Word[], close: boolean): Scored => {
  const said = new Set<string>()
  let found: Posting | null = null
  for (const [index, word] of words.entries()) {
    const last = index === words.length - 1
    let one = typed(columns, word, last && word.word.length >= SHORTEST_BEGUN)
    if (close && one.ordinals.length === 0) {
      const near = nearly(columns, word)
      for (const taken of near.said) said.add(taken)
      one = near.posting
    }
    found = found === null ? one : intersect(found, one)
    if (found.ordinals.length === 0) break
  }
  return { found, close: close && found !== null && found.ordinals.length > 0, taken: [...said] }
}

const same = { close: false, taken: [] } as const

/** Which structures have the words, and how well; in memory alone. */
export const scoreWords = (columns: Columns, asked: Asked): Scored => {
  if (asked.kind === 'everything') return { ...same, found: null }
  if (asked.kind === 'nothing') return { ...same, found: nobody }
  if (asked.kind === 'number') {
    const { low, high } = asked
    const found = new Numbers()
    for (let ordinal = 0; ordinal < columns.length; ordinal += 1) {
      const siret = columns.siret[ordinal] ?? Number.NaN
      if (siret >= low && siret < high && columns.alive[ordinal] === 1) found.push(ordinal)
    }
    const ordinals = found.data.subarray(0, found.length)
    return { ...same, found: { ordinals, scores: new Uint16Array(ordinals.length) } }
  }
  const exact = gather(columns, asked.words, false)
  return exact.found === null || exact.found.ordinals.length > 0 ? exact : gather(columns, asked.words, true)
}
