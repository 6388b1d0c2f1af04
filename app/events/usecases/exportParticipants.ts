import { findOrganisations } from '../../accounts/index.ts'
import { readStructures } from '../../directory/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { t } from '../messages.ts'
import { participantsOf } from '../store/participants.ts'
import { slotsOf, unavailabilityOf } from '../store/plan.ts'
import type { Export } from './exporting.ts'

const listed = (parts: readonly (string | number)[]): string => parts.join(' | ')

/** Everybody registered, in the columns that `importParticipants` reads; unavailable slots by number, from 1. */
export const exportParticipants = async (
  ctx: Ctx,
  { event }: { readonly event: OpenMapEvent },
): Promise<Export> => {
  const participants = await participantsOf(ctx.db, ctx.scope, event.id)
  const ids = participants.flatMap(({ structureId }) => structureId ?? [])
  const structures = new Map(
    (await readStructures(ctx.db, ctx.scope, 'id', ids)).map(({ id, siret }) => [id, siret]),
  )
  const organisations = new Map(
    (await findOrganisations(ctx.db, ctx.scope)).map(({ id, slug }) => [id, slug]),
  )
  const slots = (await slotsOf(ctx.db, ctx.scope, event.id)).filter(({ active }) => active)
  const numbers = new Map(slots.map(({ id }, index) => [id, index + 1]))
  const closed = await unavailabilityOf(ctx.db, ctx.scope, event.id)
  const records = participants.map((one) => ({
    name: one.displayName,
    role: one.role,
    siret: structures.get(one.structureId ?? '') ?? null,
    organisation: organisations.get(one.organisationId ?? '') ?? null,
    quota: one.quota,
    unavailable: closed
      .flatMap(({ participantId, slotId }) => (participantId === one.id ? (numbers.get(slotId) ?? []) : []))
      .sort((a, b) => a - b),
    representatives: one.representatives.map(({ name, email }) => ({ name, email })),
  }))
  return {
    columns: Object.values(t.export.participants),
    rows: records.map(({ name, role, siret, organisation, quota, unavailable, representatives }) => [
      name,
      t.roles[role],
      siret,
      organisation,
      quota,
      listed(unavailable),
      listed(representatives.flatMap((person) => person.name ?? [])),
      listed(representatives.flatMap((person) => person.email ?? [])),
    ]),
    document: { event: event.slug, participants: records },
  }
}
