import type { OpenMapEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { readDoor } from './readDoor.ts'

/** How the door stands: for the dashboard of the organiser, and for what there is to print. */
export type DoorFigures = {
  readonly expected: number
  readonly present: number
  readonly badges: number
  readonly withoutBadge: number
}

export const doorFigures = async (ctx: Ctx, event: OpenMapEvent): Promise<DoorFigures> => {
  const { people, presences } = await readDoor(ctx, event)
  const badges = people.filter(({ code }) => code !== null).length
  return {
    expected: people.length,
    present: people.filter(({ representativeId }) => presences.has(representativeId)).length,
    badges,
    withoutBadge: people.length - badges,
  }
}
