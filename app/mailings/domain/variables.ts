/** What a text may hold between braces, and nothing else. */
export const variables = ['nom', 'organisme', 'rencontre', 'date', 'lieu'] as const
export type Variable = (typeof variables)[number]
export type Values = { readonly [V in Variable]: string }

const BRACES = /\{([^{}\n]{0,60})\}/g

const isVariable = (word: string): word is Variable => (variables as readonly string[]).includes(word)

/** What stands between braces and means nothing, each once, in the order of the text. */
export const unknownVariables = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(BRACES)].map(([, word = '']) => word).filter((word) => !isVariable(word))),
]

/** The text with its variables filled; each value goes through `write`. */
export const fill = (
  text: string,
  values: Values,
  write: (value: string) => string = (value) => value,
): string => text.replace(BRACES, (whole, word: string) => (isVariable(word) ? write(values[word]) : whole))
