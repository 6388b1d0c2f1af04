/**
 * Checked-by-construction accessors. Every table of the engine is an Int32Array, so that this one helper
 * stays monomorphic and the virtual machine inlines it: a helper shared by several array kinds costs 3 times more.
 */
export function at(values: Int32Array, index: number): number {
  return values[index] as number
}

export function realAt(values: Float64Array, index: number): number {
  return values[index] as number
}

/** A copy twice as long, zeros at the end. */
export function doubled(values: Int32Array): Int32Array<ArrayBuffer> {
  const bigger = new Int32Array(values.length * 2)
  bigger.set(values)
  return bigger
}

/** Compressed rows: the entries of row r are `items[start[r]] … items[start[r + 1] - 1]`. */
export interface Rows {
  readonly start: Int32Array
  readonly items: Int32Array
}

/** Groups the indices 0..n-1 by two keys each (a request belongs to its buyer and to its supplier). */
export function rowsByTwoKeys(rowCount: number, first: Int32Array, second: Int32Array): Rows {
  const start = new Int32Array(rowCount + 1)
  for (const keys of [first, second]) {
    for (const key of keys) start[key + 1] = at(start, key + 1) + 1
  }
  for (let row = 0; row < rowCount; row++) start[row + 1] = at(start, row + 1) + at(start, row)
  const cursor = start.slice()
  const items = new Int32Array(first.length + second.length)
  for (const keys of [first, second]) {
    keys.forEach((key, index) => {
      items[at(cursor, key)] = index
      cursor[key] = at(cursor, key) + 1
    })
  }
  return { start, items }
}
