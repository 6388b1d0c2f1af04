import { createRequire } from 'node:module'
import { pick, randomOf } from './random.ts'

/** One question, as an address of ours and as the parts that the peer asks PostgreSQL for. */
export type Question = {
  readonly words: string
  readonly sectors: readonly string[]
  readonly kinds: readonly string[]
  readonly departments: readonly string[]
  readonly page: number
  readonly path: string
}

const DEPARTMENTS = ['75', '77', '78', '91', '92', '93', '94', '95']
const KINDS = ['EI', 'ACI', 'AI', 'ETTI', 'GEIQ', 'EA', 'ESAT']
const SECTORS = [
  'nettoyage',
  'espaces-verts',
  'restauration',
  'dechets',
  'numerique',
  'textile',
  'logistique',
]
const WORDS = [
  'nettoyage',
  'jardins',
  'menuiserie',
  'traiteur',
  'régie',
  'coteaux',
  'plateau',
  'linge',
  'recyclage',
  'atelier',
]
const FAULTY = [
  'netoyage',
  'jardinss',
  'menuisserie',
  'traitteur',
  'recylage',
  'numerik',
  'blanchiserie',
  'cotaux',
  'platau',
  'atelliers',
  'restoration',
  'logistic',
]

type Town = { readonly nom: string; readonly departement?: string; readonly type: string }

const towns = (): readonly string[] =>
  (
    createRequire(import.meta.url)('@etalab/decoupage-administratif/data/communes.json') as readonly Town[]
  ).flatMap(({ nom, departement, type }) =>
    type === 'commune-actuelle' && departement !== undefined && DEPARTMENTS.includes(departement)
      ? [nom]
      : [],
  )

const addressOf = (parts: Readonly<Record<string, string | number | readonly string[]>>): string => {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(parts))
    for (const one of [value].flat()) if (String(one) !== '') parameters.append(name, String(one))
  return `/structures?${parameters}`
}

/** Distinct questions: `words` names who is looked for, filters are drawn. */
const drawn = (count: number, seed: number, wordsOf: (random: () => number) => string): Question[] => {
  const random = randomOf(seed)
  const some = (list: readonly string[], share: number): string[] =>
    random() < share ? [...new Set([pick(random, list), pick(random, list)])] : []
  const found = new Map<string, Question>()
  while (found.size < count) {
    const words = wordsOf(random)
    const sectors = some(SECTORS, 0.5)
    const kinds = some(KINDS, 0.4)
    const departments = some(DEPARTMENTS, 0.5)
    const page = 1 + Math.floor(random() * 3)
    const path = addressOf({
      q: words,
      secteur: sectors,
      type: kinds,
      departement: departments,
      vue: 'liste',
      page,
    })
    found.set(path, { words, sectors, kinds, departments, page, path })
  }
  return [...found.values()]
}

/** Words of trades, of names and of towns with filters: a third of the questions has no word at all. */
export const searches = (count: number, seed: number): Question[] => {
  const places = towns()
  return drawn(count, seed, (random) => {
    const draw = random()
    if (draw < 0.33) return ''
    if (draw < 0.66) return pick(random, WORDS)
    return `${pick(random, WORDS)} ${pick(random, places)}`
  })
}

/** A word with a fault, alone or with a town. */
export const typos = (count: number, seed: number): Question[] => {
  const places = towns()
  return drawn(count, seed, (random) =>
    random() < 0.5 ? pick(random, FAULTY) : `${pick(random, FAULTY)} ${pick(random, places)}`,
  )
}

/** Around a commune, and areas served: communes, groupings, the region. */
export const around = (count: number, seed: number): string[] => {
  const places = towns()
  const random = randomOf(seed)
  const wide = [
    'Île-de-France',
    'Plaine Commune',
    'Est Ensemble',
    'Paris',
    'Paris 12e',
    'Métropole du Grand Paris',
  ]
  return Array.from({ length: count }, (_, index) => {
    const sector = random() < 0.5 ? pick(random, SECTORS) : ''
    const common = { secteur: sector, vue: 'liste', page: 1 + (index % 5) }
    if (random() < 0.5)
      return addressOf({
        'pres-de': pick(random, places),
        rayon: pick(random, ['1', '5', '10', '20', '50']),
        ...common,
      })
    return addressOf({ zone: random() < 0.3 ? pick(random, wide) : pick(random, places), ...common })
  })
}
