import type { Ctx } from '../../platform/database/context.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { frequencyOf, type Topic } from '../domain/notice.ts'
import { preferencesOf } from '../store/noticePreferences.ts'

/** Among these addresses, in lower case, those of accounts that want no mail of this topic. */
export const refusingTopic = (
  ctx: Ctx,
  topic: Topic,
  addresses: readonly string[],
): Promise<ReadonlySet<string>> =>
  asSystem(ctx, async ({ db, scope }) => {
    if (addresses.length === 0) return new Set()
    const people = await db
      .selectFrom('person')
      .select(['id', 'email'])
      .where('email', 'in', [...addresses])
      .where('email_verified', '=', true)
      .execute()
    const chosen = await preferencesOf(
      db,
      scope,
      people.map(({ id }) => id),
    )
    return new Set(
      people.flatMap(({ id, email }) =>
        frequencyOf(topic, chosen.get(id) ?? {}) === 'never' ? [email] : [],
      ),
    )
  })
