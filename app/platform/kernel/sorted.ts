/** First place at or after `from` whose value is not less than `value`, in a list that never falls; its length where there is none. */
export const firstAtLeast = <T extends number | string>(
  sorted: { readonly length: number; readonly [place: number]: T },
  value: T,
  from = 0,
): number => {
  let [low, high] = [from, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? value) < value) low = middle + 1
    else high = middle
  }
  return low
}
