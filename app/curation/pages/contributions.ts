import type { PersonContribution } from '../../accounts/index.ts'
import type { Contribution } from '../../administration/index.ts'
import { holds } from '../../platform/access/actor.ts'
import { moderates } from '../domain/policy.ts'
import { countWaiting } from '../store/queue.ts'
import { m } from './moderationMessages.ts'
import { QUEUE, TRASH } from './paths.ts'

const tasksFor = (count: number) =>
  count === 0 ? [] : [{ title: m.tasks.title(count), text: m.tasks.text, href: QUEUE }]

/** The mission, among those who administer: what waits for it. */
export const moderationOfPlatform: Contribution = async (ctx) => {
  if (!holds(ctx.actor, 'mission')) return { tasks: [], shortcuts: [], figures: [] }
  const count = await countWaiting(ctx.db, ctx.scope)
  return {
    tasks: tasksFor(count),
    shortcuts: [
      { title: m.tasks.queue, text: m.tasks.queueText, href: QUEUE },
      { title: m.tasks.trash, text: m.tasks.trashText, href: TRASH },
    ],
    figures: [{ label: m.tasks.figure, value: count, href: QUEUE }],
  }
}

/** The mission and coordinations: what waits in their départements. */
export const moderationOfPerson: PersonContribution = async (ctx, actor) => {
  if (!moderates(actor)) return { tasks: [], steps: [] }
  return {
    tasks: tasksFor(await countWaiting(ctx.db, ctx.scope)),
    steps: [],
    links: [
      { title: m.tasks.queue, text: m.tasks.queueText, href: QUEUE },
      { title: m.tasks.trash, text: m.tasks.trashText, href: TRASH },
    ],
  }
}
