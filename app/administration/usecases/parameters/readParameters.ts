import type { Timelines } from '../../../../packages/rules/index.ts'
import type { Scope } from '../../../platform/access/scope.ts'
import type { Db } from '../../../platform/database/connect.ts'
import { type AnyValue, inForce } from '../../domain/parameter.ts'
import { liveValues } from '../../store/legalParameters.ts'

/**
 * The legal parameters of this installation: the values delivered, cut and covered by those that administrators dated.
 * Given whole to the functions of packages/rules. One indexed statement; nothing is kept in memory, so that a correction
 * holds at the next page.
 */
export const readParameters = async (db: Db, scope: Scope): Promise<Timelines<AnyValue>> =>
  inForce(await liveValues(db, scope))
