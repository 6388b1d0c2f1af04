import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { asSystem } from '../../platform/database/scoped.ts'
import { secretOf } from '../../platform/database/secrets.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { frequencyOf, isOwnPath, type Topic, topics, topicWords } from '../domain/notice.ts'
import { queueNoticeMail, type Site } from '../mails/noticeMail.ts'
import { m } from '../mails/noticeMessages.ts'
import { preferencesOf } from '../store/noticePreferences.ts'
import { type NoticeTarget, type Recipient, recipientsOf } from '../store/noticeRecipients.ts'

/** Name of the key that seals the links of optional mails. */
export const UNSUBSCRIBE_KEY = 'unsubscribe'

/** Something that somebody should know: who, about what, and the page where they do something about it. */
export type NewNotice = NoticeTarget & {
  readonly topic: Topic
  /** What happened, to what: each person is told once for each key, ever. `join-request:ID:asked` */
  readonly key: string
  /** One line, with its subject and verb. It is also the subject of the mail: no personal data. */
  readonly title: string
  /** One or two sentences: what it means, what to do. */
  readonly text: string
  /** The page to open: a path of ours. */
  readonly href: string
  /** Words of the button of the mail, a verb: « Examiner la demande ». */
  readonly action?: string
  /** Subject of the mail, where the title would say too much over a shoulder. */
  readonly subject?: string
  /** Whoever did it needs not be told. */
  readonly except?: string
}

/** Writes the notice of each person who has none of this key yet, with the frequency that they chose. */
const write = async (ctx: Ctx, notice: NewNotice, people: readonly Recipient[]) => {
  const chosen = await preferencesOf(
    ctx.db,
    ctx.scope,
    people.map(({ id }) => id),
  )
  const rows = people.map(({ id, shared }) => ({
    territory_id: ctx.scope.territoryId,
    id: newId(),
    person_id: id,
    topic: notice.topic,
    key: notice.key,
    title: notice.title,
    body: notice.text,
    href: notice.href,
    frequency: shared ? 'never' : frequencyOf(notice.topic, chosen.get(id) ?? {}),
    created_at: toDate(ctx.clock.now()),
  }))
  return ctx.db
    .insertInto('notice')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['territory_id', 'person_id', 'key']).doNothing())
    .returning(['person_id', 'frequency'])
    .execute()
}

/**
 * Tells people something: in their notifications always, by mail at once, in the mail of the day or not at all, as each of
 * them chose. In the transaction of the caller, whoever acts there; the same key tells nobody twice.
 *
 * @returns how many people were told now
 * @example
 * await notify(ctx, services, { bodyId, role: 'manager', topic: 'body', key: `join-request:${id}:asked`, title: …,
 *   text: …, href: '/compte/organisme/membres', action: 'Examiner la demande' })
 */
export const notify = async (ctx: Ctx, site: Site, notice: NewNotice): Promise<number> => {
  if (!isOwnPath(notice.href)) throw new Error(`not a path of ours: ${notice.href}`)
  // Whoever does something seldom may read the choices and the addresses of those who must know.
  return asSystem(ctx, () => tell(ctx, site, notice))
}

const tell = async (ctx: Ctx, site: Site, notice: NewNotice): Promise<number> => {
  const people = (await recipientsOf(ctx, notice)).filter(({ id }) => id !== notice.except)
  if (people.length === 0) return 0
  const told = await write(ctx, notice, people)
  const now = new Set(told.filter(({ frequency }) => frequency === 'immediate').map((row) => row.person_id))
  if (now.size === 0) return told.length
  const key = await secretOf(ctx.db, UNSUBSCRIBE_KEY)
  const { mandatory } = topics[notice.topic]
  const { label } = topicWords[notice.topic]
  for (const to of people.filter(({ id }) => now.has(id))) {
    const mail = {
      key: `notice:${notice.key}:${to.id}`,
      template: `notice-${notice.topic}`,
      to,
      subject: notice.subject ?? notice.title,
      title: notice.title,
      blocks: [
        { kind: 'paragraph', text: notice.text },
        { kind: 'link', label: notice.action ?? m.open, url: `${site.publicUrl}${notice.href}` },
      ],
      reason: mandatory ? m.mandatory(label) : m.optional(label),
      scope: mandatory ? null : notice.topic,
    } as const
    await queueNoticeMail(ctx, site, mail, key)
  }
  return told.length
}

/**
 * What a notice told of is over (a request that a colleague answered, an invitation withdrawn): whoever has not read it
 * needs not any more, and no daily mail will tell it.
 */
export const closeNotice = async (ctx: Ctx, key: string): Promise<void> => {
  await asSystem(ctx, () =>
    ctx.db
      .updateTable('notice')
      .set({ read_at: toDate(ctx.clock.now()) })
      .where('territory_id', '=', ctx.scope.territoryId)
      .where('key', '=', key)
      .where('read_at', 'is', null)
      .execute(),
  )
}
