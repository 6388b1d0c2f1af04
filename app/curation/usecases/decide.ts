import { recordChange, type Site } from '../../accounts/index.ts'
import {
  changeStructure,
  createStructure,
  type NewStructure,
  readStructures,
  type Structure,
  type StructureChange,
  siret,
  tendsRecord,
} from '../../directory/index.ts'
import { personIdOf } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { changedSince } from '../domain/conflicts.ts'
import {
  fieldsOf,
  isOpen,
  type ProposableField,
  type Proposal,
  type ProposedStructure,
  type RefusalReason,
} from '../domain/proposal.ts'
import type { Refused } from '../domain/refusals.ts'
import { tellAuthors } from '../mails/tellAuthors.ts'
import { t } from '../messages.ts'
import { answerProposal, authorsOf, findProposal } from '../store/proposals.ts'
import { grantRecord } from './claim.ts'

export type Decided = { readonly proposal: Proposal; readonly structure: Structure | null }

const no = (code: string, sentence: string, field?: string) =>
  refuse<Refused>({ code, sentence, ...(field === undefined ? {} : { field }) })

/** A structure must keep these to be one. */
const NEEDED: readonly string[] = ['siret', 'name', 'kinds']

const recordOf = async (ctx: Ctx, { structureId }: Proposal): Promise<Structure | null> =>
  structureId === null
    ? null
    : ((await readStructures(ctx.db, ctx.scope, 'id', [structureId], { deleted: true }))[0] ?? null)

/** The proposal, held until the end, if whoever acts may decide it and nobody has. Runs as the system. */
const hold = async (ctx: Ctx, id: string): Promise<Result<Decided, Refused>> => {
  const proposal = await findProposal(ctx.db, ctx.scope, id, { lock: true })
  if (proposal === null) return no('answered', t.refusals.answered)
  const structure = await recordOf(ctx, proposal)
  const department = structure === null ? proposal.department : structure.department
  if (!tendsRecord(ctx.actor, { organisationId: null, department }))
    return no('notAllowed', t.refusals.notAllowed)
  return isOpen(proposal) ? ok({ proposal, structure }) : no('answered', t.refusals.answered)
}

type Acceptance = {
  readonly id: string
  readonly fields: readonly string[]
  /** The version of the record that the moderator read; without one, the record must be as the author read it. */
  readonly version?: number
}

const picked = <T extends object>(values: T, fields: readonly string[]): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([field]) => fields.includes(field))) as Partial<T>

const correct = async (
  ctx: Ctx,
  { proposal, structure }: Decided,
  fields: readonly ProposableField[],
  version: number | undefined,
): Promise<Result<Structure, Refused>> => {
  if (structure === null || structure.deletedAt !== null) return no('unknown', t.refusals.unknown)
  const stale = version === undefined ? changedSince(proposal, structure) : []
  if (stale.length > 0) return refuse({ code: 'conflict', fields: stale, sentence: t.refusals.conflict })
  const done = await changeStructure(ctx, {
    structureId: structure.id,
    change: picked(proposal.change as StructureChange, fields),
    cause: 'suggestion',
    version: version ?? structure.version,
  })
  if (done.ok) return ok(done.value.structure)
  return refuse(
    done.refusal.code === 'conflict' ? { ...done.refusal, sentence: t.refusals.conflict } : done.refusal,
  )
}

const create = async (
  ctx: Ctx,
  { proposal }: Decided,
  fields: readonly string[],
): Promise<Result<Structure, Refused>> => {
  const described = proposal.change as ProposedStructure
  const number = siret(described.siret)
  if (!number.ok) return number
  const structure = picked(described, [...NEEDED, ...fields]) as NewStructure
  return createStructure(ctx, {
    structure: {
      ...structure,
      siret: number.value,
      // A town that no list knows has its département all the same.
      ...(fields.includes('postCode') ? { department: proposal.department } : {}),
    },
    cause: 'suggestion',
  })
}

const grant = async (
  ctx: Ctx,
  site: Site,
  { proposal, structure }: Decided,
): Promise<Result<Structure, Refused>> => {
  const [author] = await authorsOf(ctx.db, ctx.scope, proposal.id)
  if (structure === null || author?.personId == null) return no('authorGone', t.refusals.authorGone)
  const given = await grantRecord(ctx, { site, structureId: structure.id, personId: author.personId })
  return given.ok ? ok(structure) : given
}

/** Accepts a proposal, whole or the fields that are ticked; its author is told. */
export const acceptProposal = (
  ctx: Ctx,
  site: Site,
  { id, fields: ticked, version }: Acceptance,
): Promise<Result<Decided, Refused>> =>
  asSystem(ctx, async () => {
    const held = await hold(ctx, id)
    if (!held.ok) return held
    const { proposal } = held.value
    const all = fieldsOf(proposal)
    const fields = all.filter(
      (field) => ticked.includes(field) || (proposal.kind === 'creation' && NEEDED.includes(field)),
    )
    if (all.length > 0 && fields.length === 0) return no('noField', t.refusals.noField, 'fields')
    const written =
      proposal.kind === 'claim'
        ? await grant(ctx, site, held.value)
        : proposal.kind === 'creation'
          ? await create(ctx, held.value, fields)
          : all.length === 0
            ? ok(held.value.structure)
            : await correct(ctx, held.value, fields, version)
    if (!written.ok) return written
    const state = fields.length === all.length ? 'accepted' : 'partly'
    const structure = written.value
    await answerProposal(ctx, id, {
      state,
      by: personIdOf(ctx.actor),
      accepted: fields,
      ...(structure === null ? {} : { structureId: structure.id }),
    })
    await recordChange(ctx, {
      action: state === 'accepted' ? 'proposal.accepted' : 'proposal.accepted-partly',
      subject: { kind: 'proposal', id },
      after: { structureId: structure?.id ?? null, fields },
    })
    await tellAuthors(ctx, site, { proposal, structure, state, fields })
    return ok({ proposal, structure })
  })

/** Refuses a proposal, for a reason that its author reads. */
export const refuseProposal = (
  ctx: Ctx,
  site: Site,
  {
    id,
    reason,
    text,
  }: { readonly id: string; readonly reason: RefusalReason | null; readonly text: string | null },
): Promise<Result<Decided, Refused>> =>
  asSystem(ctx, async () => {
    if (reason === null) return no('noReason', t.refusals.noReason, 'reason')
    if (reason === 'other' && text === null) return no('otherReason', t.refusals.otherReason, 'text')
    const held = await hold(ctx, id)
    if (!held.ok) return held
    await answerProposal(ctx, id, { state: 'refused', by: personIdOf(ctx.actor), reason, text })
    await recordChange(ctx, {
      action: 'proposal.refused',
      subject: { kind: 'proposal', id },
      after: { structureId: held.value.structure?.id ?? null, reason },
    })
    await tellAuthors(ctx, site, { ...held.value, state: 'refused', reason, text })
    return held
  })

/** Asks the author for what is missing; the proposal waits, apart from the others. */
export const askAuthor = (
  ctx: Ctx,
  site: Site,
  { id, text }: { readonly id: string; readonly text: string | null },
): Promise<Result<Decided, Refused>> =>
  asSystem(ctx, async () => {
    if (text === null) return no('noQuestion', t.refusals.noQuestion, 'question')
    const held = await hold(ctx, id)
    if (!held.ok) return held
    const authors = await authorsOf(ctx.db, ctx.scope, id)
    if (authors.every(({ email, personId }) => email === null && personId === null))
      return no('noAddress', t.refusals.noAddress, 'question')
    await answerProposal(ctx, id, { state: 'asked', by: personIdOf(ctx.actor), text })
    await recordChange(ctx, {
      action: 'proposal.question-asked',
      subject: { kind: 'proposal', id },
      after: { structureId: held.value.structure?.id ?? null },
    })
    await tellAuthors(ctx, site, { ...held.value, state: 'asked', text })
    return held
  })
