import { fold, tidy } from '../../platform/kernel/text.ts'
import type { Weights } from './event.ts'

export const wishLevels = ['must', 'nice', 'no'] as const

/** What one participant says of another: to meet first, gladly, or not at all. Silence is no row. */
export type WishLevel = (typeof wishLevels)[number]

export type Wish = { readonly fromId: string; readonly toId: string; readonly level: WishLevel }

const levelWords: { readonly [word: string]: WishLevel } = {
  prioritaire: 'must',
  indispensable: 'must',
  must: 'must',
  'must meet': 'must',
  '1': 'must',
  souhaite: 'nice',
  souhaitee: 'nice',
  souhait: 'nice',
  oui: 'nice',
  x: 'nice',
  nice: 'nice',
  'nice to meet': 'nice',
  '2': 'nice',
  refuse: 'no',
  refusee: 'no',
  'a eviter': 'no',
  non: 'no',
  no: 'no',
  '0': 'no',
}

/** The level that a cell of a spreadsheet names, or null. */
export const readLevel = (text: string): WishLevel | null => levelWords[fold(tidy(text))] ?? null

/**
 * Weight of the meeting of two parties: product of what each side said, silence included. Null = no meeting is asked:
 * one side refuses, or neither said anything.
 */
export const weightOf = (
  buyerSays: WishLevel | undefined,
  supplierSays: WishLevel | undefined,
  weights: Weights,
): number | null => {
  if (buyerSays === 'no' || supplierSays === 'no') return null
  if (buyerSays === undefined && supplierSays === undefined) return null
  const of = (level: 'must' | 'nice' | undefined): number =>
    level === undefined ? weights.silent : weights[level]
  return of(buyerSays) * of(supplierSays)
}
