import { townOf } from '../../../platform/geo/place.ts'
import type { Traits } from '../../domain/facets.ts'
import { Ground } from './ground.ts'
import { Names, Numbers } from './numbers.ts'
import { Postings } from './postings.ts'
import { Profiles } from './profiles.ts'
import { Spellings } from './spellings.ts'
import { WordIndex } from './wordIndex.ts'

/** One structure as the memory reads it. */
export type Row = {
  readonly id: string
  /** In the trash: nobody finds it any more. */
  readonly deleted: boolean
  /** Its establishment is over, on the day when the row is read. */
  readonly closed: boolean
  readonly siret: string | null
  readonly name_key: string
  readonly letters: string
  readonly kinds: readonly string[]
  readonly sectors: readonly string[]
  readonly department: string | null
  readonly labels: readonly string[]
  readonly networks: readonly string[]
  readonly headcount: number | null
  readonly post_code: string | null
  readonly commune_code: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  /** Days since 1970 of the date of its data. */
  readonly fresh: number | null
  readonly words_a: string
  readonly words_c: string
  readonly words_d: string
  readonly activities: string
}

/** Weights of a word by where it is: said of itself, place, what it is and does, name. */
export const WEIGHT = { description: 0, place: 1, trade: 2, name: 3 } as const
/** Older than any date that can be written: nobody knows. */
const LONG_AGO = -1_000_000
const LONG_NUMBER = /^\d{9,}$/

const grown = <T extends Uint32Array | Int32Array | Float64Array | Uint8Array>(
  array: T,
  length: number,
): T => {
  const wider = new (array.constructor as new (length: number) => T)(length)
  wider.set(array)
  return wider
}

/**
 * The directory by columns: one number of order (ordinal) for each structure, in typed arrays. A structure that changes takes a
 * new ordinal and leaves the old one dead, so that nothing is moved.
 */
export class Columns {
  length = 0
  dead = 0
  ids = new Uint8Array(16 * 1024)
  siret = new Float64Array(1024)
  latitude = new Float64Array(1024)
  longitude = new Float64Array(1024)
  /** Days since 1970; long ago = unknown. */
  fresh = new Int32Array(1024)
  town = new Uint32Array(1024)
  profile = new Uint32Array(1024)
  alive = new Uint8Array(1024)
  readonly nameKeys: string[] = []
  /** Ordinals that live, by name then identifier. */
  byName = new Uint32Array(0)
  /** Place of each ordinal by name. */
  rank = new Uint32Array(0)
  readonly towns = new Names()
  readonly profiles = new Profiles()
  readonly words = new WordIndex()
  readonly spellings = new Spellings()
  /** Combinations of kinds and sectors, whose words are the same for all. */
  readonly trades = new Names()
  readonly tradeWords: (readonly string[])[] = []
  /** Ordinals of each combination. */
  readonly byTrade: Numbers[] = []
  /** Who has which words, gathered as they are asked for. */
  readonly postings = new Postings()
  #ground: Ground | null = null
  readonly #byId = new Map<string, number>()
  #unsorted = new Numbers()

  get size(): number {
    return this.#byId.size
  }

  #makeRoom(): void {
    if (this.length < this.alive.length) return
    const room = this.alive.length * 2
    this.ids = grown(this.ids, room * 16)
    this.siret = grown(this.siret, room)
    this.latitude = grown(this.latitude, room)
    this.longitude = grown(this.longitude, room)
    this.fresh = grown(this.fresh, room)
    this.town = grown(this.town, room)
    this.profile = grown(this.profile, room)
    this.alive = grown(this.alive, room)
  }

  /** Who is where; drawn at the first question after a change. */
  get ground(): Ground {
    this.#ground ??= new Ground(this)
    return this.#ground
  }

  idOf(ordinal: number): string {
    const hex = Buffer.from(this.ids.buffer, ordinal * 16, 16).toString('hex')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  }

  /** The place of a structure in the columns; undefined when it is not there. */
  ordinalOf(id: string): number | undefined {
    return this.#byId.get(id)
  }

  remove(id: string): void {
    const ordinal = this.#byId.get(id)
    if (ordinal === undefined) return
    this.#byId.delete(id)
    this.alive[ordinal] = 0
    this.dead += 1
    const profile = this.profile[ordinal] ?? 0
    this.profiles.live.data[profile] = this.profiles.live.at(profile) - 1
    this.nameKeys[ordinal] = ''
  }

  /** Adds a structure, or puts it in place of what it was. `sort` must follow. */
  put(row: Row, traits: Traits): void {
    this.remove(row.id)
    if (row.deleted) return
    this.#makeRoom()
    const ordinal = this.length
    this.length += 1
    this.#byId.set(row.id, ordinal)
    this.alive[ordinal] = 1
    this.ids.set(Buffer.from(row.id.replaceAll('-', ''), 'hex'), ordinal * 16)
    this.siret[ordinal] = row.siret === null ? Number.NaN : Number(row.siret)
    this.latitude[ordinal] = row.latitude ?? Number.NaN
    this.longitude[ordinal] = row.longitude ?? Number.NaN
    this.fresh[ordinal] = row.fresh ?? LONG_AGO
    this.town[ordinal] = this.towns.numberOf(townOf(row.commune_code, row.post_code) ?? '')
    const profile = this.profiles.numberOf(traits, row.activities)
    this.profile[ordinal] = profile
    this.profiles.live.data[profile] = this.profiles.live.at(profile) + 1
    const trade = this.trades.numberOf(tradeKey(row))
    const ofTrade = this.byTrade[trade] ?? new Numbers()
    this.byTrade[trade] = ofTrade
    ofTrade.push(ordinal)
    this.nameKeys[ordinal] = row.name_key
    this.#putWords(row, ordinal)
    this.#unsorted.push(ordinal)
  }

  #putWords(row: Row, ordinal: number): void {
    const add = (text: string, weight: number): void => {
      if (text === '') return
      // A SIRET is found by its column.
      for (const word of text.split(' ')) if (!LONG_NUMBER.test(word)) this.words.add(word, ordinal, weight)
    }
    add(row.words_d, WEIGHT.description)
    add(row.words_c, WEIGHT.place)
    add(row.words_a, WEIGHT.name)
    this.spellings.add(row.letters, ordinal)
  }

  #before(one: number, other: number): number {
    const [a, b] = [this.nameKeys[one] ?? '', this.nameKeys[other] ?? '']
    if (a !== b) return a < b ? -1 : 1
    return this.idOf(one) < this.idOf(other) ? -1 : 1
  }

  /** Puts the ordinals in order again: those added since are sorted, then merged with the others. */
  sort(): void {
    const added = this.#unsorted.data.slice(0, this.#unsorted.length).filter((one) => this.alive[one] === 1)
    this.#unsorted = new Numbers()
    added.sort((one, other) => this.#before(one, other))
    const merged = new Uint32Array(this.size)
    let [at, next] = [0, 0]
    for (const old of this.byName) {
      if (this.alive[old] !== 1) continue
      while (next < added.length && this.#before(added[next] ?? 0, old) < 0) {
        merged[at] = added[next] ?? 0
        at += 1
        next += 1
      }
      merged[at] = old
      at += 1
    }
    for (; next < added.length; next += 1, at += 1) merged[at] = added[next] ?? 0
    this.byName = merged
    this.postings.clear()
    this.#ground = null
    this.rank = new Uint32Array(this.length)
    for (let place = 0; place < merged.length; place += 1) this.rank[merged[place] ?? 0] = place
  }
}

export const tradeKey = ({ kinds, sectors }: Pick<Row, 'kinds' | 'sectors'>): string =>
  `${kinds.join(',')}|${sectors.join(',')}`
