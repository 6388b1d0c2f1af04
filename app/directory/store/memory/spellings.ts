import { faultsAllowed, nearness, trigramsOf } from '../../domain/trigrams.ts'
import { WordIndex } from './wordIndex.ts'

/** At most so many words are taken for one with a fault. */
const MOST_NEAR = 12

/** Words of names, trade names and towns as they are written, to find one that was typed with a fault. */
export class Spellings {
  readonly index = new WordIndex()
  readonly #words: string[] = []
  readonly #byTrigram = new Map<string, number[]>()

  add(text: string, ordinal: number): void {
    for (const word of new Set(text.split(/[^a-z0-9]+/))) {
      if (word.length < 3 || /\d/.test(word)) continue
      const before = this.index.size
      this.index.add(word, ordinal, 0)
      if (this.index.size === before) continue
      for (const trigram of trigramsOf(word)) {
        const list = this.#byTrigram.get(trigram)
        if (list === undefined) this.#byTrigram.set(trigram, [this.#words.length])
        else list.push(this.#words.length)
      }
      this.#words.push(word)
    }
  }

  /** Known words that this one may be, the nearest first. */
  near(word: string): { readonly word: string; readonly nearness: number }[] {
    const shared = new Map<number, number>()
    for (const trigram of trigramsOf(word))
      for (const number of this.#byTrigram.get(trigram) ?? [])
        shared.set(number, (shared.get(number) ?? 0) + 1)
    // A fault touches three trigrams at most.
    const least = Math.max(
      1,
      Math.min(Math.ceil((word.length + 2) * 0.6), word.length + 1 - 3 * faultsAllowed(word)),
    )
    const found: { word: string; nearness: number }[] = []
    for (const [number, count] of shared) {
      if (count < least) continue
      const known = this.#words[number] ?? ''
      const near = nearness(word, known, count)
      if (near > 0) found.push({ word: known, nearness: near })
    }
    return found.sort((a, b) => b.nearness - a.nearness || (a.word < b.word ? -1 : 1)).slice(0, MOST_NEAR)
  }
}
