import { fold, tidy } from '../../platform/kernel/text.ts'

/** A family of trades as its module knows it, before any word of this installation. */
export type TaxonomySector = {
  readonly code: string
  readonly name: string
  readonly cpv: readonly string[]
  readonly naf: readonly string[]
  readonly words: readonly string[]
  /** Structures that work in it. */
  readonly structures: number
}

export type TaxonomyKind = {
  readonly code: string
  readonly name: string
  readonly basis: string
  readonly structures: number
}

export const MOST_WORDS = 60
export const LONGEST_WORD = 60

/** The words that a person typed, one a line or separated by commas; twice the same, whatever its accents, counts once. */
export const readWords = (text: string): string[] => {
  const known = new Map<string, string>()
  for (const part of text.split(/[\n,;]/)) {
    const word = tidy(part)
    if (word !== '' && !known.has(fold(word))) known.set(fold(word), word)
  }
  return [...known.values()]
}

/** A word by which nothing would be found: it holds no letter, or is longer than any word. */
export const uselessWord = (words: readonly string[]): string | null =>
  words.find((word) => !/\p{L}/u.test(word) || word.length > LONGEST_WORD) ?? null

/** Does a sector answer to these words: its name, its words, the beginning of a CPV or NAF code? */
export const sectorMatches = (sector: Omit<TaxonomySector, 'structures'>, words: string): boolean => {
  const wanted = fold(tidy(words))
  if (wanted === '') return true
  const code = wanted.replace(/[.\s-]/g, '')
  // A NAF code has five characters, a CPV code eight digits: a longer code is of the second only.
  if (/^\d/.test(code))
    return [...sector.cpv, ...(code.length > 5 ? [] : sector.naf)].some(
      (prefix) => code.startsWith(prefix) || prefix.startsWith(code),
    )
  return [sector.code, sector.name, ...sector.words].some((text) => fold(text).includes(wanted))
}
