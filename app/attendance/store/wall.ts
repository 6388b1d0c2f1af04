import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'

/** The hours of a published timetable: how many meetings, at how many tables; never whose. */
export type WallSlot = {
  readonly startsAt: string
  readonly endsAt: string
  readonly meetings: number
  readonly tables: number
}

/** Read through a function of the database: whoever looks at the wall sees no row of it. */
export const wallSlotsOf = async (db: Db, eventId: string): Promise<readonly WallSlot[]> => {
  const { rows } = await sql<WallSlot>`
    select to_char(starts_at, 'YYYY-MM-DD"T"HH24:MI:SS') as "startsAt",
      to_char(ends_at, 'YYYY-MM-DD"T"HH24:MI:SS') as "endsAt", meetings, tables
    from access.wall_slots(${eventId})`.execute(db)
  return rows
}
