import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { oneOf } from '../../platform/kernel/oneOf.ts'
import {
  delegations,
  nameKey,
  type Participant,
  participantRoles,
  type Representative,
} from '../domain/participant.ts'

/** Everybody registered, with their representatives, by role then name. */
export const participantsOf = async (db: Db, scope: Scope, eventId: string): Promise<Participant[]> => {
  const rows = await db
    .selectFrom('participant')
    .select(['id', 'role', 'display_name', 'organisation_id', 'structure_id', 'quota', 'least', 'delegation'])
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .orderBy('role')
    .orderBy('name_key')
    .execute()
  const people = await db
    .selectFrom('representative')
    .select(['id', 'participant_id', 'position', 'name', 'email'])
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .orderBy('position')
    .execute()
  const byParticipant = new Map<string, Representative[]>()
  for (const { participant_id, ...person } of people) {
    const known = byParticipant.get(participant_id)
    if (known === undefined) byParticipant.set(participant_id, [person])
    else known.push(person)
  }
  return rows.map((row) => ({
    id: row.id,
    role: oneOf(participantRoles, row.role),
    displayName: row.display_name,
    organisationId: row.organisation_id,
    structureId: row.structure_id,
    quota: row.quota,
    least: row.least,
    delegation: oneOf(delegations, row.delegation),
    representatives: byParticipant.get(row.id) ?? [],
  }))
}

/** Writes participants, new or known by their id, and replaces their representatives. */
export const saveParticipants = async (
  ctx: Ctx,
  eventId: string,
  participants: readonly Participant[],
): Promise<void> => {
  if (participants.length === 0) return
  const territory_id = ctx.scope.territoryId
  const created_at = toDate(ctx.clock.now())
  await ctx.db
    .insertInto('participant')
    .values(
      participants.map((one) => ({
        territory_id,
        event_id: eventId,
        id: one.id,
        role: one.role,
        display_name: one.displayName,
        name_key: nameKey(one.displayName),
        organisation_id: one.organisationId,
        structure_id: one.structureId,
        quota: one.quota,
        least: one.least,
        delegation: one.delegation,
        created_at,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['territory_id', 'id']).doUpdateSet((row) => ({
        display_name: row.ref('excluded.display_name'),
        name_key: row.ref('excluded.name_key'),
        organisation_id: row.ref('excluded.organisation_id'),
        structure_id: row.ref('excluded.structure_id'),
        quota: row.ref('excluded.quota'),
        least: row.ref('excluded.least'),
        delegation: row.ref('excluded.delegation'),
      })),
    )
    .execute()
  await ctx.db
    .deleteFrom('representative')
    .where('territory_id', '=', territory_id)
    .where(
      'participant_id',
      'in',
      participants.map((one) => one.id),
    )
    .execute()
  const people = participants.flatMap((one) =>
    one.representatives.map((person) => ({
      territory_id,
      event_id: eventId,
      participant_id: one.id,
      ...person,
    })),
  )
  if (people.length > 0) await ctx.db.insertInto('representative').values(people).execute()
}

export const updateRepresentative = async (
  ctx: Ctx,
  participantId: string,
  { id, name, email }: { readonly id: string; readonly name: string | null; readonly email: string | null },
): Promise<void> => {
  await ctx.db
    .updateTable('representative')
    .set({ name, email })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('participant_id', '=', participantId)
    .where('id', '=', id)
    .execute()
}

/** Writes how many meetings a participant may have, must have, and may hold at once. */
export const updateLimits = async (
  ctx: Ctx,
  { id, quota, least, delegation }: Pick<Participant, 'id' | 'quota' | 'least' | 'delegation'>,
): Promise<void> => {
  await ctx.db
    .updateTable('participant')
    .set({ quota, least, delegation })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', id)
    .execute()
}

/** Does a meeting of any version, published or not, count on this participant? */
export const hasMeetings = async (db: Db, scope: Scope, participantId: string): Promise<boolean> => {
  const row = await db
    .selectFrom('meeting')
    .select('id')
    .where('territory_id', '=', scope.territoryId)
    .where((meeting) =>
      meeting.or([meeting('buyer_id', '=', participantId), meeting('supplier_id', '=', participantId)]),
    )
    .executeTakeFirst()
  return row !== undefined
}
