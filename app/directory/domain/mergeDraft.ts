import { shortId } from '../../platform/kernel/id.ts'
import { slugify } from '../../platform/kernel/text.ts'
import type { Draft } from './judgeRow.ts'
import type { Activity, Origin, Recognition, SourcedField, Structure } from './structure.ts'
import { nothingMore } from './structure.ts'

/** Source of what the body itself said of its record. */
export const DECLARED = 'déclaration de la structure'

/** Where the values of a draft come from. */
export type Provenance = { readonly source: string; readonly fictitious: boolean }

/** A new structure out of a row. */
export const createdFrom = (draft: Draft, id: string, { source, fictitious }: Provenance): Structure => {
  const { kinds, date, more, basis, ...values } = draft
  return {
    ...nothingMore,
    ...values,
    ...more,
    id,
    slug: `${slugify(draft.name)}-${shortId(id)}`,
    communeCode: null,
    kinds: kinds.map((kind) => recognised(kind, { source, date }, basis)),
    fictitious,
    source,
    sourceDate: date,
    origins: {},
  }
}

const recognised = (
  kind: Recognition['kind'],
  { source, date }: Origin,
  basis: Recognition['basis'] = null,
): Recognition =>
  basis === null ? { kind, source, sourceDate: date } : { kind, source, sourceDate: date, basis }

/** What people stated is never replaced by what we deduce. */
const mergedActivities = (known: readonly Activity[], said: readonly Activity[]): readonly Activity[] => {
  if (said.length === 0) return known
  const deducedOnly = said.every((activity) => activity.deduced)
  return deducedOnly && known.some((activity) => !activity.deduced) ? known : said
}

/** The body said this of itself, later than what the row says: it knows better. */
const declaredSince = ({ origins }: Structure, field: SourcedField, date: string | null): boolean => {
  const origin = origins[field]
  return (
    origin?.source === DECLARED &&
    (date === null || (origin.date !== null && origin.date.slice(0, 10) > date))
  )
}

/** A known structure with what a row adds to it: the row wins where it says something, and each value keeps its origin. */
export const mergedWith = (known: Structure, draft: Draft, { source }: Provenance): Structure => {
  const own = source === known.source
  const origin: Origin = { source, date: draft.date }
  const origins: { [F in SourcedField]?: Origin } = { ...known.origins }
  const pick = <F extends SourcedField, V>(field: F, before: V, said: V | null): V => {
    if (said === null || declaredSince(known, field, draft.date)) return before
    if (own) delete origins[field]
    else if (JSON.stringify(said) !== JSON.stringify(before)) origins[field] = origin
    return said
  }
  const activities = mergedActivities(known.activities, draft.activities)
  const said = activities === known.activities ? null : activities
  const more = Object.fromEntries(
    (Object.keys(draft.more) as (keyof Draft['more'])[]).map((field) => [
      field,
      pick(field, known[field], draft.more[field] ?? null),
    ]),
  )
  const basisOf = (kind: Recognition['kind']): Recognition['basis'] =>
    draft.basis ?? known.kinds.find((one) => one.kind === kind)?.basis ?? null
  return {
    ...known,
    ...more,
    brand: pick('brand', known.brand, draft.brand),
    description: pick('description', known.description, draft.description),
    naf: pick('naf', known.naf, draft.naf),
    // An address is one thing: street, postal code and town come together.
    ...((draft.postCode === null && draft.address === null) || declaredSince(known, 'address', draft.date)
      ? {}
      : {
          address: pick('address', known.address, draft.address),
          postCode: draft.postCode ?? known.postCode,
          city: draft.city ?? known.city,
          department: draft.department ?? known.department,
        }),
    position: pick('position', known.position, draft.position),
    website: pick('website', known.website, draft.website),
    activities: pick('activities', known.activities, said),
    kinds: [
      ...known.kinds.filter((one) => !draft.kinds.includes(one.kind)),
      ...draft.kinds.map((kind) => recognised(kind, { source, date: draft.date }, basisOf(kind))),
    ],
    sourceDate: own ? (draft.date ?? known.sourceDate) : known.sourceDate,
    origins,
  }
}
