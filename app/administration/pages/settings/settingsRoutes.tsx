import { z } from 'zod'
import { administrator } from '../../../platform/access/policy.ts'
import type { Ctx } from '../../../platform/database/context.ts'
import { errorsOf } from '../../../platform/http/formState.ts'
import { redirect } from '../../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../../platform/http/route.ts'
import { readSettings } from '../../../platform/settings/readSettings.ts'
import { addresses } from '../../domain/addresses.ts'
import { saveSettings } from '../../usecases/settings/saveSettings.ts'
import { administrationPage } from '../frame.tsx'
import { s } from './messages.ts'
import { type SectionName, sectionNames, sections } from './sections.ts'
import { SettingsPage, type SettingsView } from './settingsView.tsx'

const at = addresses.settings

const settingsPage = async (
  { ctx, formKeys }: { readonly ctx: Ctx; readonly formKeys: FormKeys },
  refused: SettingsView['refused'] = null,
) => {
  const settings = await readSettings(ctx.db, ctx.scope.territoryId)
  const body = <SettingsPage view={{ settings, keys: formKeys, refused }} />
  return administrationPage(s.title, body, [], refused === null ? 200 : 422)
}

const texts = (form: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(form).map(([key, value]) => [key, String(value)]))

const sectionRoute = (section: SectionName): Route =>
  route({
    method: 'POST',
    path: `${at}/${section}`,
    policy: administrator(),
    form: sections[section] as z.ZodObject,
    handle: async ({ form, ...parts }) => {
      const saved = await saveSettings(parts.ctx, form)
      if (saved.ok)
        return redirect(`${at}#${section}`, { flash: saved.value.length > 0 ? s.saved : s.nothing })
      const errors = { [saved.refusal.field ?? section]: saved.refusal.sentence }
      return settingsPage(parts, { section, errors, values: texts(form) })
    },
    invalid: (parts, { problems, typed }) =>
      settingsPage(parts, {
        section,
        errors: errorsOf(problems),
        values: typed,
      }),
  })

export const settingsRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: at,
    policy: administrator(),
    query: z.strictObject({}),
    handle: (parts) => settingsPage(parts),
  }),
  ...sectionNames.map(sectionRoute),
]
