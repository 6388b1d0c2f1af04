import type { Ctx } from '../../../platform/database/context.ts'
import { redirect } from '../../../platform/http/reply.ts'
import { readSettings } from '../../../platform/settings/readSettings.ts'
import type { OpenableMethod } from '../../../platform/settings/settings.ts'
import { t } from '../../messages.ts'

/** Ways in that the administration left open, at this moment. */
export const openMethods = async (ctx: Ctx): Promise<readonly OpenableMethod[]> =>
  (await readSettings(ctx.db, ctx.scope.territoryId)).signInMethods

export const isOpen = async (ctx: Ctx, method: OpenableMethod): Promise<boolean> =>
  (await openMethods(ctx)).includes(method)

/** The page says which ways are open; a form kept from before does nothing more. */
export const methodClosed = () => redirect('/connexion', { flash: t.signIn.methodClosed })
