/** A code as people write it: `90910000-9`, `9091 0000`, or only its first digits; the check digit stands apart. */
export const readCpvCode = (
  text: string,
): { readonly code: string; readonly check: string | null } | null => {
  const [, digits = '', check] = /^(\d{2,8})(?:-(\d))?$/.exec(text.replace(/\s/g, '')) ?? []
  return digits === '' ? null : { code: digits.padEnd(8, '0'), check: check ?? null }
}

/**
 * The codes above this one that could exist, the nearest first: each shorter prefix, padded with zeros. Some levels of
 * the vocabulary are missing, so the parent is the first of them that is listed.
 */
export const cpvAncestors = (code: string): readonly string[] => {
  const significant = code.replace(/0+$/, '').length
  return Array.from({ length: Math.max(0, significant - 2) }, (_, index) =>
    code.slice(0, significant - 1 - index).padEnd(8, '0'),
  )
}
