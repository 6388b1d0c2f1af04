import { readStructures, siret } from '../../directory/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { slugify } from '../../platform/kernel/text.ts'

/** What the directory knows of the SIRET numbers and addresses that a file names. */
export const directoryLinks = async (ctx: Ctx, sirets: readonly string[], names: readonly string[]) => {
  const valid = sirets.flatMap((text) => {
    const read = siret(text)
    return read.ok ? [read.value] : []
  })
  const found = [
    ...(await readStructures(ctx.db, ctx.scope, 'siret', [...new Set<string>(valid)])),
    ...(await readStructures(ctx.db, ctx.scope, 'slug', [...new Set(names.map((name) => slugify(name)))])),
  ]
  const bySiret = new Map(
    found.flatMap(({ siret: number, id }): [string, { id: string }][] =>
      number === null ? [] : [[number, { id }]],
    ),
  )
  const bySlug = new Map(found.map(({ slug, id }) => [slug, { id }]))
  return {
    isSiret: (text: string): boolean => siret(text).ok,
    structureOf: (text: string) => bySiret.get(text.replace(/\D/g, '')),
    structureNamed: (name: string) => bySlug.get(slugify(name)),
  }
}
