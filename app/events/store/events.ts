import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { oneOf } from '../../platform/kernel/oneOf.ts'
import {
  type EventPartner,
  type EventStatus,
  type OpenMapEvent,
  type ProgrammeItem,
  partnerRoles,
  programmeKinds,
} from '../domain/event.ts'
import { fromEvent, toEvent } from './rows.ts'
import { selectEvents } from './selectEvents.ts'

export const findEventBySlug = async (db: Db, scope: Scope, slug: string): Promise<OpenMapEvent | null> => {
  const row = await selectEvents(db, scope).where('event.slug', '=', slug).executeTakeFirst()
  return row === undefined ? null : toEvent(row)
}

export const findEventById = async (db: Db, scope: Scope, id: string): Promise<OpenMapEvent | null> => {
  const row = await selectEvents(db, scope).where('event.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toEvent(row)
}

/** Départements where the body that organises an event acts. */
export const organiserDepartments = async (
  db: Db,
  scope: Scope,
  { organiserId }: Pick<OpenMapEvent, 'organiserId'>,
): Promise<readonly string[]> => {
  if (organiserId === null) return []
  const row = await db
    .selectFrom('organisation')
    .select('departments')
    .where('territory_id', '=', scope.territoryId)
    .where('id', '=', organiserId)
    .executeTakeFirst()
  return row?.departments ?? []
}

/** Events in these states, the next to come first. */
export const listEvents = async (
  db: Db,
  scope: Scope,
  statuses: readonly EventStatus[],
): Promise<OpenMapEvent[]> => {
  const rows = await selectEvents(db, scope)
    .where('event.status', 'in', [...statuses])
    .orderBy('event.day')
    .execute()
  return rows.map(toEvent)
}

export const insertEvent = async (ctx: Ctx, event: OpenMapEvent): Promise<void> => {
  const now = toDate(ctx.clock.now())
  await ctx.db
    .insertInto('event')
    .values({ territory_id: ctx.scope.territoryId, ...fromEvent(event), created_at: now, updated_at: now })
    .execute()
}

export const updateEvent = async (ctx: Ctx, event: OpenMapEvent): Promise<void> => {
  // Counted by `raiseRevision` alone.
  const { revision: _, ...rest } = fromEvent(event)
  await ctx.db
    .updateTable('event')
    .set({ ...rest, updated_at: toDate(ctx.clock.now()) })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', event.id)
    .execute()
}

/** Calendars that hold the day have something to follow: their entries grow by one. */
export const raiseRevision = async (ctx: Ctx, eventId: string): Promise<void> => {
  await ctx.db
    .updateTable('event')
    .set((row) => ({ revision: row('revision', '+', 1) }))
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', eventId)
    .execute()
}

/** Waits for its turn to change the participants or the timetable of an event: two of them never interleave. */
export const lockEvent = async (ctx: Ctx, eventId: string): Promise<void> => {
  await ctx.db
    .selectFrom('event')
    .select('id')
    .where('territory_id', '=', ctx.scope.territoryId)
    .where('id', '=', eventId)
    .forUpdate()
    .execute()
}

export const programmeOf = async (db: Db, scope: Scope, eventId: string): Promise<ProgrammeItem[]> => {
  const rows = await db
    .selectFrom('programme_item')
    .selectAll()
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    position: row.position,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    kind: oneOf(programmeKinds, row.kind),
    title: row.title,
    description: row.description,
    room: row.room,
    speakers: row.speakers,
  }))
}

export const partnersOf = async (db: Db, scope: Scope, eventId: string): Promise<EventPartner[]> => {
  const rows = await db
    .selectFrom('event_partner')
    .selectAll()
    .where('territory_id', '=', scope.territoryId)
    .where('event_id', '=', eventId)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    position: row.position,
    role: oneOf(partnerRoles, row.role),
    name: row.name,
    note: row.note,
    organisationId: row.organisation_id,
    link: row.link,
    logoId: row.logo_id,
  }))
}

/** Replaces the programme of an event. */
export const replaceProgramme = async (
  ctx: Ctx,
  eventId: string,
  items: readonly ProgrammeItem[],
): Promise<void> => {
  const territory_id = ctx.scope.territoryId
  await ctx.db
    .deleteFrom('programme_item')
    .where('territory_id', '=', territory_id)
    .where('event_id', '=', eventId)
    .execute()
  if (items.length === 0) return
  await ctx.db
    .insertInto('programme_item')
    .values(
      items.map(({ id, position, startsAt, endsAt, kind, title, description, room, speakers }) => ({
        territory_id,
        event_id: eventId,
        id,
        position,
        starts_at: startsAt,
        ends_at: endsAt,
        kind,
        title,
        description,
        room,
        speakers: [...speakers],
      })),
    )
    .execute()
}

/** Replaces the organisations named on the page of an event. */
export const replacePartners = async (
  ctx: Ctx,
  eventId: string,
  partners: readonly EventPartner[],
): Promise<void> => {
  const territory_id = ctx.scope.territoryId
  await ctx.db
    .deleteFrom('event_partner')
    .where('territory_id', '=', territory_id)
    .where('event_id', '=', eventId)
    .execute()
  if (partners.length === 0) return
  await ctx.db
    .insertInto('event_partner')
    .values(
      partners.map(({ id, position, role, name, note, organisationId, link, logoId }) => ({
        territory_id,
        event_id: eventId,
        id,
        position,
        role,
        name,
        note,
        organisation_id: organisationId,
        link,
        logo_id: logoId,
      })),
    )
    .execute()
}
