import type { IndexedProblem, NamedProblem, Replan } from '../../../packages/scheduler/index.ts'
import type { Placed, TimetableMeeting } from './timetable.ts'
import { type MeetingDay, toProblem } from './toProblem.ts'

/** Somebody who is not there: until a slot, or for the rest of the day. */
export type Missing = { readonly participantId: string; readonly untilSlotId: string | null }

/** A published meeting in the numbers of the day; -1 for a slot or a table that the plan has retired. */
export type PublishedPlace = {
  readonly buyer: string
  readonly supplier: string
  readonly slot: number
  readonly table: number
}

/** The slots that somebody missing cannot hold, from now on. */
const closedBy = (
  slots: readonly { readonly id: string }[],
  missing: Missing,
  begun: number,
): readonly { readonly participantId: string; readonly slotId: string }[] => {
  const until = slots.findIndex(({ id }) => id === missing.untilSlotId)
  return slots
    .slice(begun, until === -1 ? slots.length : until)
    .map(({ id }) => ({ participantId: missing.participantId, slotId: id }))
}

/**
 * The problem of the rest of a day. Meetings published without a wish (asked for since, or by the parties themselves) count
 * as asked for: mending takes nobody's meeting for want of a wish.
 *
 * @param begun slots of the past, and those too near to be changed
 */
export const replanDay = (
  day: MeetingDay,
  published: readonly TimetableMeeting[],
  missing: readonly Missing[],
  begun: number,
): { readonly problem: NamedProblem; readonly published: readonly PublishedPlace[] } => {
  const unavailable = [...day.unavailable, ...missing.flatMap((one) => closedBy(day.slots, one, begun))]
  const problem = toProblem({ ...day, unavailable })
  const asked = new Set(problem.requests.map(({ buyer, supplier }) => `${buyer}>${supplier}`))
  const present = new Set(day.participants.map(({ id }) => id))
  const more = published.filter(
    ({ buyerId, supplierId }) =>
      !asked.has(`${buyerId}>${supplierId}`) && present.has(buyerId) && present.has(supplierId),
  )
  const slotAt = new Map(day.slots.map(({ id }, index) => [id, index]))
  const tableAt = new Map(day.tables.map(({ id }, index) => [id, index]))
  return {
    problem: {
      ...problem,
      requests: [
        ...problem.requests,
        ...more.map(({ buyerId, supplierId, weight }) => ({ buyer: buyerId, supplier: supplierId, weight })),
      ],
    },
    published: published.map(({ buyerId, supplierId, slotId, tableId }) => ({
      buyer: buyerId,
      supplier: supplierId,
      slot: slotAt.get(slotId) ?? -1,
      table: tableAt.get(tableId) ?? -1,
    })),
  }
}

/** The engine's answer in the identifiers of the event; what was pinned stays pinned. */
export const meetingsAfter = (
  day: MeetingDay,
  { problem, buyerIds, supplierIds }: IndexedProblem,
  answer: Replan,
  published: readonly TimetableMeeting[],
  newId: () => string,
): readonly TimetableMeeting[] => {
  const key = ({ buyerId, supplierId }: Pick<Placed, 'buyerId' | 'supplierId'>): string =>
    `${buyerId}>${supplierId}`
  const before = new Map(published.map((meeting) => [key(meeting), meeting]))
  const weights = new Map(problem.requests.map(({ a, b, weight }) => [`${a}-${b}`, weight]))
  const at = (ids: readonly { readonly id: string }[] | readonly string[], index: number): string => {
    const found = ids[index]
    if (found === undefined) throw new Error(`the scheduler answered an index out of range: ${index}`)
    return typeof found === 'string' ? found : found.id
  }
  return answer.meetings.map(({ a, b, slot, table }) => {
    const pair = { buyerId: at(buyerIds, a), supplierId: at(supplierIds, b) }
    const was = before.get(key(pair))
    return {
      ...pair,
      id: newId(),
      slotId: at(day.slots, slot),
      tableId: at(day.tables, table),
      weight: weights.get(`${a}-${b}`) ?? was?.weight ?? 0,
      pinned: was?.pinned ?? false,
    }
  })
}
