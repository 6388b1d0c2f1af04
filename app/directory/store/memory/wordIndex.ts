import { firstAtLeast } from '../../../platform/kernel/sorted.ts'
import { Numbers } from './numbers.ts'

const WEIGHT_BITS = 2
const WEIGHTS = 1 << WEIGHT_BITS

/**
 * Where each word is: its entries, each an ordinal with a weight of two bits, in the order in which they were added. A word
 * of one entry, which most are, is a number and no more. Entries are never removed: those of a structure that changed
 * point to an ordinal that lives no more.
 */
export class WordIndex {
  readonly #entries = new Map<string, number | Numbers>()
  #sorted: string[] = []
  #fresh: string[] = []

  get size(): number {
    return this.#entries.size
  }

  add(word: string, ordinal: number, weight: number): void {
    const entry = ordinal * WEIGHTS + weight
    const known = this.#entries.get(word)
    if (known === undefined) {
      this.#entries.set(word, entry)
      this.#fresh.push(word)
    } else if (typeof known === 'number') {
      const list = new Numbers()
      list.push(known)
      list.push(entry)
      this.#entries.set(word, list)
    } else known.push(entry)
  }

  each(word: string, visit: (ordinal: number, weight: number) => void): void {
    const known = this.#entries.get(word)
    if (known === undefined) return
    if (typeof known === 'number') visit(known >>> WEIGHT_BITS, known % WEIGHTS)
    else
      for (let at = 0; at < known.length; at += 1) {
        const entry = known.data[at] ?? 0
        visit(entry >>> WEIGHT_BITS, entry % WEIGHTS)
      }
  }

  /** Words that begin so. Those added since the last sort are looked at one by one. */
  beginning(prefix: string): string[] {
    if (this.#fresh.length > 1000) {
      this.#sorted = [...this.#entries.keys()].sort()
      this.#fresh = []
    }
    const found = this.#fresh.filter((word) => word.startsWith(prefix))
    for (let at = firstAtLeast(this.#sorted, prefix); this.#sorted[at]?.startsWith(prefix) === true; at += 1)
      found.push(this.#sorted[at] ?? '')
    return found
  }

  words(): IterableIterator<string> {
    return this.#entries.keys()
  }
}
