import type { Kysely } from 'kysely'
import type { Site } from './accounts/index.ts'
import { alertAdministrators, type Failure } from './administration/index.ts'
import { mintScope } from './platform/access/scope.ts'
import type { Dispatch } from './platform/database/context.ts'
import type { DB } from './platform/database/schema.ts'
import { inTransaction } from './platform/database/transaction.ts'
import type { Clock } from './platform/kernel/dates.ts'

/** Tells administrators that work was given up, in a transaction of its own: that of the work was rolled back. */
export const makeAlert =
  (parts: {
    readonly db: Kysely<DB>
    readonly clock: Clock
    readonly dispatch: Dispatch
    readonly territoryId: string
    readonly site: Site
  }) =>
  (failure: Failure): Promise<void> => {
    const { clock, dispatch, site } = parts
    const scope = mintScope(parts.territoryId, { kind: 'system', purpose: 'alerts' })
    return inTransaction(
      parts.db,
      { clock, scope, dispatch },
      (ctx) => alertAdministrators(ctx, site, failure),
      () => true,
    )
  }
