import type { RawBuilder } from 'kysely'
import type { Ctx } from '../../database/context.ts'
import type { FilesPort } from '../../files/port.ts'
import type { TableName } from '../classes.ts'
import type { ErasureList } from '../erasureList.ts'

/** The moment of a run, what is older than the rule allows, and where. */
export type Moment = { readonly now: Date; readonly cutoff: Date; readonly territoryId: string }

/** What rules need beside the database. */
export type RetentionPorts = {
  readonly files: FilesPort
  readonly erasures: ErasureList
  /** Erases these people, as they would be if they asked. */
  readonly eraseInactive: (ctx: Ctx, people: readonly string[]) => Promise<void>
  /** Erases the files of the copies made before. */
  readonly dropExports: (ctx: Ctx, before: Date) => Promise<void>
}

export type Sql = RawBuilder<unknown>

/** Rows of one table that a rule takes away: what it shows beforehand and what it does come from the same condition. */
export type Part = {
  readonly table: TableName
  /** Since when the time counts. */
  readonly at: Sql
  readonly where: (moment: Moment) => Sql
  /** What names the row in the certificate. */
  readonly key: Sql
  /** The person or the event that a suspension protects; columns that a suspension has too name their table. */
  readonly person?: Sql
  readonly event?: Sql
  readonly effect:
    | 'delete'
    | { readonly set: { readonly [column: string]: unknown } }
    | ((ctx: Ctx, moment: Moment, keys: readonly string[], ports: RetentionPorts) => Promise<unknown>)
}

export type Rule = {
  /** Invented data stay: nothing of a demonstration territory goes by this rule. */
  readonly realOnly: boolean
  readonly parts: readonly Part[]
}
