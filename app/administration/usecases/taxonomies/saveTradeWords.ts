import { recordChange } from '../../../accounts/index.ts'
import type { Ctx } from '../../../platform/database/context.ts'
import { ok, type Refusal, type Result, refuse } from '../../../platform/kernel/result.ts'
import {
  LONGEST_WORD,
  MOST_WORDS,
  readWords,
  type TaxonomySector,
  uselessWord,
} from '../../domain/taxonomy.ts'
import { taxonomyWords } from '../../domain/taxonomyWords.ts'
import { readTradeWords, writeTradeWords } from '../../store/tradeWords.ts'

/** The words of a sector changed: what is searched by them must be made again. */
export const TRADE_WORDS_CHANGED = 'TradeWordsChanged'

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((word, index) => word === other[index])

/**
 * Gives a sector its words; `typed` null = those of the software again.
 * @returns false when nothing changed
 */
export const saveTradeWords = async (
  ctx: Ctx,
  wanted: { readonly sector: TaxonomySector; readonly typed: string | null },
): Promise<Result<boolean, Refusal<'words'>>> => {
  const { sector, typed } = wanted
  const words = typed === null ? sector.words : readWords(typed)
  const wrong = (sentence: string) => refuse({ code: 'words', field: 'words', sentence } as const)
  if (words.length === 0) return wrong(taxonomyWords.none)
  if (words.length > MOST_WORDS) return wrong(taxonomyWords.tooMany(MOST_WORDS))
  const useless = uselessWord(words)
  if (useless !== null) return wrong(taxonomyWords.useless(useless, LONGEST_WORD))
  const before = (await readTradeWords(ctx.db, ctx.scope)).get(sector.code) ?? sector.words
  if (same(before, words)) return ok(false)
  await writeTradeWords(ctx, sector.code, same(words, sector.words) ? null : words)
  await recordChange(ctx, {
    action: 'trade-words.changed',
    subject: { kind: 'sector', id: sector.code },
    before: { words: [...before] },
    after: { words: [...words] },
  })
  await ctx.emit({ type: TRADE_WORDS_CHANGED, payload: { sector: sector.code } })
  return ok(true)
}
