import { type FacetName, facetNames, facetOf, type Traits } from '../../domain/facets.ts'
import { isUnsaid, type ServedArea } from '../../domain/serving.ts'
import { Names, Numbers } from './numbers.ts'

/** An activity as a row tells it: `sector|service|area|départements|communes|km`. */
const readActivity = (text: string) => {
  const [sector = '', service = '', kind = '', departments = '', communes = '', km = ''] = text.split('|')
  const listed = (codes: string): string[] => (codes === '' ? [] : codes.split(','))
  const area: ServedArea = {
    kind,
    departments: listed(departments),
    communes: listed(communes),
    km: km === '' ? null : Number(km),
  }
  return { sector, service, area, areaKey: `${kind}|${departments}|${communes}|${km}` }
}

const NO_AREA: ServedArea = { kind: 'unknown', departments: [], communes: [], km: null }

/**
 * What structures have in common: the filters look at kinds, address and activities, and many structures have the same.
 * Each combination is kept once, judged once for a search, and counts for as many structures as share it.
 */
export class Profiles {
  readonly sectors = new Names()
  readonly services = new Names()
  readonly departments = new Names()
  readonly areas: ServedArea[] = []
  /** Départements of an area, as numbers; `null` = nothing said: that of the address. */
  readonly areaDepartments: (readonly number[] | null)[] = []
  /** Kilometres of an area said by a radius; 0 = said otherwise, or not at all. */
  readonly radius = new Numbers()
  /** The longest of them. */
  farthest = 0
  /** Of each profile: 1 = an activity is offered so far from the address. */
  readonly roams = new Numbers()
  /** 1 = the whole country. */
  readonly everywhere = new Numbers()
  readonly values: { readonly [F in FacetName]: Names }
  /** First activity of each profile; the last entry ends the last one. */
  readonly firstActivity = new Numbers()
  readonly sector = new Numbers()
  /** Number of the service, 0 = the record names no activity. */
  readonly service = new Numbers()
  readonly area = new Numbers()
  /** Number of the département of the address plus one; 0 = unknown. */
  readonly home = new Numbers()
  readonly traits: { readonly [F in FacetName]: { readonly first: Numbers; readonly value: Numbers } }
  /** First kind of each profile, as maps show it. */
  readonly kind: (string | null)[] = []
  /** Structures that have each profile now. */
  readonly live = new Numbers()
  readonly unknownSector: number
  readonly #byKey = new Map<string, number>()
  readonly #areaByKey = new Map<string, number>()

  constructor() {
    const each = <T>(make: () => T) =>
      Object.fromEntries(facetNames.map((name) => [name, make()])) as { [F in FacetName]: T }
    this.values = each(() => new Names())
    this.traits = each(() => ({ first: new Numbers(), value: new Numbers() }))
    for (const name of facetNames) this.traits[name].first.push(0)
    this.firstActivity.push(0)
    this.services.numberOf('')
    this.unknownSector = this.sectors.numberOf('unknown')
    this.#numberOfArea('', NO_AREA)
  }

  get size(): number {
    return this.home.length
  }

  #numberOfArea(key: string, area: ServedArea): number {
    const known = this.#areaByKey.get(key)
    if (known !== undefined) return known
    const number = this.areas.length
    this.#areaByKey.set(key, number)
    this.areas.push(area)
    const said = area.departments.map((code) => this.departments.numberOf(code))
    this.areaDepartments.push(isUnsaid(area) ? null : said)
    const km = area.kind === 'radius' && !isUnsaid(area) ? (area.km ?? 0) : 0
    this.radius.push(km)
    this.farthest = Math.max(this.farthest, km)
    this.everywhere.push(area.kind === 'country' ? 1 : 0)
    return number
  }

  /** The number of this combination, made at its first sight. */
  numberOf(traits: Traits, activities: string): number {
    const values = facetNames.map((name) => [...new Set(facetOf(name).valuesOf(traits))])
    const key = JSON.stringify([values, activities])
    const known = this.#byKey.get(key)
    if (known !== undefined) return known
    const number = this.size
    this.#byKey.set(key, number)
    for (const text of activities === '' ? [] : activities.split(';')) {
      const { sector, service, area, areaKey } = readActivity(text)
      this.sector.push(this.sectors.numberOf(sector))
      this.service.push(this.services.numberOf(service))
      this.area.push(this.#numberOfArea(areaKey, area))
    }
    if (activities === '') {
      this.sector.push(this.unknownSector)
      this.service.push(0)
      this.area.push(0)
    }
    const first = this.firstActivity.at(number)
    this.firstActivity.push(this.sector.length)
    this.roams.push(0)
    for (let at = first; at < this.sector.length; at += 1)
      if (this.radius.at(this.area.at(at)) > 0) this.roams.data[number] = 1
    for (const [index, name] of facetNames.entries()) {
      const { first, value } = this.traits[name]
      for (const one of values[index] ?? []) value.push(this.values[name].numberOf(one))
      first.push(value.length)
    }
    this.kind.push(traits.kinds[0] ?? null)
    this.live.push(0)
    this.home.push(traits.home === null ? 0 : this.departments.numberOf(traits.home) + 1)
    return number
  }
}
