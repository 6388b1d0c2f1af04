/** Two-sided 95 %. */
const Z = 1.96

export type Interval = { readonly low: number; readonly high: number }

/**
 * The ratio of two small numbers, with its uncertainty: `supply` structures for `demand` things bought.
 *
 * Both are taken as Poisson counts. Given their sum m, the first is binomial of share p = supply / m, so that an interval of p
 * gives one of the ratio p / (1 − p) (Przyborowski & Wilenski, « Homogeneity of results in testing samples from Poisson
 * series », Biometrika 31, 1940). The interval of p is Wilson's score (« Probable inference, the law of succession, and
 * statistical inference », Journal of the American Statistical Association 22, 1927), which holds for small numbers where the
 * usual one fails (Brown, Cai & DasGupta, « Interval estimation for a binomial proportion », Statistical Science 16, 2001):
 *
 *   centre = (supply + z²/2) / (m + z²)      half = z / (m + z²) × √(supply × demand / m + z²/4)      z = 1.96
 *
 * @returns ratios, `high` being infinite where nothing excludes it; null when nothing was counted
 */
export const ratioInterval = (supply: number, demand: number): Interval | null => {
  const total = supply + demand
  if (total === 0) return null
  const square = Z * Z
  const centre = (supply + square / 2) / (total + square)
  const half = (Z / (total + square)) * Math.sqrt((supply * demand) / total + square / 4)
  const ratio = (share: number): number => (share >= 1 ? Number.POSITIVE_INFINITY : share / (1 - share))
  // At the ends the formula is exactly 0 or 1, which floating point misses by a hair.
  return {
    low: supply === 0 ? 0 : ratio(Math.max(0, centre - half)),
    high: demand === 0 ? Number.POSITIVE_INFINITY : ratio(Math.min(1, centre + half)),
  }
}
