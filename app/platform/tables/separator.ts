export const SEPARATORS = [';', ',', '\t', '|'] as const
export type Separator = (typeof SEPARATORS)[number]

/** Number of fields of each whole record of `sample`; line feeds inside quotes do not end a record. */
const fieldCounts = (sample: string, separator: string): number[] => {
  const counts: number[] = []
  let fields = 1
  let quoted = false
  let empty = true
  for (let index = 0; index < sample.length && counts.length < 200; index += 1) {
    const sign = sample[index]
    if (sign === '"') {
      quoted = !quoted
      empty = false
    } else if (quoted) continue
    else if (sign === separator) {
      fields += 1
      empty = false
    } else if (sign === '\n' || (sign === '\r' && sample[index + 1] !== '\n')) {
      if (!empty) counts.push(fields)
      fields = 1
      empty = true
    } else if (sign !== '\r') empty = false
  }
  // The last record of a sample is kept only when it is alone: it may be cut.
  if (counts.length === 0 && !empty) counts.push(fields)
  return counts
}

/**
 * The separator that cuts most records into as many fields as the header; between equals, the one that makes most
 * columns. Null when the header has one column whatever the separator.
 */
export const guessSeparator = (sample: string): Separator | null => {
  let best: { separator: Separator; share: number; columns: number } | null = null
  for (const separator of SEPARATORS) {
    const counts = fieldCounts(sample, separator)
    const columns = counts[0] ?? 1
    if (columns < 2) continue
    const share = counts.filter((count) => count === columns).length / counts.length
    const better =
      best === null ||
      share > best.share + 0.05 ||
      (Math.abs(share - best.share) <= 0.05 && columns > best.columns)
    if (better) best = { separator, share, columns }
  }
  return best?.separator ?? null
}
