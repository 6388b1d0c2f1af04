/** Binary heap of (key, item) pairs, smallest key first. */
export class MinimumHeap {
  private readonly keys: number[] = []
  private readonly items: number[] = []

  get size(): number {
    return this.items.length
  }

  push(key: number, item: number): void {
    let position = this.items.length
    this.keys.push(key)
    this.items.push(item)
    while (position > 0) {
      const parent = (position - 1) >> 1
      if ((this.keys[parent] as number) <= key) break
      this.move(parent, position)
      position = parent
    }
    this.keys[position] = key
    this.items[position] = item
  }

  /** Removes the item with the smallest key; the heap must not be empty. */
  pop(): number {
    const top = this.items[0] as number
    const key = this.keys.pop() as number
    const item = this.items.pop() as number
    const size = this.items.length
    if (size === 0) return top
    let position = 0
    for (;;) {
      let child = 2 * position + 1
      if (child >= size) break
      if (child + 1 < size && (this.keys[child + 1] as number) < (this.keys[child] as number)) child++
      if ((this.keys[child] as number) >= key) break
      this.move(child, position)
      position = child
    }
    this.keys[position] = key
    this.items[position] = item
    return top
  }

  private move(from: number, to: number): void {
    this.keys[to] = this.keys[from] as number
    this.items[to] = this.items[from] as number
  }
}
