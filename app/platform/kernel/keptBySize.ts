/** Values kept in memory up to a total weight; beyond it the least recently used leave first. */
export class KeptBySize<T> {
  readonly #kept = new Map<string, { readonly value: T; readonly bytes: number }>()
  readonly #most: number
  #bytes = 0

  /** @param most bytes kept in all; a value heavier than a quarter of it is not kept */
  constructor(most: number) {
    this.#most = most
  }

  get bytes(): number {
    return this.#bytes
  }

  get(key: string): T | undefined {
    const found = this.#kept.get(key)
    if (found === undefined) return undefined
    this.#kept.delete(key)
    this.#kept.set(key, found)
    return found.value
  }

  set(key: string, value: T, bytes: number): void {
    this.#forget(key)
    if (bytes > this.#most / 4) return
    this.#kept.set(key, { value, bytes })
    this.#bytes += bytes
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#most) break
      this.#forget(oldest)
    }
  }

  #forget(key: string): void {
    this.#bytes -= this.#kept.get(key)?.bytes ?? 0
    this.#kept.delete(key)
  }
}
