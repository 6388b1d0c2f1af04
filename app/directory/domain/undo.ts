import { differenceOf, type RevisedField, revisedFields, type Snapshot } from './revision.ts'
import type { Structure } from './structure.ts'

/** What an import, or a merge, did to one record, from its first change to its last. */
export type Made = {
  /** Null: the import created the record. */
  readonly before: Snapshot | null
  readonly after: Snapshot
  /** Version that the import left. */
  readonly version: number
}

/** Changes of one record, in order, as one. */
export const folded = (
  revisions: readonly {
    readonly before: Snapshot | null
    readonly after: Snapshot
    readonly version: number
  }[],
): Made | null => {
  const [first] = revisions
  const last = revisions.at(-1)
  if (first === undefined || last === undefined) return null
  const after: Snapshot = Object.assign({}, ...revisions.map((one) => one.after))
  if (revisions.some((one) => one.before === null)) return { before: null, after, version: last.version }
  const before: Snapshot = Object.assign({}, ...[...revisions].reverse().map((one) => one.before))
  return { before, after, version: last.version }
}

export type Undone = {
  /** The record to write; null where nothing of it comes back. */
  readonly structure: Structure | null
  /** What somebody changed since, and stays. */
  readonly kept: readonly RevisedField[]
}

const isField = (name: string): name is RevisedField => (revisedFields as readonly string[]).includes(name)

/** Says where values come from: it follows the values. */
const FOLLOWS: ReadonlySet<RevisedField> = new Set(['origins', 'sourceDate'])

/** What happened since leads back to where it began: another import was made and undone. */
const cameBack = (current: Structure, { before, after }: Made): boolean =>
  before !== null &&
  before.contact === after.contact &&
  Object.keys(after)
    .filter(isField)
    .every(
      (field) =>
        differenceOf(
          { ...current, [field]: before[field] ?? null },
          { ...current, [field]: after[field] ?? null },
        ) === null,
    )

/**
 * A record without what somebody did to it: each value that is still the one they left becomes what it was; one that
 * somebody changed since stays. A record that the import made goes to the trash, unless somebody worked on it.
 */
export const undoOf = (current: Structure, made: Made, now: string, since: Made | null): Undone => {
  const { before, after } = made
  if (before === null) {
    if (current.deletedAt !== null) return { structure: null, kept: [] }
    return since !== null && !cameBack(current, since)
      ? { structure: null, kept: ['name'] }
      : { structure: { ...current, deletedAt: now }, kept: [] }
  }
  const fields = Object.keys(before).filter(isField)
  const still = (field: RevisedField): boolean =>
    differenceOf({ ...current, [field]: after[field] ?? null }, current) === null
  const back = fields.filter((field) => !FOLLOWS.has(field) && still(field))
  const kept = fields.filter((field) => !FOLLOWS.has(field) && !still(field))
  const was = before.origins
  const origins = { ...current.origins }
  if (was !== undefined)
    for (const field of [...new Set([...Object.keys(was), ...Object.keys(after.origins ?? {})])]) {
      const key = field as keyof typeof origins
      if (kept.some((one) => one === field)) continue
      const origin = was[key]
      if (origin === undefined) delete origins[key]
      else origins[key] = origin
    }
  const restored = Object.fromEntries(back.map((field) => [field, before[field] ?? null]))
  const structure = {
    ...current,
    ...restored,
    origins,
    ...(kept.length === 0 && 'sourceDate' in before ? { sourceDate: before.sourceDate ?? null } : {}),
  }
  return { structure: differenceOf(current, structure) === null ? null : structure, kept }
}
