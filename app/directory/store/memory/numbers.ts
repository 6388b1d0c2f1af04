/** Whole numbers one after the other, in one array that doubles when it is full. */
export class Numbers {
  data: Uint32Array
  length = 0

  constructor(capacity = 4) {
    this.data = new Uint32Array(capacity)
  }

  push(value: number): void {
    if (this.length === this.data.length) {
      const wider = new Uint32Array(this.data.length * 2)
      wider.set(this.data)
      this.data = wider
    }
    this.data[this.length] = value
    this.length += 1
  }

  at(index: number): number {
    return this.data[index] ?? 0
  }

  get bytes(): number {
    return this.data.byteLength
  }
}

/** Texts that come again and again, each known by a small number. */
export class Names {
  readonly list: string[] = []
  readonly #known = new Map<string, number>()

  numberOf(name: string): number {
    const known = this.#known.get(name)
    if (known !== undefined) return known
    this.#known.set(name, this.list.length)
    this.list.push(name)
    return this.list.length - 1
  }

  find(name: string): number | undefined {
    return this.#known.get(name)
  }
}
