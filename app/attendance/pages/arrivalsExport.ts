import { roleNames, slotsOf } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { type Sheet, writeXlsx } from '../../platform/tables/write.ts'
import { type Door, hostName } from '../usecases/readDoor.ts'
import { w } from './messages.ts'
import { hourAt, stateOf } from './presentDoor.ts'

const columnsOf = (slots: ReadonlyMap<string, string>, door: Door): Sheet => ({
  name: w.export.sheet,
  columns: Object.values(w.export.columns),
  rows: door.people.map((person) => {
    const first = door.presences.get(person.representativeId)?.first
    return [
      person.body,
      roleNames[person.role],
      person.name,
      first === undefined ? stateOf(door, slots, person) : w.export.present,
      first === undefined ? null : hourAt(first.at, door.event.zone),
      first === undefined ? null : w.export.ways[first.way],
      first === undefined ? null : hostName(door.devices, first.actor),
    ]
  }),
})

/** Whom the door expected, who came and when, as a workbook: one row for each person. */
export const arrivalsXlsx = async (ctx: Ctx, door: Door): Promise<Uint8Array> => {
  const slots = await slotsOf(ctx.db, ctx.scope, door.event.id)
  return writeXlsx([columnsOf(new Map(slots.map(({ id, startsAt }) => [id, startsAt])), door)])
}
