import type { ParticipantRole } from '../../events/index.ts'
import { participantRoles } from '../../events/index.ts'
import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { oneOf } from '../../platform/kernel/oneOf.ts'
import { type Question, questionKinds, type RegistrationCall, type RoleOpening } from '../domain/call.ts'

/** How an event takes registrations; null = it does not. */
export const findCall = async (db: Db, scope: Scope, eventId: string): Promise<RegistrationCall | null> => {
  const row = await db
    .selectFrom('registration_call')
    .selectAll()
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .executeTakeFirst()
  return row === undefined
    ? null
    : {
        eventId: row.event_id,
        opensOn: row.opens_on,
        closesOn: row.closes_on,
        places: row.places,
        taken: row.taken,
        offerHours: row.offer_hours,
        introduction: row.introduction,
      }
}

/** Waits for its turn to give or take places of an event: two registrations never count the same place. */
export const lockCall = async (ctx: Ctx, eventId: string): Promise<RegistrationCall | null> => {
  await ctx.db
    .selectFrom('registration_call')
    .select('event_id')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('event_id', '=', eventId)
    .forUpdate()
    .execute()
  return findCall(ctx.db, ctx.scope, eventId)
}

export const rolesOf = async (db: Db, scope: Scope, eventId: string): Promise<RoleOpening[]> => {
  const rows = await db
    .selectFrom('registration_role')
    .selectAll()
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .execute()
  return rows
    .map((row) => ({
      role: oneOf(participantRoles, row.role),
      places: row.places,
      taken: row.taken,
      perBody: row.per_body,
    }))
    .sort((one, other) => participantRoles.indexOf(one.role) - participantRoles.indexOf(other.role))
}

export const questionsOf = async (db: Db, scope: Scope, eventId: string): Promise<Question[]> => {
  const rows = await db
    .selectFrom('registration_question')
    .selectAll()
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    position: row.position,
    field: row.field,
    roles: row.roles.map((role) => oneOf(participantRoles, role)),
    kind: oneOf(questionKinds, row.kind),
    label: row.label,
    hint: row.hint,
    required: row.required,
    options: row.options,
  }))
}

/** Writes the call and the roles that it opens. Places taken stay what they are; a role left out is closed. */
export const saveCall = async (
  ctx: Ctx,
  call: Omit<RegistrationCall, 'taken'>,
  roles: readonly Omit<RoleOpening, 'taken'>[],
): Promise<void> => {
  const territory_id = ctx.scope.territoryId
  const event_id = call.eventId
  const values = {
    opens_on: call.opensOn,
    closes_on: call.closesOn,
    places: call.places,
    offer_hours: call.offerHours,
    introduction: call.introduction,
  }
  await ctx.db
    .insertInto('registration_call')
    .values({ territory_id, event_id, ...values })
    .onConflict((conflict) => conflict.columns(['territory_id', 'event_id']).doUpdateSet(values))
    .execute()
  await ctx.db
    .deleteFrom('registration_role')
    .where('territory_id', '=', territory_id)
    .where('event_id', '=', event_id)
    .where('role', 'not in', roles.length === 0 ? ['-'] : roles.map(({ role }) => role))
    .execute()
  for (const { role, places, perBody } of roles) {
    const limits = { places, per_body: perBody }
    await ctx.db
      .insertInto('registration_role')
      .values({ territory_id, event_id, role, ...limits })
      .onConflict((conflict) => conflict.columns(['territory_id', 'event_id', 'role']).doUpdateSet(limits))
      .execute()
  }
}

/** Takes (1) or gives back (-1) a place of a role. The table refuses more than there are. The caller holds `lockCall`. */
export const countPlace = async (
  ctx: Ctx,
  eventId: string,
  role: ParticipantRole,
  change: 1 | -1,
): Promise<void> => {
  const territory_id = ctx.scope.territoryId
  await ctx.db
    .updateTable('registration_call')
    .set((row) => ({ taken: row('taken', '+', change) }))
    .where('territory_id', '=', territory_id)
    .where('event_id', '=', eventId)
    .execute()
  await ctx.db
    .updateTable('registration_role')
    .set((row) => ({ taken: row('taken', '+', change) }))
    .where('territory_id', '=', territory_id)
    .where('event_id', '=', eventId)
    .where('role', '=', role)
    .execute()
}

export const saveQuestion = async (ctx: Ctx, eventId: string, question: Question): Promise<void> => {
  const values = {
    position: question.position,
    field: question.field,
    roles: [...question.roles],
    kind: question.kind,
    label: question.label,
    hint: question.hint,
    required: question.required,
    options: [...question.options],
  }
  await ctx.db
    .insertInto('registration_question')
    .values({ territory_id: ctx.scope.territoryId, id: question.id, event_id: eventId, ...values })
    .onConflict((conflict) => conflict.columns(['territory_id', 'id']).doUpdateSet(values))
    .execute()
}

export const removeQuestion = async (ctx: Ctx, id: string): Promise<void> => {
  await ctx.db
    .deleteFrom('registration_question')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', id)
    .execute()
}

/** Writes a call as it stands, with the places it has given already. */
export const insertCall = async (
  ctx: Ctx,
  call: RegistrationCall,
  roles: readonly RoleOpening[],
  questions: readonly Question[],
): Promise<void> => {
  await saveCall(ctx, call, roles)
  const territory_id = ctx.scope.territoryId
  const here = { territory_id, event_id: call.eventId }
  await ctx.db
    .updateTable('registration_call')
    .set({ taken: call.taken })
    .where('territory_id', '=', territory_id)
    .where('event_id', '=', here.event_id)
    .execute()
  for (const { role, taken } of roles)
    await ctx.db
      .updateTable('registration_role')
      .set({ taken })
      .where('territory_id', '=', territory_id)
      .where('event_id', '=', here.event_id)
      .where('role', '=', role)
      .execute()
  for (const question of questions) await saveQuestion(ctx, call.eventId, question)
}
