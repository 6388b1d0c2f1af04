import {
  type DatedValue,
  type Day,
  dayBefore,
  defaults,
  merge,
  type Span,
  type Timelines,
} from '../../../packages/rules/index.ts'

/** A value that this installation laid over those of the package. */
export type LocalValue = DatedValue & {
  readonly id: string
  readonly key: string
  readonly from: Day
  /** Whoever read it in the official text, as written; null = still to be checked. */
  readonly verifiedBy: string | null
  readonly verifiedAt: Date | null
  readonly createdAt: Date
  /** Corrected or withdrawn at this moment: it counts no more. */
  readonly supersededAt: Date | null
  /** The value that took its place; null when it was withdrawn. */
  readonly supersededBy: string | null
}

export type AnyValue = DatedValue | LocalValue

export const isLocal = (value: AnyValue): value is LocalValue => 'id' in value

/** The values of this installation over those of the package: what every rule is given. */
export const inForce = (local: readonly LocalValue[]): Timelines<AnyValue> => {
  const byKey: Record<string, LocalValue[]> = {}
  for (const value of local) {
    if (value.supersededAt !== null) continue
    const known = byKey[value.key]
    if (known === undefined) byKey[value.key] = [value]
    else known.push(value)
  }
  return merge<DatedValue, LocalValue>(defaults, byKey)
}

/** The value that a new one, from this day on, would simply follow: alone in its way, earlier, and without an end. */
export const followed = (
  overlapping: readonly LocalValue[],
  span: Span & { readonly from: Day },
): LocalValue | null => {
  const [only, second] = overlapping
  return only !== undefined && second === undefined && only.to === null && only.from < span.from ? only : null
}

/** The same value, over the day before `day`. */
export const closedBefore = (value: LocalValue, day: Day): LocalValue => ({ ...value, to: dayBefore(day) })

/** What the audit trail keeps of a value: no name. */
export const traceOf = (
  value: Pick<LocalValue, 'value' | 'from' | 'to' | 'article' | 'verifiedBy' | 'note'>,
) => ({
  value: value.value,
  firstDay: value.from,
  lastDay: value.to,
  reference: value.article,
  verified: value.verifiedBy !== null,
  note: value.note ?? null,
})
