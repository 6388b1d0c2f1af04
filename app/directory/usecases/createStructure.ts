import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { loadGazetteer } from '../../platform/geo/find.ts'
import { today } from '../../platform/kernel/dates.ts'
import { shortId } from '../../platform/kernel/id.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { slugify, tidy } from '../../platform/kernel/text.ts'
import { placed } from '../domain/placement.ts'
import { sourceOf } from '../domain/policy.ts'
import type { Refused } from '../domain/refusals.ts'
import type { Cause } from '../domain/revision.ts'
import { nothingMore, type Structure } from '../domain/structure.ts'
import { t } from '../messages.ts'
import { holdSiret } from '../store/holdSiret.ts'
import { commitStructure } from './commitStructure.ts'

export type NewStructure = Pick<Structure, 'siret' | 'name'> & {
  readonly kinds: readonly Structure['kinds'][number]['kind'][]
} & Partial<
    Pick<
      Structure,
      | 'brand'
      | 'description'
      | 'naf'
      | 'address'
      | 'postCode'
      | 'city'
      | 'department'
      | 'position'
      | 'website'
      | 'activities'
      | 'phone'
      | 'email'
      | 'organisationId'
      | 'fictitious'
    >
  >

type CreateInput = {
  readonly structure: NewStructure
  readonly cause?: Cause
  readonly importId?: string
  readonly source?: string
}

/** Adds a record; the caller has proved that the actor may. */
export const createStructure = (ctx: Ctx, input: CreateInput): Promise<Result<Structure, Refused>> =>
  asSystem(ctx, () => create(ctx, input))

const create = async (ctx: Ctx, input: CreateInput): Promise<Result<Structure, Refused>> => {
  const { kinds, ...given } = input.structure
  const name = tidy(given.name)
  if (name === '') return refuse({ code: 'name-absent', field: 'name', sentence: t.import.nameAbsent })
  if (kinds.length === 0)
    return refuse({ code: 'kind-absent', field: 'kinds', sentence: t.refusals.kindAbsent })
  if (given.siret !== null) {
    const taken = await holdSiret(ctx, given.siret)
    if (taken !== null) return refuse(taken)
  }
  const id = newId()
  const date = today(ctx.clock).toString()
  const source = input.source ?? sourceOf(ctx.actor, { organisationId: null, department: null })
  const blank = { brand: null, description: null, naf: null, address: null, postCode: null, city: null }
  const made: Structure = {
    ...nothingMore,
    ...blank,
    department: null,
    position: null,
    website: null,
    activities: [],
    fictitious: false,
    ...given,
    id,
    slug: `${slugify(name)}-${shortId(id)}`,
    name,
    communeCode: null,
    kinds: kinds.map((kind) => ({ kind, source, sourceDate: date })),
    source,
    sourceDate: date,
    origins: {},
  }
  const { structure, towns } = placed(made, await loadGazetteer(ctx.db))
  if (towns !== null)
    return refuse({ code: 'post-code-town', field: 'postCode', sentence: t.refusals.postCodeTown(towns) })
  await commitStructure(ctx, null, structure, {
    cause: input.cause ?? 'created',
    importId: input.importId ?? null,
  })
  return ok(structure)
}
