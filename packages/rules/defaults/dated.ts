import type { Span } from '../day.ts'
import type { DatedValue, Definition, Verification } from '../parameter.ts'

/** A parameter as it is delivered: what it is, then its values through time. */
export type Entry = Definition & { readonly values: readonly DatedValue[] }
export type Entries = { readonly [key: string]: Entry }

type Parts = Partial<Span> & {
  readonly article?: string
  readonly source: string
  readonly note?: string
}

const dated =
  (verified: Verification) =>
  (value: string, { from = null, to = null, article, source, note }: Parts): DatedValue => ({
    value,
    from,
    to,
    article: article ?? null,
    source,
    verified,
    ...(note === undefined ? {} : { note }),
  })

/** Read in the publication of the authority itself. */
export const official = dated('official')
/** Stated by the reference document of the project, with its source. */
export const stated = dated('document')
/** An hypothesis: « à confirmer par un juriste ». */
export const hypothesis = dated('to-verify')

/** A reading or a choice of this project, where no text decides. */
export const CHOICE = 'choix de ce projet'
/** The document gives the value without a source of its own. */
export const UNSOURCED = 'sans source citée, à confirmer par un juriste'
