import { currentVersion } from '../../directory/index.ts'
import type { Transact } from '../../platform/jobs/transact.ts'
import { likenessOf, POSSIBLE } from '../domain/score.ts'
import { dropGone, fileCards, holdScan, takeCandidates } from '../store/cards.ts'
import { type Found, replacePairs } from '../store/pairs.ts'
import { isStale, recordScan } from '../store/scans.ts'

/** Records in one transaction: some tenths of a second, a few megabytes. */
const PORTION = 1000

/**
 * Brings the pairs of likely duplicates to what the directory says: only what changed since the last time is filed under
 * its keys, then compared with those that share one. Each portion is kept by itself: what is done is not done again, and
 * memory does not grow with the directory.
 * @returns how many records were compared
 */
export const scanDirectory = async (transact: Transact): Promise<number> => {
  const version = await transact(async (ctx) => {
    if (!(await isStale(ctx))) return null
    await holdScan(ctx)
    await dropGone(ctx)
    return currentVersion(ctx.db, ctx.scope)
  })
  if (version === null) return 0
  const untilLess = async (portion: () => Promise<number>): Promise<number> => {
    let total = 0
    for (;;) {
      const done = await portion()
      total += done
      if (done < PORTION) return total
    }
  }
  await untilLess(() =>
    transact(async (ctx) => {
      await holdScan(ctx)
      return fileCards(ctx, PORTION)
    }),
  )
  const compared = await untilLess(() =>
    transact(async (ctx) => {
      await holdScan(ctx)
      const { taken, candidates } = await takeCandidates(ctx, PORTION)
      const found = candidates.flatMap(({ one, others }) =>
        others.flatMap((other): Found[] => {
          const likeness = likenessOf(one, other)
          return likeness === null || likeness.score < POSSIBLE ? [] : [{ one, other, ...likeness }]
        }),
      )
      await replacePairs(ctx, taken, found)
      return taken.length
    }),
  )
  await transact((ctx) => recordScan(ctx, version))
  return compared
}
