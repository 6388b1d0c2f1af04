import {
  type Activity,
  DECLARED,
  type Origin,
  type Structure,
  type StructureChange,
  same,
} from '../../directory/index.ts'

/** What is chosen together; an address is one thing, whatever its columns. */
export const mergeFields = [
  'name',
  'brand',
  'siret',
  'kinds',
  'activities',
  'description',
  'naf',
  'place',
  'phone',
  'email',
  'website',
  'headcount',
  'insertionPlaces',
  'insertionFte',
  'capacity',
  'capacityText',
  'labels',
  'networks',
  'references',
  'closedOn',
  'successorSiret',
] as const
export type MergeField = (typeof mergeFields)[number]

/** Of the record that stays, of the other, or what both say. */
export const choices = ['kept', 'merged', 'both'] as const
export type Choice = (typeof choices)[number]

/** Why a value is proposed. */
export type Why = 'only' | 'written' | 'declared' | 'recent' | 'together' | 'kept'
export type Proposal = { readonly choice: Choice; readonly why: Why }

const SETS: ReadonlySet<MergeField> = new Set(['kinds', 'activities', 'labels', 'networks', 'references'])
export const mayBeBoth = (field: MergeField): boolean => SETS.has(field)

const PLACE = ['address', 'postCode', 'city', 'communeCode', 'department', 'position'] as const
export type PlaceField = (typeof PLACE)[number]

const columnsOf = (field: MergeField) => (field === 'place' ? PLACE : ([field] as const))

/** What a record says of a field, alone. */
export const partOf = (structure: Structure, field: MergeField): Partial<Structure> =>
  Object.fromEntries(columnsOf(field).map((column) => [column, structure[column]]))

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

export const says = (structure: Structure, field: MergeField): boolean =>
  field === 'place'
    ? !isEmpty(structure.address) || !isEmpty(structure.postCode) || !isEmpty(structure.city)
    : !isEmpty(structure[field])

const compared = (structure: Structure, field: MergeField): unknown => {
  // Where a commune lies follows from its name.
  if (field === 'place') return [structure.address, structure.postCode, structure.city]
  const value = structure[field]
  return Array.isArray(value) ? value.map((one) => JSON.stringify(one)).sort() : value
}

/** Fields that the two records do not say alike: those to choose. */
export const differingFields = (one: Structure, other: Structure): MergeField[] =>
  mergeFields.filter((field) => !same(compared(one, field), compared(other, field)))

type Sourced = keyof Structure['origins']
const originFieldOf = (field: MergeField): Sourced | null => {
  if (field === 'place') return 'address'
  return field === 'siret' || field === 'kinds' ? null : field
}

const originOf = (structure: Structure, field: MergeField): Origin => {
  const key = originFieldOf(field)
  const own = { source: structure.source, date: structure.sourceDate }
  return key === null ? own : (structure.origins[key] ?? own)
}

/** Registers write names in capitals, without accents. */
const isShouted = (name: string | null): boolean =>
  name !== null && name === name.toUpperCase() && name !== name.toLowerCase()

/**
 * Which value to propose: the only one that there is; for lists, both; a name as people write it; what the structure declared itself; the more recent;
 * else that of the record that stays.
 */
export const proposalOf = (kept: Structure, merged: Structure, field: MergeField): Proposal => {
  const [mine, theirs] = [says(kept, field), says(merged, field)]
  if (mine !== theirs) return { choice: mine ? 'kept' : 'merged', why: 'only' }
  if (mayBeBoth(field)) return { choice: 'both', why: 'together' }
  const shouts = (structure: Structure): boolean => isShouted(structure[field as 'name'])
  if ((field === 'name' || field === 'brand') && shouts(kept) !== shouts(merged))
    return { choice: shouts(kept) ? 'merged' : 'kept', why: 'written' }
  const [a, b] = [originOf(kept, field), originOf(merged, field)]
  if ((a.source === DECLARED) !== (b.source === DECLARED))
    return { choice: a.source === DECLARED ? 'kept' : 'merged', why: 'declared' }
  const [when, later] = [a.date ?? '', b.date ?? '']
  if (when !== later) return { choice: when > later ? 'kept' : 'merged', why: 'recent' }
  return { choice: 'kept', why: 'kept' }
}

const unique = <T>(values: readonly T[]): T[] =>
  values.filter((value, index) => values.findIndex((one) => same(one, value)) === index)

/** What we deduced goes where somebody stated the same trade. */
const withoutDeduced = (activities: readonly Activity[]): Activity[] =>
  activities.filter(
    (one) =>
      !one.deduced ||
      !activities.some(
        (other) => !other.deduced && other.sector === one.sector && other.service === one.service,
      ),
  )

const together = (kept: Structure, merged: Structure, field: MergeField): Partial<Structure> => {
  switch (field) {
    case 'kinds':
      return {
        kinds: [
          ...kept.kinds,
          ...merged.kinds.filter(({ kind }) => !kept.kinds.some((one) => one.kind === kind)),
        ],
      }
    case 'activities':
      return { activities: withoutDeduced(unique([...kept.activities, ...merged.activities])) }
    case 'references':
      return { references: unique([...kept.references, ...merged.references]) }
    case 'labels':
    case 'networks':
      return { [field]: unique([...kept[field], ...merged[field]]) }
    default:
      return partOf(kept, field)
  }
}

export type Choices = { readonly [F in MergeField]?: Choice | undefined }

/** The choices that are left out are those proposed; a number is never lost for an empty one. */
export const choiceOf = (kept: Structure, merged: Structure, field: MergeField, given: Choices): Choice => {
  const choice = given[field] ?? proposalOf(kept, merged, field).choice
  if (field === 'siret' && (kept.siret === null || merged.siret === null))
    return kept.siret === null ? 'merged' : 'kept'
  return choice === 'both' && !mayBeBoth(field) ? 'kept' : choice
}

/** What the record that stays becomes, each value with the origin that it had. */
export const mergedChange = (kept: Structure, merged: Structure, given: Choices): StructureChange => {
  let change: Partial<Structure> = {}
  const origins = { ...kept.origins }
  const give = (key: Sourced, origin: Origin | undefined): void => {
    if (origin === undefined || same(origin, { source: kept.source, date: kept.sourceDate }))
      delete origins[key]
    else origins[key] = origin
  }
  for (const field of differingFields(kept, merged)) {
    const choice = choiceOf(kept, merged, field, given)
    if (choice === 'kept') continue
    change = { ...change, ...(choice === 'both' ? together(kept, merged, field) : partOf(merged, field)) }
    const key = originFieldOf(field)
    if (key !== null && choice === 'merged') give(key, originOf(merged, field))
    if (field === 'place') give('position', merged.origins.position)
  }
  const organisationId = kept.organisationId ?? merged.organisationId
  return { ...change, origins, organisationId } as StructureChange
}

/** Which of both stays unless said otherwise: the one that a body looks after, else the one that says more. */
export const usualSurvivor = (
  one: Structure,
  other: Structure,
  percentOf: (structure: Structure) => number,
): Structure => {
  if ((one.organisationId === null) !== (other.organisationId === null))
    return one.organisationId === null ? other : one
  const [a, b] = [percentOf(one), percentOf(other)]
  if (a !== b) return a > b ? one : other
  if ((one.siret === null) !== (other.siret === null)) return one.siret === null ? other : one
  return one.id < other.id ? one : other
}
