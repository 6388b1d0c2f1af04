import { KeptBySize } from '../../../platform/kernel/keptBySize.ts'
import { Numbers } from './numbers.ts'

/** Who has a word, by ordinal, and how well each has it. */
export type Posting = { readonly ordinals: Uint32Array; readonly scores: Uint16Array }

export const nobody: Posting = { ordinals: new Uint32Array(0), scores: new Uint16Array(0) }

/** First place at or after `from` whose value is not less than `value`: by strides that double, then halved. */
const seek = (sorted: Uint32Array, value: number, from: number): number => {
  let stride = 1
  let low = from
  while (low + stride < sorted.length && (sorted[low + stride] ?? 0) < value) {
    low += stride
    stride *= 2
  }
  let high = Math.min(sorted.length, low + stride)
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Those that both hold, with the sum of their scores; costs what the shorter one costs. */
export const intersect = (one: Posting, other: Posting): Posting => {
  const [few, many] = one.ordinals.length <= other.ordinals.length ? [one, other] : [other, one]
  const ordinals = new Uint32Array(few.ordinals.length)
  const scores = new Uint16Array(few.ordinals.length)
  let length = 0
  let place = 0
  for (let at = 0; at < few.ordinals.length; at += 1) {
    const ordinal = few.ordinals[at] ?? 0
    place = seek(many.ordinals, ordinal, place)
    if (many.ordinals[place] !== ordinal) continue
    ordinals[length] = ordinal
    scores[length] = (few.scores[at] ?? 0) + (many.scores[place] ?? 0)
    length += 1
  }
  return { ordinals: ordinals.subarray(0, length), scores: scores.subarray(0, length) }
}

const MOST_BYTES = 32 * 1024 * 1024
const OVERHEAD = 200
const BYTES_EACH = 6

type Kept = { readonly posting: Posting; readonly said: readonly string[] }

/** Gathers who has a word, and keeps what was gathered until the directory changes: people use the same words. */
export class Postings {
  #kept = new KeptBySize<Kept>(MOST_BYTES)
  /** Best score of each ordinal for the word being gathered; all nought between two words. */
  #best = new Uint8Array(0)
  #met = new Numbers(256)

  clear(): void {
    this.#kept = new KeptBySize(MOST_BYTES)
  }

  /** @param gather tells `rise` who has the word, and answers what the word was taken for */
  of(
    key: string,
    alive: Uint8Array,
    gather: (rise: (ordinal: number, score: number) => void) => readonly string[],
  ): Kept {
    const known = this.#kept.get(key)
    if (known !== undefined) return known
    if (this.#best.length < alive.length) this.#best = new Uint8Array(alive.length)
    this.#met.length = 0
    const said = gather((ordinal, score) => {
      const before = this.#best[ordinal] ?? 0
      if (before >= score || alive[ordinal] !== 1) return
      if (before === 0) this.#met.push(ordinal)
      this.#best[ordinal] = score
    })
    const posting = this.#take()
    const kept = { posting, said }
    this.#kept.set(key, kept, posting.ordinals.length * BYTES_EACH + OVERHEAD)
    return kept
  }

  #take(): Posting {
    const ordinals = this.#met.data.slice(0, this.#met.length).sort()
    const scores = new Uint16Array(ordinals.length)
    for (let at = 0; at < ordinals.length; at += 1) {
      const ordinal = ordinals[at] ?? 0
      scores[at] = this.#best[ordinal] ?? 0
      this.#best[ordinal] = 0
    }
    return { ordinals, scores }
  }
}
