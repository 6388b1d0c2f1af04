import type { Kysely } from 'kysely'
import type { Scope } from '../../platform/access/scope.ts'
import type { Ctx, Dispatch } from '../../platform/database/context.ts'
import type { DB } from '../../platform/database/schema.ts'
import { secretOf } from '../../platform/database/secrets.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { type Clock, toDate } from '../../platform/kernel/dates.ts'
import { type Digest, digestDue } from '../domain/digest.ts'
import { isTopic, noticesPath, type Topic, topicKeys, topicWords } from '../domain/notice.ts'
import { queueNoticeMail, type Site } from '../mails/noticeMail.ts'
import { m } from '../mails/noticeMessages.ts'
import { UNSUBSCRIBE_KEY } from './notify.ts'

/** Above this a mail is not read to its end: the rest is on the page. */
const SHOWN = 30

type Parts = {
  readonly clock: Clock
  readonly scope: Scope
  readonly dispatch: Dispatch
  readonly site: Site
}

/** Notices that wait for the daily mail: neither read nor archived since. */
const waiting = (ctx: Pick<Ctx, 'db' | 'scope'>, { before }: Digest) =>
  ctx.db
    .selectFrom('notice')
    .where('notice.territory_id', '=', ctx.scope.territoryId)
    .where('notice.frequency', '=', 'daily')
    .where('notice.digest_day', 'is', null)
    .where('notice.read_at', 'is', null)
    .where('notice.archived_at', 'is', null)
    .where('notice.created_at', '<', toDate(before))

const peopleWaiting = (ctx: Pick<Ctx, 'db' | 'scope'>, digest: Digest) =>
  waiting(ctx, digest)
    .innerJoin('person as p', 'p.id', 'notice.person_id')
    .select(['p.id', 'p.email'])
    .distinct()
    .where('p.deactivated_at', 'is', null)
    .orderBy('p.id')
    .execute()

type Told = { readonly id: string; readonly topic: Topic; readonly title: string; readonly body: string }

const blocksOf = (notices: readonly Told[], publicUrl: string) => {
  const shown = notices.slice(0, SHOWN)
  const lists = topicKeys.flatMap((topic) => {
    const items = shown.filter((one) => one.topic === topic)
    if (items.length === 0) return []
    const lines = items.map(({ title, body }) => m.digestItem(title, body))
    return [{ kind: 'list', title: topicWords[topic].label, items: lines } as const]
  })
  const hidden = notices.length - shown.length
  return [
    { kind: 'paragraph', text: m.digestText(notices.length) } as const,
    ...lists,
    ...(hidden > 0 ? [{ kind: 'paragraph', text: m.digestMore(hidden) } as const] : []),
    { kind: 'link', label: m.digestOpen, url: `${publicUrl}${noticesPath}` } as const,
  ]
}

/** One person, one transaction: their notices, their mail and the mark go together. The key of the mail is the day. */
const tell = async (
  ctx: Ctx,
  site: Site,
  to: { readonly id: string; readonly email: string },
  digest: Digest,
): Promise<boolean> => {
  const rows = await waiting(ctx, digest)
    .select(['id', 'topic', 'title', 'body'])
    .where('person_id', '=', to.id)
    .orderBy('created_at')
    .orderBy('id')
    .forUpdate()
    .execute()
  const notices = rows.flatMap(({ topic, ...row }): Told[] => (isTopic(topic) ? [{ ...row, topic }] : []))
  if (notices.length === 0) return false
  const mail = {
    key: `digest:${digest.day}:${to.id}`,
    template: 'digest',
    to,
    subject: m.digestSubject(notices.length),
    title: m.digestTitle,
    blocks: blocksOf(notices, site.publicUrl),
    reason: m.digestReason,
    scope: 'digest',
  } as const
  const queued = await queueNoticeMail(ctx, site, mail, await secretOf(ctx.db, UNSUBSCRIBE_KEY))
  if (!queued) return false
  await ctx.db
    .updateTable('notice')
    .set({ digest_day: digest.day })
    .where('territory_id', '=', ctx.scope.territoryId)
    .where(
      'id',
      'in',
      notices.map(({ id }) => id),
    )
    .execute()
  return true
}

/**
 * Writes the daily mail of everybody who waits for one: at most one for each person and day, however often and by however
 * many workers it runs. What fails for one person does not keep the others waiting; the job is then tried again.
 *
 * @param db acts for the system
 * @returns how many mails were written
 */
export const sendDigests = async (db: Kysely<DB>, parts: Parts): Promise<number> => {
  const { clock, scope, dispatch, site } = parts
  const digest = digestDue(clock.now(), site.territory.zone)
  let written = 0
  const faults: unknown[] = []
  for (const person of await peopleWaiting({ db, scope }, digest)) {
    try {
      const within = { clock, scope, dispatch }
      const work = (ctx: Ctx) => tell(ctx, site, person, digest)
      if (await inTransaction(db, within, work, (sent) => sent)) written += 1
    } catch (error) {
      faults.push(error)
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, `daily mails: ${faults.length} not written`)
  return written
}
