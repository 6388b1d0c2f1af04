import { createHash } from 'node:crypto'
import { roleNames } from '../../events/index.ts'
import { actorKey } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { Presence } from '../domain/checkIn.ts'
import { dayEnd } from '../domain/day.ts'
import { type DoorList, digestOf, type ListedPerson, type PresenceTold } from '../islands/protocol.ts'
import type { DoorDevice } from '../store/devices.ts'
import type { Expected } from '../store/people.ts'
import { type Door, hostName } from '../usecases/readDoor.ts'

/** The list of people as devices keep it. */
export const listedPeople = (people: readonly Expected[]): Promise<ListedPerson[]> =>
  Promise.all(
    people.map(async ({ representativeId, name, body, role, code }) => ({
      id: representativeId,
      name,
      body,
      role: roleNames[role],
      badge: code === null ? null : await digestOf(code),
    })),
  )

/** Changes when somebody is added, renamed or given a badge. */
export const versionOf = (people: readonly Expected[]): string =>
  createHash('sha256')
    .update(JSON.stringify(people.map((one) => [one.representativeId, one.name, one.body, one.code])))
    .digest('base64url')
    .slice(0, 16)

/** Who came, for the device that asks. */
export const toldPresences = (
  ctx: Ctx,
  presences: ReadonlyMap<string, Presence>,
  devices: readonly DoorDevice[],
): PresenceTold[] => {
  const me = actorKey(ctx.actor)
  return [...presences].map(([who, { first, duplicates }]) => ({
    who,
    arrivals: [first, ...duplicates].map(({ id, at, actor }) => ({
      id,
      at: at.getTime(),
      by: hostName(devices, actor),
      mine: actor === me,
    })),
  }))
}

export const doorList = async (ctx: Ctx, door: Door, csrf: string): Promise<DoorList> => ({
  people: await listedPeople(door.people),
  presences: toldPresences(ctx, door.presences, door.devices),
  version: versionOf(door.people),
  csrf,
  until: dayEnd(door.event).epochMilliseconds,
})
