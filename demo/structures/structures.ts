import {
  type Activity,
  type Area,
  type Kind,
  nothingMore,
  type Sector,
  type Structure,
} from '../../app/directory/index.ts'
import type { Temporal } from '../../app/platform/kernel/dates.ts'
import { shortId } from '../../app/platform/kernel/id.ts'
import { slugify } from '../../app/platform/kernel/text.ts'
import { fictitiousSiret } from '../identifiers.ts'
import { atPlace, type Department, departments, ofPlace, type Place, SHARES, within } from '../places.ts'
import { type Random, randomOf } from '../random.ts'
import { companions, kindWeights, sectorsOf } from './mix.ts'
import { seconding, trades } from './trades.ts'
import { descriptionOf, nameOf, streetOf } from './words.ts'

const SOURCE = 'territoire de démonstration'

const neighbours = (place: Place, places: readonly Place[]): readonly Place[] =>
  places
    .filter((other) => other.communeCode !== place.communeCode)
    .toSorted(
      (one, other) =>
        Math.hypot(one.latitude - place.latitude, one.longitude - place.longitude) -
        Math.hypot(other.latitude - place.latitude, other.longitude - place.longitude),
    )
    .slice(0, 3)

type Reach = { readonly area: Area; readonly where: string | null }

/** Where a structure goes, as it would say it itself. */
const reachOf = (random: Random, place: Place, home: Department, places: readonly Place[]): Reach => {
  const kind = random.weighted({
    departments: 40,
    radius: 34,
    // Paris is one commune: its districts are not said one by one.
    communes: home === '75' ? 0 : 12,
    country: 6,
    unknown: 8,
  })
  if (kind === 'country') return { area: { kind }, where: 'Interventions dans toute la France.' }
  if (kind === 'unknown') return { area: { kind }, where: null }
  if (kind === 'radius') {
    const km = random.pick([5, 10, 10, 15, 20, 30])
    const where = `Interventions dans un rayon de ${km}\u00a0km autour ${ofPlace(place.label)}.`
    return { area: { kind, km }, where }
  }
  if (kind === 'communes') {
    const near = [place, ...neighbours(place, places)]
    const communes = [...new Set(near.map(({ communeCode }) => communeCode))]
    return {
      area: { kind, communes },
      where: `Interventions ${atPlace(place.label)} et dans les communes voisines.`,
    }
  }
  const others = random.shuffle(departments.filter((one) => one !== home)).slice(0, random.between(0, 2))
  const reached = [home, ...others].sort()
  const words = reached.map((one) => within[one])
  const last = words.pop() ?? ''
  const where = words.length === 0 ? last : `${words.join(', ')} et ${last}`
  return { area: { kind, departments: reached }, where: `Interventions ${where}.` }
}

/** One to three activities; a few structures said nothing, and the page tells so. */
const activitiesOf = (random: Random, kind: Kind, home: Department, area: Area): Activity[] => {
  if (random.chance(0.02)) return []
  const weights = sectorsOf(kind, home)
  const count = random.weighted({ '1': 55, '2': 33, '3': 12 })
  const sectors = new Set<Sector>()
  for (let draw = 0; draw < Number(count); draw += 1) sectors.add(random.weighted(weights))
  return [...sectors].map((sector, index) => ({
    sector,
    service: seconding[kind] === undefined ? 'service' : 'secondment',
    area,
    deduced: index === 0 && random.chance(0.06),
  }))
}

const kindsOf = (random: Random, first: Kind, today: Temporal.PlainDate): Structure['kinds'] => {
  const others = (companions[first] ?? []).filter(([, share]) => random.chance(share)).map(([kind]) => kind)
  return [first, ...others].map((kind) => ({
    kind,
    source: SOURCE,
    sourceDate: today.subtract({ days: random.between(20, 700) }).toString(),
  }))
}

const structureOf = (
  random: Random,
  parts: {
    readonly id: string
    readonly rank: number
    readonly home: Department
    readonly places: readonly Place[]
    readonly today: Temporal.PlainDate
    readonly taken: Set<string>
  },
): Structure => {
  const { id, rank, home, places, today, taken } = parts
  const kind = random.weighted(kindWeights)
  // The first communes of the list are drawn more often: the square leans towards the start.
  const place = places[Math.floor(random.next() ** 1.6 * places.length)] ?? random.pick(places)
  const { area, where } = reachOf(random, place, home, places)
  const activities = activitiesOf(random, kind, home, area)
  const [main] = activities
  const trade = trades[main?.sector ?? 'formation']
  const way = random.pick(trade.ways)
  const heads = seconding[kind] ?? way.names
  const name = nameOf(random, heads, place.label, taken)
  const offer =
    seconding[kind] === undefined ? way.offer : `Mise à disposition de personnel pour ${trade.works}.`
  const described = {
    offer: main === undefined ? 'Activité à préciser.' : offer,
    kind,
    people: random.between(6, 64),
    where,
  }
  const slug = `${slugify(name)}-${shortId(id)}`
  const near = (degrees: number): number => (random.next() - 0.5) * degrees
  return {
    ...nothingMore,
    id,
    slug,
    siret: fictitiousSiret(10_000 + rank),
    name,
    brand: null,
    description: descriptionOf(described),
    naf: main === undefined || main.deduced || random.chance(0.8) ? trade.naf : null,
    address: streetOf(random),
    postCode: place.postCode,
    city: place.city,
    communeCode: place.communeCode,
    department: place.department,
    position: {
      latitude: Number((place.latitude + near(0.012)).toFixed(5)),
      longitude: Number((place.longitude + near(0.018)).toFixed(5)),
    },
    // An address reserved for examples: it leads to a page that says so, never to somebody's site.
    website: random.chance(0.25) ? `https://example.org/#${slugify(name)}` : null,
    kinds: kindsOf(random, kind, today),
    activities,
    fictitious: true,
    source: SOURCE,
    sourceDate: today.subtract({ days: random.between(1, 300) }).toString(),
    origins: {},
  }
}

/** The structures of the demonstration, département by département. */
export const makeStructures = (input: {
  readonly seed: number
  readonly today: Temporal.PlainDate
  readonly newId: () => string
  readonly places: { readonly [department in Department]: readonly Place[] }
}): Structure[] => {
  const random = randomOf(input.seed, 'structures')
  const taken = new Set<string>()
  const homes = departments.flatMap(
    (department) => Array(SHARES[department]).fill(department) as Department[],
  )
  return homes.map((home, rank) =>
    structureOf(random, {
      id: input.newId(),
      rank,
      home,
      places: input.places[home],
      today: input.today,
      taken,
    }),
  )
}
