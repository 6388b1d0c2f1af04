const ids = (letter: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${letter}${index + 1}`)

/** Rows that a call may have, by their identifiers: conditions, questions, criteria. */
export const CONDITIONS = ids('e', 4)
export const QUESTIONS = ids('q', 5)
export const CRITERIA = ids('c', 6)
export const QUOTA_LINES = [1, 2, 3, 4, 5] as const

export const lineOf = (id: string): number => Number(id.slice(1))
