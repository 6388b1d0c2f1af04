import { fold } from '../kernel/text.ts'

/** The name of a commune as searches compare it: no accents, hyphens as spaces, « st » as « saint », without « cedex ». */
export const communeKey = (name: string): string =>
  fold(name.toLowerCase())
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\bste\b/g, 'sainte')
    .replace(/\bst\b/g, 'saint')
    .replace(/\bcedex\b.*$/, '')
    .trim()
