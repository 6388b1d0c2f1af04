/** Variables by falling activity (VSIDS: Moskewicz et al., Chaff, 2001): a binary heap that knows each place. */
export class VariableHeap {
  private readonly items: number[] = []
  private readonly place: number[] = []
  private readonly activity: number[] = []
  increment = 1

  get size(): number {
    return this.items.length
  }

  activityOf(variable: number): number {
    return this.activity[variable] as number
  }

  add(variable: number): void {
    while (this.place.length <= variable) {
      this.place.push(-1)
      this.activity.push(0)
    }
    if ((this.place[variable] as number) >= 0) return
    this.items.push(variable)
    this.place[variable] = this.items.length - 1
    this.rise(this.items.length - 1)
  }

  bump(variable: number, amount: number): void {
    this.activity[variable] = (this.activity[variable] as number) + amount
    const place = this.place[variable] as number
    if (place >= 0) this.rise(place)
  }

  /** What happened long ago weighs less: the next bumps count 5 % more. */
  decay(): void {
    this.increment /= 0.95
    if (this.increment < 1e100) return
    for (let variable = 0; variable < this.activity.length; variable++) {
      this.activity[variable] = (this.activity[variable] as number) * 1e-100
    }
    this.increment *= 1e-100
  }

  pop(): number {
    const top = this.items[0] as number
    const last = this.items.pop() as number
    this.place[top] = -1
    if (this.items.length > 0) {
      this.items[0] = last
      this.place[last] = 0
      this.sink(0)
    }
    return top
  }

  private rise(start: number): void {
    const item = this.items[start] as number
    const value = this.activity[item] as number
    let position = start
    while (position > 0) {
      const parent = (position - 1) >> 1
      const other = this.items[parent] as number
      if ((this.activity[other] as number) >= value) break
      this.put(other, position)
      position = parent
    }
    this.put(item, position)
  }

  private sink(start: number): void {
    const item = this.items[start] as number
    const value = this.activity[item] as number
    let position = start
    for (;;) {
      let child = 2 * position + 1
      if (child >= this.items.length) break
      const right = this.items[child + 1]
      if (
        right !== undefined &&
        (this.activity[right] as number) > (this.activity[this.items[child] as number] as number)
      ) {
        child++
      }
      const other = this.items[child] as number
      if ((this.activity[other] as number) <= value) break
      this.put(other, position)
      position = child
    }
    this.put(item, position)
  }

  private put(item: number, position: number): void {
    this.items[position] = item
    this.place[item] = position
  }
}
