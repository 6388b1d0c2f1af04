import type { Kind, Reference, Structure } from '../../app/directory/index.ts'
import type { Temporal } from '../../app/platform/kernel/dates.ts'
import { type Random, randomOf } from '../random.ts'

/** Of the record that the account of the demonstration holds: the name of its body, by which it is found. */
const BRAND = 'Structure démo'

/** Of the records, those that somebody took the time to fill. */
const FILLED = 0.2
const LABELS = ['RSEi (démo)', 'ISO 14001 (démo)', 'Cèdre (démo)', 'Qualiopi (démo)', 'Ecocert (démo)']
const NETWORKS = [
  'Réseau démo de l’insertion',
  'Réseau démo du travail adapté',
  'Chambre démo de l’économie sociale',
]
const WORKS = [
  'Entretien de locaux',
  'Entretien d’espaces verts',
  'Prestation de traiteur',
  'Rénovation de logements',
  'Collecte et tri',
  'Blanchissage',
]
const AMOUNTS = ['under-10k', '10k-40k', '40k-100k', '100k-500k'] as const
/** These rest on a convention, an agreement or a label that has a number. */
const RECOGNISED: ReadonlySet<Kind> = new Set([
  'EI',
  'ACI',
  'AI',
  'ETTI',
  'EITI',
  'EA',
  'EATT',
  'ESAT',
  'ESUS',
])

const some = <T>(random: Random, list: readonly T[], least: number, most: number): T[] =>
  random.shuffle([...list]).slice(0, random.between(least, most))

/** Numbers that the regulator keeps for works of fiction: 01 99 00 00 00 to 01 99 00 99 99. */
const phoneOf = (random: Random): string => {
  const two = (): string => String(random.between(0, 99)).padStart(2, '0')
  return `01 99 00 ${two()} ${two()}`
}

const referencesOf = (random: Random, today: Temporal.PlainDate): Reference[] =>
  some(random, WORKS, 1, 3).map((object) => ({
    client: `Acheteur démo ${String(random.between(1, 30)).padStart(2, '0')}`,
    object,
    year: today.year - random.between(1, 5),
    amount: random.pick(AMOUNTS),
  }))

const filled = (structure: Structure, random: Random, today: Temporal.PlainDate): Structure => {
  const people = random.between(8, 80)
  const places = random.between(4, people)
  const validFrom = today.subtract({ days: random.between(100, 900) })
  return {
    ...structure,
    phone: phoneOf(random),
    email: `contact@structure-${structure.slug.slice(-4)}.example`,
    website: structure.website ?? 'https://example.org/',
    headcount: people,
    insertionPlaces: places,
    insertionFte: Math.round(places * 8.2) / 10,
    capacity: random.between(2, 12),
    capacityText: `Jusqu’à ${random.between(2, 4)} équipes, ${random.between(1, 3)} véhicules.`,
    labels: some(random, LABELS, 0, 2),
    networks: some(random, NETWORKS, 1, 2),
    references: referencesOf(random, today),
    kinds: structure.kinds.map((one) =>
      RECOGNISED.has(one.kind)
        ? {
            ...one,
            basis: {
              number: `DEMO-${one.kind}-${random.between(1000, 9999)}`,
              validFrom: validFrom.toString(),
              validTo: validFrom.add({ years: 3 }).toString(),
              evidence: 'Document inventé pour la démonstration',
              checkedBy: null,
              checkedAt: null,
            },
          }
        : one,
    ),
  }
}

/**
 * Some records filled whole, the first firm of insertion of Seine-Saint-Denis being that of the body that has an account.
 * Draws apart: nothing of the structures themselves moves.
 */
export const fullRecords = (
  structures: readonly Structure[],
  {
    seed,
    today,
    claimer,
  }: {
    readonly seed: number
    readonly today: Temporal.PlainDate
    readonly claimer: { readonly id: string } | undefined
  },
): Structure[] => {
  const random = randomOf(seed, 'records')
  const claimed = structures.find(
    ({ department, kinds, activities }) =>
      department === '93' && activities.length > 0 && kinds.some(({ kind }) => kind === 'EI'),
  )
  return structures.map((structure) => {
    if (structure.id === claimed?.id)
      return { ...filled(structure, random, today), brand: BRAND, organisationId: claimer?.id ?? null }
    return random.chance(FILLED) ? filled(structure, random, today) : structure
  })
}
