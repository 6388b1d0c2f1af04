import { fold, tidy } from '../../platform/kernel/text.ts'

/** Kinds of structure, with their French name and what recognises them. */
export const kinds = {
  EI: { name: 'Entreprise d’insertion', basis: 'article L5132-5 du code du travail' },
  ACI: { name: 'Atelier et chantier d’insertion', basis: 'article L5132-15 du code du travail' },
  AI: { name: 'Association intermédiaire', basis: 'article L5132-7 du code du travail' },
  ETTI: { name: 'Entreprise de travail temporaire d’insertion', basis: 'article L5132-6 du code du travail' },
  EITI: {
    name: 'Entreprise d’insertion par le travail indépendant',
    basis: 'article L5132-4 du code du travail',
  },
  GEIQ: {
    name: 'Groupement d’employeurs pour l’insertion et la qualification',
    basis: 'article L1253-1 du code du travail, label annuel',
  },
  EA: { name: 'Entreprise adaptée', basis: 'article L5213-13 du code du travail' },
  EATT: { name: 'Entreprise adaptée de travail temporaire', basis: 'article L5213-13-3 du code du travail' },
  ESAT: {
    name: 'Établissement et service d’aide par le travail',
    basis: 'article L344-2 du code de l’action sociale et des familles',
  },
  RQ: { name: 'Régie de quartier ou de territoire', basis: 'label national des régies' },
  ESUS: { name: 'Entreprise solidaire d’utilité sociale', basis: 'article L3332-17-1 du code du travail' },
  SCOP: { name: 'Société coopérative de production', basis: 'loi du 19 juillet 1978' },
  SCIC: { name: 'Société coopérative d’intérêt collectif', basis: 'loi du 17 juillet 2001' },
  ASSO: { name: 'Association', basis: 'loi du 1er juillet 1901' },
  ESS: { name: 'Autre entreprise de l’ESS', basis: 'article 1 de la loi du 31 juillet 2014' },
} as const

export type Kind = keyof typeof kinds

export const kindCodes = Object.keys(kinds) as Kind[]

export const isKind = (text: string): text is Kind => Object.hasOwn(kinds, text)

const others: { readonly [word: string]: Kind } = {
  association: 'ASSO',
  'regie de quartier': 'RQ',
  'autre ess': 'ESS',
}

/** The kind that a cell names: its acronym, or its whole French name. Null when unknown. */
export const readKind = (text: string): Kind | null => {
  const word = fold(tidy(text).replaceAll("'", '’'))
  const acronym = word.toUpperCase()
  if (isKind(acronym)) return acronym
  return others[word] ?? kindCodes.find((code) => fold(kinds[code].name) === word) ?? null
}
