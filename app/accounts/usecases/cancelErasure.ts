import type { Ctx } from '../../platform/database/context.ts'
import { recordChange } from '../store/audit.ts'
import { removeErasureRequest } from '../store/erasures.ts'

/** Keeps the account after all. @returns false when no erasure was under way */
export const cancelErasure = async (ctx: Ctx, personId: string): Promise<boolean> => {
  if (!(await removeErasureRequest(ctx.db, personId))) return false
  await recordChange(ctx, { action: 'erasure.cancelled', subject: { kind: 'person', id: personId } })
  return true
}
