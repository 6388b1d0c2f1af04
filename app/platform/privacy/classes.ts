import type { RawBuilder, SqlBool } from 'kysely'
import type { DB } from '../database/schema.ts'
import type { ProcessingId } from './processings.ts'
import type { RetentionId } from './retention/periods.ts'
import type { KeptReason } from './words.ts'

/**
 * public = shown to anybody · internal = says nothing of anybody · personal = about somebody · sensitive = would harm
 * them if it were known · secret = opens a door: exported to nobody, not even to whom it concerns.
 */
export const dataClasses = ['public', 'internal', 'personal', 'sensitive', 'secret'] as const
export type DataClass = (typeof dataClasses)[number]

/** The person whom rows are looked for. `email` is null until they have proved that it is theirs: it then finds nothing. */
export type Who = { readonly id: string; readonly email: string | null; readonly name: string }

export type TableName = keyof DB & string

/**
 * What erasing a person does to the rows about them: they go, they go by themselves with the account, some columns are
 * emptied, or they stay, for a reason that the person is told.
 */
export type Erasure<Column extends string = string> =
  | 'delete'
  | 'with the account'
  | { readonly set: { readonly [C in Column]?: string | null | RawBuilder<unknown> } }
  | { readonly keep: KeptReason }

/** What is known of one table: why its rows are there, how long, and whom they are about. */
export type TableEntry<Column extends string = string> = {
  readonly processing: ProcessingId
  readonly retention: RetentionId
  /** Every column, by class. */
  readonly columns: { readonly [C in DataClass]?: readonly Column[] }
  /** Finds the rows about one person. Without it, no row is about anybody. */
  readonly of?: (who: Who) => RawBuilder<SqlBool>
  /** What of those rows is given to the person: by default everything but secrets. */
  readonly shown?: readonly Column[]
  /** Goes with `of`. */
  readonly erasure?: Erasure<Column>
  /** Words written about others, or for them, in which a person may be named all the same. */
  readonly mentions?: readonly Column[]
}

export type Tables = { readonly [T in TableName]?: TableEntry<keyof DB[T] & string> }

/** Columns of an entry with their class. */
export const classesOf = (entry: TableEntry): ReadonlyMap<string, DataClass> =>
  new Map(
    dataClasses.flatMap((one) =>
      (entry.columns[one] ?? []).map((column): [string, DataClass] => [column, one]),
    ),
  )

/** Are there personal data in this table? */
export const isPersonal = (entry: TableEntry): boolean =>
  [entry.columns.personal, entry.columns.sensitive, entry.columns.secret].some(
    (columns) => columns !== undefined && columns.length > 0,
  )
