import type { Ctx } from '../../../platform/database/context.ts'
import { readSettings } from '../../../platform/settings/readSettings.ts'

/** The style of the ground that the administration chose; null = our own contours. */
export const groundOf = async (ctx: Ctx): Promise<string | null> => {
  const { mapStyleUrl } = await readSettings(ctx.db, ctx.scope.territoryId)
  return mapStyleUrl === '' ? null : mapStyleUrl
}

/** What a page that shows the map says of it: the one other site that its ground is read from, if any. */
export const originOf = (ground: string | null): { readonly reaches?: string } =>
  ground === null ? {} : { reaches: new URL(ground).origin }
