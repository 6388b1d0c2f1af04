import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import type { Registration } from '../domain/registration.ts'
import { queueOf } from '../store/registrations.ts'

/** How many people wait before this registration, for its role. It counts others without showing them. */
export const queueRank = async (ctx: Ctx, registration: Registration): Promise<number> =>
  registration.state === 'waiting'
    ? (await asSystem(ctx, () => queueOf(ctx.db, ctx.scope, registration))).before
    : 0
