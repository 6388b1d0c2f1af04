import { type OpenMapEvent, recordPeople, slotsOf } from '../../events/index.ts'
import { organiserPage } from '../../events/pages/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { type Typed, untouched } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import { readDoor } from '../usecases/readDoor.ts'
import { w } from './messages.ts'
import { type Filter, presentRows } from './presentDoor.ts'
import { WelcomePage } from './welcomeView.tsx'

/** First slots of the hours by their identifier: until when somebody is late. */
export const startsOf = async (ctx: Ctx, event: OpenMapEvent): Promise<ReadonlyMap<string, string>> =>
  new Map((await slotsOf(ctx.db, ctx.scope, event.id)).map(({ id, startsAt }) => [id, startsAt]))

/** The organiser's page of the door, as it is, or with a form to mend. */
export const welcomePage = async (
  ctx: Ctx,
  event: OpenMapEvent,
  keys: FormKeys,
  asked: {
    readonly typed: string
    readonly filter: Filter
    readonly badge?: Typed
    readonly walkIn?: Typed
  },
) => {
  const door = await readDoor(ctx, event)
  const { rows, people, total } = presentRows(door, await startsOf(ctx, event), asked)
  await recordPeople(ctx, event, people)
  const { badge = untouched, walkIn = untouched, typed, filter } = asked
  return organiserPage(
    event,
    w.welcome.title,
    <WelcomePage {...{ door, keys, typed, filter, rows, total, badge, walkIn }} />,
    asked.badge === undefined && asked.walkIn === undefined ? {} : { status: 422 },
  )
}
