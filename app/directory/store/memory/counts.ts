import { type FacetCounts, type FacetName, facetNames } from '../../domain/facets.ts'
import { CHECK } from '../../domain/serving.ts'
import type { Columns } from './columns.ts'
import type { Judged } from './judge.ts'

/** Counts by facet, each with its own filter put aside: what one would find by choosing this value. */
export class Counts {
  readonly #columns: Columns
  readonly #sector: Float64Array
  readonly #service: Float64Array
  readonly #area: Float64Array
  readonly #facets: readonly Float64Array[]
  /** Last profile counted for each département: one structure counts once, whatever its activities. */
  readonly #seen: Uint32Array
  #round = 0
  #country = 0

  constructor(columns: Columns) {
    const { profiles } = columns
    this.#columns = columns
    this.#sector = new Float64Array(profiles.sectors.list.length)
    this.#service = new Float64Array(profiles.services.list.length)
    this.#area = new Float64Array(profiles.departments.list.length)
    this.#facets = facetNames.map((name) => new Float64Array(profiles.values[name].list.length))
    this.#seen = new Uint32Array(profiles.departments.list.length)
  }

  /** Counts `weight` structures of this profile, which was judged so. */
  add(profile: number, judged: Judged, weight: number): void {
    if (judged.refused > 1) return
    if (judged.refused === 1) {
      if (judged.fit <= CHECK) this.#addTrait(profile, judged.refusedBy, weight)
      return
    }
    if (judged.fit <= CHECK)
      for (let facet = 0; facet < this.#facets.length; facet += 1) this.#addTrait(profile, facet, weight)
    addBits(this.#sector, judged.sectors, weight)
    addBits(this.#service, judged.services, weight)
    this.#addAreas(profile, judged.areas, weight)
  }

  #addTrait(profile: number, facet: number, weight: number): void {
    const name = facetNames[facet]
    const counts = this.#facets[facet]
    if (name === undefined || counts === undefined) return
    const { first, value } = this.#columns.profiles.traits[name]
    const to = first.at(profile + 1)
    for (let at = first.at(profile); at < to; at += 1) {
      const one = value.at(at)
      counts[one] = (counts[one] ?? 0) + weight
    }
  }

  #addAreas(profile: number, areas: readonly number[], weight: number): void {
    const { areaDepartments, everywhere, home } = this.#columns.profiles
    if (areas.some((area) => everywhere.at(area) === 1)) {
      this.#country += weight
      return
    }
    this.#round += 1
    for (const area of areas) {
      const said = areaDepartments[area] ?? null
      if (said === null) this.#addDepartment(home.at(profile) - 1, weight)
      else for (const department of said) this.#addDepartment(department, weight)
    }
  }

  #addDepartment(department: number, weight: number): void {
    if (department < 0 || this.#seen[department] === this.#round) return
    this.#seen[department] = this.#round
    this.#area[department] = (this.#area[department] ?? 0) + weight
  }

  result(): FacetCounts {
    const { profiles } = this.#columns
    const byName = (names: readonly string[], counts: Float64Array, more = 0): Map<string, number> =>
      new Map(
        names.flatMap((name, index) => {
          const count = (counts[index] ?? 0) + more
          return count > 0 && name !== '' ? [[name, count] as const] : []
        }),
      )
    const traits = Object.fromEntries(
      facetNames.map((name, facet) => [
        name,
        byName(profiles.values[name].list, this.#facets[facet] ?? new Float64Array()),
      ]),
    ) as { [F in FacetName]: Map<string, number> }
    return {
      ...traits,
      sector: byName(profiles.sectors.list, this.#sector),
      service: byName(profiles.services.list, this.#service),
      area: byName(profiles.departments.list, this.#area, this.#country),
    }
  }
}

const addBits = (counts: Float64Array, bits: number, weight: number): void => {
  for (let rest = bits >>> 0; rest !== 0; rest &= rest - 1) {
    const bit = 31 - Math.clz32(rest & -rest)
    counts[bit] = (counts[bit] ?? 0) + weight
  }
}
