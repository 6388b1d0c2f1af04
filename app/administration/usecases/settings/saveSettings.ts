import { recordChange } from '../../../accounts/index.ts'
import type { Ctx } from '../../../platform/database/context.ts'
import type { Json } from '../../../platform/database/schema.ts'
import { toDate } from '../../../platform/kernel/dates.ts'
import { ok, type Refusal, type Result, refuse } from '../../../platform/kernel/result.ts'
import { readSettings } from '../../../platform/settings/readSettings.ts'
import {
  defaultSettings,
  keepsADoor,
  type SettingKey,
  type Settings,
} from '../../../platform/settings/settings.ts'
import { settingWords } from '../../domain/settingWords.ts'

export type SettingsRefusal = Refusal<'no-door' | 'idle-order'>

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

const picked = (settings: Settings, keys: readonly SettingKey[]): Record<string, Json> =>
  Object.fromEntries(keys.map((key) => [key, settings[key] as Json]))

const write = async (ctx: Ctx, key: SettingKey, next: Settings): Promise<void> => {
  const territory_id = ctx.scope.territoryId
  if (key === 'territoryName') {
    await ctx.db
      .updateTable('territory')
      .set({ name: next.territoryName })
      .where('id', '=', territory_id)
      .execute()
    return
  }
  if (same(next[key], defaultSettings[key])) {
    await ctx.db
      .deleteFrom('setting')
      .where('territory_id', '=', territory_id)
      .where('key', '=', key)
      .execute()
    return
  }
  const written = {
    value: JSON.stringify(next[key]),
    updated_at: toDate(ctx.clock.now()),
    updated_by: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
  }
  await ctx.db
    .insertInto('setting')
    .values({ territory_id, key, ...written })
    .onConflict((conflict) => conflict.columns(['territory_id', 'key']).doUpdateSet(written))
    .execute()
}

/**
 * Changes settings: only those that differ are written, with one entry of the audit trail for them all. A value equal to
 * the default leaves no row, so that a better default of a later version reaches whoever never chose.
 *
 * @returns the keys that changed
 */
export const saveSettings = async (
  ctx: Ctx,
  change: Partial<Settings>,
): Promise<Result<readonly SettingKey[], SettingsRefusal>> => {
  const before = await readSettings(ctx.db, ctx.scope.territoryId)
  const next: Settings = { ...before, ...change }
  if (!keepsADoor(next.signInMethods))
    return refuse({ code: 'no-door', field: 'signInMethods', sentence: settingWords.noDoor })
  if (next.idleHoursPlatform > next.idleHours)
    return refuse({ code: 'idle-order', field: 'idleHoursPlatform', sentence: settingWords.idleOrder })
  const changed = (Object.keys(change) as SettingKey[]).filter((key) => !same(before[key], next[key]))
  if (changed.length === 0) return ok([])
  for (const key of changed) await write(ctx, key, next)
  await recordChange(ctx, {
    action: 'settings.changed',
    subject: { kind: 'settings', id: ctx.scope.territoryId },
    before: picked(before, changed),
    after: picked(next, changed),
  })
  return ok(changed)
}
