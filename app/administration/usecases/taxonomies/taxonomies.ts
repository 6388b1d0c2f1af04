import type { Ctx } from '../../../platform/database/context.ts'
import type { TaxonomyKind, TaxonomySector } from '../../domain/taxonomy.ts'

/** What the directory brings to the pages of references: administration knows no field. */
export type Taxonomies = (ctx: Ctx) => Promise<{
  readonly sectors: readonly TaxonomySector[]
  readonly kinds: readonly TaxonomyKind[]
}>
