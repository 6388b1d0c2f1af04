import { fold } from '../../platform/kernel/text.ts'

/** Words that many names share: they bring nothing together. */
const COMMON = new Set(
  'les des association assoc entreprise insertion geiq groupement employeurs pour'.split(' '),
)

const words = (name: string): string[] =>
  fold(name)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')

/** Words that tell one name from others. */
export const tellingWords = (name: string): Set<string> =>
  new Set(words(name).filter((word) => word.length >= 3 && !COMMON.has(word)))

const initials = (name: string): string =>
  words(name)
    .filter((word) => !/^(?:d|de|des|du|la|le|les|l|et|pour|en)$/.test(word))
    .map((word) => word[0])
    .join('')

/** « ACSE » and « Association Chantiers Solidarité Emploi » are one. */
const isAcronym = (one: string, other: string): boolean =>
  words(one).some((word) => word.length >= 3 && initials(other).includes(word))

const close = (x: string, y: string): boolean =>
  x === y || (x.length >= 5 && y.startsWith(x)) || (y.length >= 5 && x.startsWith(y))

/**
 * Two names given to one establishment conflict when they share no telling word and neither is made of the initials of
 * the other: they may be two firms, which nobody should merge silently.
 */
export const namesConflict = (one: string, other: string): boolean => {
  const [a, b] = [tellingWords(one), tellingWords(other)]
  if (a.size === 0 || b.size === 0) return false
  if ([...a].some((x) => [...b].some((y) => close(x, y)))) return false
  const joined = (name: string): string => words(name).join('')
  if (joined(one).includes(joined(other)) || joined(other).includes(joined(one))) return false
  return !isAcronym(one, other) && !isAcronym(other, one)
}
