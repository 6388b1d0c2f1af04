import { editDistance } from '../../platform/kernel/editDistance.ts'

const MOST = 64

/** Groups of three letters of a word, its beginning and its end counted as PostgreSQL does. */
export const trigramsOf = (word: string): string[] => {
  const padded = `  ${word.slice(0, MOST)} `
  const found = new Set<string>()
  for (let at = 0; at + 3 <= padded.length; at += 1) found.add(padded.slice(at, at + 3))
  return [...found]
}

/** Share of the letters of `word` that a known word has too, from which both are thought to be one. */
export const NEAR = 0.6

/** Faults that a word may hold: one, or two when it is long. */
export const faultsAllowed = (word: string): number => (word.length >= 8 ? 2 : word.length >= 5 ? 1 : 0)

/** How near a known word is, from 0 (not at all) to 1 (the same); `shared` = trigrams in common. */
export const nearness = (word: string, known: string, shared: number): number => {
  if (word === known) return 1
  const most = faultsAllowed(word)
  const faults = most === 0 ? 1 : editDistance(word, known, most)
  if (faults <= most) return 1 - faults / (word.length + 1)
  const share = shared / (word.length + 2)
  return share >= NEAR ? share * 0.8 : 0
}
