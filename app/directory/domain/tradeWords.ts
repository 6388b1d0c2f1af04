import { editDistance } from '../../platform/kernel/editDistance.ts'
import { fold } from '../../platform/kernel/text.ts'
import { sectorCodes, sectors } from './sectors.ts'

/** Words that say nothing by themselves: left out of a search. */
const EMPTY = new Set(
  'a au aux avec d de des du en et l la le les ou par pour sur un une dans chez'.split(' '),
)

/** The words of a search, folded, without those that say nothing. At most ten: more would only slow the answer. */
export const searchWords = (text: string): string[] =>
  fold(text.toLowerCase())
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !EMPTY.has(word))
    .slice(0, 10)

let vocabulary: ReadonlySet<string> | null = null

/** Every word of the trades, folded. */
const tradeVocabulary = (): ReadonlySet<string> => {
  vocabulary ??= new Set(
    sectorCodes.flatMap((code) => [sectors[code].name, ...sectors[code].words].flatMap(searchWords)),
  )
  return vocabulary
}

/** The word of a trade that was probably meant: « netoyage » → `nettoyage`. Null when none is close, or when it is one. */
export const closestTradeWord = (word: string): string | null => {
  if (word.length < 5 || tradeVocabulary().has(word)) return null
  const most = word.length >= 8 ? 2 : 1
  let best: { word: string; distance: number } | null = null
  for (const candidate of tradeVocabulary()) {
    const distance = editDistance(word, candidate, most)
    if (distance <= most && (best === null || distance < best.distance)) best = { word: candidate, distance }
  }
  return best?.word ?? null
}
