/** A run of words that stays, that goes, or that comes. */
export type TextPart = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }

/** Beyond this many pairs of words a table of them costs more than it tells: the whole is replaced. */
const MOST_PAIRS = 1_000_000

/** Words with the space that follows them. */
const words = (text: string): string[] => text.match(/\S+\s*|\s+/g) ?? []
const bare = (word: string | undefined): string => (word ?? '').trim()

/** Lengths of the longest common runs of the ends of both texts (Hunt and McIlroy, 1976). */
const lengths = (before: readonly string[], after: readonly string[]): Uint16Array[] => {
  const table = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1))
  for (let i = before.length - 1; i >= 0; i -= 1) {
    const row = table[i] ?? new Uint16Array()
    const next = table[i + 1] ?? new Uint16Array()
    for (let j = after.length - 1; j >= 0; j -= 1)
      row[j] =
        bare(before[i]) === bare(after[j]) ? (next[j + 1] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0)
  }
  return table
}

const joined = (parts: readonly TextPart[]): TextPart[] => {
  const runs: TextPart[] = []
  for (const part of parts) {
    const last = runs.at(-1)
    if (last?.kind === part.kind) runs[runs.length - 1] = { kind: part.kind, text: last.text + part.text }
    else runs.push(part)
  }
  return runs
}

/**
 * What differs between two texts, word by word, in reading order: without the removed runs it is the text after, without
 * the added ones the text before (spaces apart).
 */
export const textDifference = (before: string, after: string): readonly TextPart[] => {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }]
  const [was, is] = [words(before), words(after)]
  if (was.length * is.length > MOST_PAIRS)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]
  const table = lengths(was, is)
  const parts: TextPart[] = []
  let [i, j] = [0, 0]
  while (i < was.length || j < is.length) {
    const [word, other] = [was[i], is[j]]
    if (word !== undefined && other !== undefined && bare(word) === bare(other)) {
      // The last word of a text has no space: what follows it in the other must not stick to it.
      parts.push({ kind: 'same', text: /\s$/.test(other) ? other : word })
      i += 1
      j += 1
    } else if (word !== undefined && (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0)) {
      parts.push({ kind: 'removed', text: word })
      i += 1
    } else if (other !== undefined) {
      parts.push({ kind: 'added', text: other })
      j += 1
    } else {
      parts.push({ kind: 'removed', text: word ?? '' })
      i += 1
    }
  }
  return joined(parts)
}
