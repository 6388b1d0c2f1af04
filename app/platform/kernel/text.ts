/** Nothing to take off: most of what is folded by the hundred thousand. */
const PLAIN = /^[\x20-\x7e]*$/

/** Lower case without accents, for comparisons: « Évry-Courcouronnes » → `evry-courcouronnes`. */
export const fold = (text: string): string =>
  PLAIN.test(text)
    ? text.toLowerCase()
    : text
        .normalize('NFD')
        .replace(/\p{Diacritic}/gu, '')
        .replace(/œ/g, 'oe')
        .replace(/æ/g, 'ae')
        .toLowerCase()

/** Part of an address: lower case letters, digits and hyphens; at most `max` characters; never empty. */
export const slugify = (text: string, max = 60): string => {
  const slug = fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, max)
    .replace(/-+$/, '')
  return slug === '' ? 'sans-nom' : slug
}

/** White space folded to single spaces, trimmed: what people typed, without what they did not see. */
export const tidy = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** The sentence with its `{names}` filled: for the scripts of pages, which are given their words whole. */
export const filled = (sentence: string, values: Readonly<Record<string, string | number>>): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
