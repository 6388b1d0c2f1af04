import type { Scope } from '../../platform/access/scope.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import type { Participant } from '../domain/participant.ts'
import type { MeetingDay } from '../domain/toProblem.ts'
import { forbidsOf } from './forbids.ts'
import { participantsOf } from './participants.ts'
import { slotsOf, tablesOf, unavailabilityOf } from './plan.ts'
import { wishesOf } from './wishes.ts'

/** A meeting day with the names of its participants. */
export type NamedDay = Omit<MeetingDay, 'participants'> & { readonly participants: readonly Participant[] }

/** Everything that a timetable of this event depends on, as it stands now. */
export const meetingDayOf = async (db: Db, scope: Scope, event: OpenMapEvent): Promise<NamedDay> => {
  // One after the other: inside a transaction there is one connection.
  const slots = await slotsOf(db, scope, event.id)
  const tables = await tablesOf(db, scope, event.id)
  const participants = await participantsOf(db, scope, event.id)
  const unavailable = await unavailabilityOf(db, scope, event.id)
  const wishes = await wishesOf(db, scope, event.id)
  const forbids = await forbidsOf(db, scope, event.id)
  return {
    slots: slots.filter((slot) => slot.active),
    tables: tables.filter((table) => table.active),
    participants,
    unavailable,
    wishes,
    forbids,
    weights: event.weights,
    buyerQuota: event.buyerQuota,
    supplierQuota: event.supplierQuota,
  }
}
