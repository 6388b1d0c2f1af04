import type { Organisation } from '../app/accounts/index.ts'
import { departmentName } from '../app/platform/geo/departments.ts'
import { slugify } from '../app/platform/kernel/text.ts'
import { fictitiousSiren } from './identifiers.ts'
import { type Department, departments, within } from './places.ts'

const NOBODY = 'Organisme fictif, inventé pour la démonstration.'

/** What kind of body each buyer would be, and where: thirty, in this order. */
const BUYERS: readonly (readonly [string, Department])[] = [
  ['Commune de taille moyenne', '93'],
  ['Département', '94'],
  ['Bailleur social', '93'],
  ['Établissement public territorial', '94'],
  ['Service de l’État en région', '75'],
  ['Établissement public de santé', '91'],
  ['Commune', '92'],
  ['Société d’aménagement', '75'],
  ['Communauté d’agglomération', '95'],
  ['Syndicat de traitement des déchets', '78'],
  ['Université', '92'],
  ['Régie de l’eau', '75'],
  ['Commune', '77'],
  ['Bailleur social', '94'],
  ['Département', '91'],
  ['Lycées d’une région', '75'],
  ['Établissement public territorial', '93'],
  ['Commune', '95'],
  ['Hôpital', '94'],
  ['Fondation gestionnaire de résidences', '92'],
  ['Communauté urbaine', '78'],
  ['Commune', '91'],
  ['Centre de gestion', '77'],
  ['Établissement culturel', '75'],
  ['Commune', '94'],
  ['Bailleur social', '95'],
  ['Syndicat de transport', '75'],
  ['Communauté de communes', '77'],
  ['Commune', '78'],
  ['Service d’incendie et de secours', '92'],
]

type Body = Pick<Organisation, 'name' | 'kinds' | 'departments' | 'description'>

const buyer = ([what, department]: readonly [string, Department], index: number): Body => ({
  name: `Acheteur démo ${String(index + 1).padStart(2, '0')}`,
  kinds: ['buyer'],
  departments: [department],
  description: `${what}, ${within[department]}. ${NOBODY}`,
})

const MISSION: Body = {
  name: 'Mission régionale démo',
  kinds: ['mission'],
  departments: [...departments],
  description: `Organise les rencontres de la démonstration. ${NOBODY}`,
}

const NETWORKS: readonly Body[] = [
  'Réseau démo de l’insertion',
  'Réseau démo du travail adapté',
  'Chambre démo de l’économie sociale',
  'Union démo des associations intermédiaires',
].map((name) => ({ name, kinds: ['network', 'partner'], departments: [...departments], description: NOBODY }))

const coordination = (department: Department): Body => ({
  name: `Coordination démo, ${departmentName(department)}`,
  kinds: ['coordination'],
  departments: [department],
  description: `Facilite les clauses sociales ${within[department]}. ${NOBODY}`,
})

/** Two firms with an account of their own: one of insertion, one that holds contracts. */
const FIRMS: readonly Body[] = [
  {
    name: 'Structure démo',
    kinds: ['structure'],
    departments: ['93'],
    description: `Entreprise d’insertion, ${within['93']}. ${NOBODY}`,
  },
  {
    name: 'Titulaire démo',
    kinds: ['contractor'],
    departments: ['92'],
    description: `Entreprise de travaux, ${within['92']}. ${NOBODY}`,
  },
]

export type Bodies = {
  readonly mission: Organisation
  readonly buyers: readonly Organisation[]
  readonly networks: readonly Organisation[]
  readonly coordinations: readonly Organisation[]
  readonly firms: readonly Organisation[]
}

/** The organisations of the demonstration: thirty buyers, and those who bring people together. */
export const makeBodies = (newId: () => string): Bodies => {
  let rank = 90_000
  const body = (one: Body): Organisation => {
    rank += 1
    return {
      ...one,
      id: newId(),
      slug: slugify(one.name),
      siren: fictitiousSiren(rank),
      city: null,
      website: null,
      fictitious: true,
    }
  }
  return {
    mission: body(MISSION),
    buyers: BUYERS.map(buyer).map(body),
    networks: NETWORKS.map(body),
    coordinations: departments.map(coordination).map(body),
    firms: FIRMS.map(body),
  }
}
