import { recordChange } from '../../accounts/index.ts'
import { departmentOfPostCode, readStructures, type Structure, same } from '../../directory/index.ts'
import { personIdOf } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import {
  type ProposableField,
  type ProposedChange,
  type ProposedStructure,
  proposable,
} from '../domain/proposal.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'
import { insertProposal } from '../store/proposals.ts'

/** What the author says beside the values. */
export type Words = {
  readonly source: string | null
  readonly message: string | null
  readonly email: string | null
}

/** `joined` when somebody had said the same. */
export type Proposed = { readonly id: string; readonly joined: boolean }

const differing = (structure: Structure, change: ProposedChange): ProposableField[] =>
  proposable.filter(
    (field) => change[field] !== undefined && !same(change[field] ?? null, structure[field] ?? null),
  )

const side = (values: Partial<Structure>, fields: readonly ProposableField[]): ProposedChange =>
  Object.fromEntries(fields.map((field) => [field, values[field] ?? null])) as ProposedChange

/** Somebody, with an account or without, says that a record is wrong. Nothing of it changes before a moderator reads it. */
export const proposeCorrection = async (
  ctx: Ctx,
  {
    structure,
    change,
    words,
  }: { readonly structure: Structure; readonly change: ProposedChange; readonly words: Words },
): Promise<Result<Proposed, Refused>> => {
  const fields = differing(structure, change)
  const message = words.message
  if (fields.length === 0 && message === null)
    return refuse({ code: 'nothing', sentence: t.refusals.nothing })
  const proposed = side(change as Partial<Structure>, fields)
  return asSystem(ctx, async () => {
    const made = await insertProposal(ctx, {
      kind: 'correction',
      structureId: structure.id,
      department: structure.department,
      change: proposed,
      seen: side(structure, fields),
      // Words alone are the same when they are: two people seldom write alike.
      same: fields.length === 0 ? [message] : [proposed],
      author: { personId: personIdOf(ctx.actor), ...words },
    })
    await recordChange(ctx, {
      action: made.joined ? 'proposal.joined' : 'proposal.sent',
      subject: { kind: 'proposal', id: made.id },
      after: { structureId: structure.id },
    })
    return ok(made)
  })
}

/** Somebody describes a structure that is not here. A SIRET that has its record is refused, and named. */
export const proposeStructure = async (
  ctx: Ctx,
  { structure, words }: { readonly structure: ProposedStructure; readonly words: Words },
): Promise<Result<Proposed, Refused>> => {
  const { siret, postCode } = structure
  const [known] = await readStructures(ctx.db, ctx.scope, 'siret', [siret])
  if (known !== undefined)
    return refuse({
      code: 'siret-taken',
      field: 'siret',
      sentence: t.refusals.known(known.name),
      record: { slug: known.slug, name: known.name },
    })
  if (structure.kinds.length === 0)
    return refuse({ code: 'few-kinds', field: 'kinds', sentence: t.refusals.fewKinds })
  return asSystem(ctx, async () => {
    const made = await insertProposal(ctx, {
      kind: 'creation',
      structureId: null,
      department: typeof postCode === 'string' ? departmentOfPostCode(postCode) : null,
      change: structure,
      seen: {},
      same: [siret],
      author: { personId: personIdOf(ctx.actor), ...words },
    })
    await recordChange(ctx, {
      action: made.joined ? 'proposal.joined' : 'proposal.sent',
      subject: { kind: 'proposal', id: made.id },
      after: { siret },
    })
    return ok(made)
  })
}
