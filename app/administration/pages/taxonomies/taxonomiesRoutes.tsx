import { z } from 'zod'
import { administrator } from '../../../platform/access/policy.ts'
import type { Ctx } from '../../../platform/database/context.ts'
import { optional } from '../../../platform/http/input.ts'
import { redirect } from '../../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../../platform/http/route.ts'
import { referenceImports } from '../../../platform/taxonomies/referenceImports.ts'
import { addresses } from '../../domain/addresses.ts'
import type { TaxonomySector } from '../../domain/taxonomy.ts'
import { countReferences } from '../../store/references.ts'
import { readTradeWords } from '../../store/tradeWords.ts'
import { saveTradeWords } from '../../usecases/taxonomies/saveTradeWords.ts'
import type { Taxonomies } from '../../usecases/taxonomies/taxonomies.ts'
import { administrationPage } from '../frame.tsx'
import { x } from './messages.ts'
import { presentFiles, presentKinds, presentSectors } from './presentTaxonomies.ts'
import { SectorPage, TaxonomiesPage } from './taxonomiesView.tsx'

const at = addresses.taxonomies
const one = z.strictObject({ code: z.string().max(60) })

const sectorPage = async (
  { ctx, formKeys }: { readonly ctx: Ctx; readonly formKeys: FormKeys },
  sector: TaxonomySector,
  refused?: { readonly error: string; readonly words: string },
) => {
  const own = (await readTradeWords(ctx.db, ctx.scope)).get(sector.code)
  const body = (
    <SectorPage
      code={sector.code}
      name={sector.name}
      words={refused?.words ?? (own ?? sector.words).join('\n')}
      original={sector.words}
      local={own !== undefined}
      keys={formKeys}
      error={refused?.error}
    />
  )
  const above = [{ label: x.title, href: at }]
  return administrationPage(x.edit.title(sector.name), body, above, refused === undefined ? 200 : 422)
}

/** Pages of references, with the lists that the modules of the field bring. */
export const taxonomiesRoutes = (taxonomies: Taxonomies): readonly Route[] => {
  const loadSector = async (request: { readonly ctx: Ctx; readonly params: { readonly code: string } }) =>
    (await taxonomies(request.ctx)).sectors.find(({ code }) => code === request.params.code) ?? null
  return [
    route({
      method: 'GET',
      path: at,
      policy: administrator(),
      query: z.strictObject({ q: optional(z.string().max(100)) }),
      handle: async ({ ctx, services, query }) => {
        const { sectors, kinds } = await taxonomies(ctx)
        const { departments, zone } = services.territory
        const words = query.q ?? ''
        const view = {
          sectors: presentSectors(sectors, await readTradeWords(ctx.db, ctx.scope), words),
          total: sectors.length,
          words,
          kinds: presentKinds(kinds),
          files: presentFiles(
            await countReferences(ctx.db, departments),
            await referenceImports(ctx.db),
            zone,
          ),
        }
        return administrationPage(x.title, <TaxonomiesPage view={view} />)
      },
    }),
    route({
      method: 'GET',
      path: `${at}/secteurs/:code`,
      policy: administrator(),
      params: one,
      load: loadSector,
      handle: ({ resource, ...parts }) => sectorPage(parts, resource),
    }),
    route({
      method: 'POST',
      path: `${at}/secteurs/:code`,
      policy: administrator(),
      params: one,
      form: z.strictObject({
        words: z.string().max(4000, 'Écrivez au plus 4\u00a0000 caractères.').default(''),
      }),
      load: loadSector,
      handle: async ({ resource: sector, form, ...parts }) => {
        const saved = await saveTradeWords(parts.ctx, { sector, typed: form.words })
        if (!saved.ok) return sectorPage(parts, sector, { error: saved.refusal.sentence, words: form.words })
        return redirect(at, { flash: saved.value ? x.edit.saved : x.edit.nothing })
      },
      invalid: ({ resource: sector, ...parts }, { problems, typed }) =>
        sectorPage(parts, sector, { error: problems[0]?.sentence ?? '', words: typed.words ?? '' }),
    }),
    route({
      method: 'POST',
      path: `${at}/secteurs/:code/origine`,
      policy: administrator(),
      params: one,
      form: z.strictObject({}),
      load: loadSector,
      handle: async ({ ctx, resource: sector }) => {
        const saved = await saveTradeWords(ctx, { sector, typed: null })
        return redirect(at, { flash: saved.ok && saved.value ? x.edit.saved : x.edit.nothing })
      },
    }),
  ]
}
