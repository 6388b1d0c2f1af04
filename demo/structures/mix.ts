import type { Kind, Sector } from '../../app/directory/index.ts'
import type { Department } from '../places.ts'

type Weights<K extends string> = { readonly [key in K]?: number }

/** How often each kind is the first one of a structure: near what open data show of the region, rounded. */
export const kindWeights: Weights<Kind> = {
  ACI: 28,
  EI: 23,
  AI: 9,
  EA: 9,
  ESAT: 9,
  ETTI: 6,
  RQ: 4,
  GEIQ: 3,
  SCOP: 2.5,
  SCIC: 2.5,
  ASSO: 1.5,
  ESS: 1.5,
  EITI: 1,
  EATT: 0.4,
}

/** Second kinds that may come with the first, with their chance. */
export const companions: { readonly [kind in Kind]?: readonly (readonly [Kind, number])[] } = {
  ACI: [['ASSO', 0.7]],
  EI: [
    ['ESUS', 0.3],
    ['SCOP', 0.06],
  ],
  AI: [['ASSO', 1]],
  EA: [['ESUS', 0.25]],
  ESAT: [['ASSO', 0.6]],
  ETTI: [['ESUS', 0.2]],
  RQ: [
    ['ASSO', 1],
    ['EI', 0.5],
  ],
  SCOP: [['ESUS', 0.4]],
  SCIC: [['ESUS', 0.5]],
  ASSO: [['ESUS', 0.3]],
}

const byDefault: Weights<Sector> = {
  'espaces-verts': 5,
  nettoyage: 5,
  dechets: 5,
  'second-oeuvre': 5,
  restauration: 4,
  numerique: 3,
  logistique: 3,
  textile: 2,
  formation: 6,
  mobilite: 2,
  alimentation: 2,
  communication: 2,
}

/** Trades of each kind. */
export const sectorWeights: { readonly [kind in Kind]?: Weights<Sector> } = {
  ACI: {
    'espaces-verts': 9,
    dechets: 9,
    'second-oeuvre': 7,
    restauration: 4,
    alimentation: 4,
    textile: 4,
    mobilite: 3,
    bois: 3,
    blanchisserie: 2,
    voirie: 1,
    'services-personnes': 2,
  },
  EI: {
    nettoyage: 9,
    dechets: 7,
    'second-oeuvre': 8,
    'gros-oeuvre': 4,
    'espaces-verts': 6,
    numerique: 4,
    logistique: 5,
    restauration: 4,
    voirie: 2,
    mobilite: 2,
  },
  EA: {
    'espaces-verts': 4,
    nettoyage: 4,
    numerique: 5,
    administratif: 5,
    communication: 4,
    logistique: 4,
    industrie: 3,
    dechets: 2,
  },
  ESAT: {
    'espaces-verts': 6,
    blanchisserie: 5,
    restauration: 4,
    logistique: 4,
    industrie: 4,
    administratif: 3,
    communication: 2,
    nettoyage: 2,
  },
  RQ: { nettoyage: 6, 'espaces-verts': 5, 'second-oeuvre': 5, 'services-personnes': 3 },
  AI: { 'services-personnes': 5, nettoyage: 5, 'espaces-verts': 3, restauration: 2, 'travail-temporaire': 3 },
  ETTI: { 'travail-temporaire': 6, 'gros-oeuvre': 4, 'second-oeuvre': 4, logistique: 4, voirie: 2 },
  GEIQ: { 'gros-oeuvre': 4, 'second-oeuvre': 3, voirie: 2, nettoyage: 2, 'travail-temporaire': 2 },
  EATT: { 'travail-temporaire': 3, administratif: 2 },
}

export const sectorsOfKind = (kind: Kind): Weights<Sector> => sectorWeights[kind] ?? byDefault

/** Where a trade is scarce or absent: the gaps that the map is there to show. The others count for 1. */
const scarcity: { readonly [department in Department]?: Weights<Sector> } = {
  '75': {
    'espaces-verts': 0.5,
    'gros-oeuvre': 0.3,
    voirie: 0,
    numerique: 2,
    textile: 1.6,
    communication: 1.8,
  },
  '77': { numerique: 0, textile: 0, communication: 0, blanchisserie: 0, 'espaces-verts': 2, mobilite: 0.5 },
  '78': { textile: 0, voirie: 0, bois: 0, blanchisserie: 0.4, 'espaces-verts': 1.6 },
  '91': { communication: 0, blanchisserie: 0, numerique: 0.4, 'espaces-verts': 1.4 },
  '92': { bois: 0, alimentation: 0.3, numerique: 1.6, administratif: 1.6 },
  '93': { dechets: 1.5, textile: 1.4, restauration: 1.3 },
  '94': { industrie: 0.4, dechets: 1.2 },
  '95': { numerique: 0, communication: 0, textile: 0, restauration: 0.5, logistique: 1.8 },
}

/** The weights of the trades of a kind in a département. */
export const sectorsOf = (kind: Kind, department: Department): Weights<Sector> => {
  const here = scarcity[department] ?? {}
  const entries = Object.entries(sectorsOfKind(kind)) as [Sector, number][]
  return Object.fromEntries(entries.map(([sector, weight]) => [sector, weight * (here[sector] ?? 1)]))
}
