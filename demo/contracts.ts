import type { Organisation } from '../app/accounts/index.ts'
import { type Sector, type Structure, sectors } from '../app/directory/index.ts'
import type { Temporal } from '../app/platform/kernel/dates.ts'
import { fictitiousSiret } from './identifiers.ts'
import { messages } from './messages.ts'
import { type Department, departments, SHARES } from './places.ts'
import { randomOf } from './random.ts'

const HOW_MANY = 900
const MONTHS = 24

/** What public buyers buy most, by trade: works and upkeep far before linen or wood. */
const TRADES: { readonly [sector in Sector]?: number } = {
  'second-oeuvre': 20,
  'gros-oeuvre': 16,
  voirie: 14,
  nettoyage: 12,
  'espaces-verts': 12,
  restauration: 8,
  dechets: 6,
  numerique: 9,
  communication: 6,
  administratif: 4,
  logistique: 4,
  formation: 5,
  mobilite: 4,
  'services-personnes': 3,
  blanchisserie: 2,
  bois: 3,
}

/** The far départements buy more than their structures could tell. */
const DEMAND = (department: Department): number => 40 + SHARES[department] / 3

/** The first CPV code of a trade: its shortest prefix, padded. */
const cpvOf = (sector: Sector): string => sectors[sector].cpv[0].padEnd(8, '0')

/**
 * Fictitious contracts as a file of essential data (v2): the demonstration is read as any other file is. Amounts and dates
 * are drawn, winners are fictitious structures, for one contract in five.
 */
export const contractsFile = (input: {
  readonly seed: number
  readonly today: Temporal.PlainDate
  readonly organisations: readonly Organisation[]
  readonly structures: readonly Structure[]
}): string => {
  const random = randomOf(input.seed, 'contracts')
  const buyers = input.organisations.filter(({ kinds }) => kinds.includes('buyer'))
  const shares = Object.fromEntries(departments.map((code) => [code, DEMAND(code)])) as Record<
    Department,
    number
  >
  const contracts = Array.from({ length: HOW_MANY }, (_, index) => {
    const sector = random.weighted(TRADES as Record<Sector, number>)
    const department = random.weighted(shares)
    const buyer = random.between(0, Math.max(0, buyers.length - 1))
    const notified = input.today.subtract({ days: random.between(20, MONTHS * 30) })
    const able = input.structures.filter(
      ({ siret, activities }) => siret !== null && activities.some((one) => one.sector === sector),
    )
    const winner =
      random.chance(0.2) && able.length > 0 ? random.pick(able).siret : fictitiousSiret(90_000 + index)
    return {
      id: `DEMO${String(index + 1).padStart(6, '0')}`,
      acheteur: { id: fictitiousSiret(80_000 + buyer), nom: buyers[buyer]?.name ?? messages.contracts.buyer },
      nature: 'Marché',
      objet: messages.contracts.title(sectors[sector].name, index + 1),
      codeCPV: cpvOf(sector),
      techniques: { technique: ['Sans objet'] },
      modalitesExecution: { modaliteExecution: ['Sans objet'] },
      marcheInnovant: false,
      ccag: 'Fournitures courantes et services',
      offresRecues: random.between(1, 8),
      attributionAvance: false,
      typeGroupementOperateurs: 'Pas de groupement',
      sousTraitanceDeclaree: false,
      procedure: 'Procédure adaptée',
      lieuExecution: { code: department, typeCode: 'Code département' },
      dureeMois: random.between(6, 48),
      dateNotification: notified.toString(),
      datePublicationDonnees: notified.add({ days: 15 }).toString(),
      montant: random.between(40, 900) * 1000,
      typesPrix: { typePrix: ['Définitif révisable'] },
      formePrix: 'Unitaire',
      titulaires: [{ titulaire: { typeIdentifiant: 'SIRET', id: winner } }],
      considerationsSociales: {
        considerationSociale: [random.chance(0.25) ? 'Clause sociale' : 'Pas de considération sociale'],
      },
      considerationsEnvironnementales: {
        considerationEnvironnementale: ['Pas de considération environnementale'],
      },
    }
  })
  return JSON.stringify({ marches: { marche: contracts } })
}
