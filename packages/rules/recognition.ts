import type { Verification } from './parameter.ts'

/** Articles under which a contract or a lot is reserved. The notice must cite the article (section a2). */
export const reservationArticles = ['L2113-12', 'L2113-13', 'L2113-14', 'L2113-13-1', 'L2113-15'] as const
export type ReservationArticle = (typeof reservationArticles)[number]

/** Kinds of structure, by their usual acronym (section d). */
export const structureKinds = [
  'EI',
  'ACI',
  'AI',
  'ETTI',
  'EITI',
  'GEIQ',
  'EA',
  'EATT',
  'ESAT',
  'RQ',
  'SEP',
  'TIH',
  'ESUS',
  'SCOP',
  'SCIC',
  'ASSO',
  'ESS',
] as const
export type StructureKind = (typeof structureKinds)[number]

type Recognised = { readonly [K in StructureKind]?: Exclude<Verification, 'official'> }

const disabled: Recognised = { EA: 'document', ESAT: 'document', EATT: 'to-verify' }
const disadvantaged: Recognised = {
  EI: 'document',
  ACI: 'document',
  AI: 'document',
  ETTI: 'document',
  // Experimental: left out by prudence where its counterpart of the State reads the same law.
  EITI: 'to-verify',
}

/**
 * Kinds that an article names, and how sure it is. The others (GEIQ, régies, TIH) may still be « équivalents » by the
 * share of their workers.
 */
export const recognition: { readonly [A in ReservationArticle]: Recognised } = {
  'L2113-12': disabled,
  'L2113-13': disadvantaged,
  'L2113-14': { ...disabled, ...disadvantaged },
  'L2113-13-1': { SEP: 'to-verify' },
  // An ESUS is agreed by another code than the law of the social economy.
  'L2113-15': { ESS: 'document', ASSO: 'document', SCOP: 'document', SCIC: 'document', ESUS: 'to-verify' },
}
