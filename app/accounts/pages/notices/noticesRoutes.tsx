import { z } from 'zod'
import type { PersonActor } from '../../../platform/access/actor.ts'
import { person } from '../../../platform/access/policy.ts'
import type { Ctx } from '../../../platform/database/context.ts'
import { optional, pageNumber } from '../../../platform/http/input.ts'
import { page, redirect } from '../../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../../platform/http/route.ts'
import { pageCount } from '../../../platform/kernel/pagination.ts'
import { noticesPath } from '../../domain/notice.ts'
import { archiveNotice, countNotices, findNotice, listNotices, markNotices } from '../../store/notices.ts'
import { n } from './messages.ts'
import { NoticesPage } from './noticesView.tsx'
import {
  type NoticeView,
  noticesHref,
  presentGroups,
  presentTopics,
  type TopicSlug,
  topicOfSlug,
  topicSlugList,
} from './presentNotices.ts'

const PAGE_SIZE = 20

/** State of the list, in its address and in the forms that come back to it. */
const viewShape = {
  sujet: optional(z.enum(topicSlugList)),
  vue: optional(z.literal('archivees')),
  page: pageNumber,
}

type ViewInput = {
  readonly sujet?: TopicSlug | undefined
  readonly vue?: 'archivees' | undefined
  readonly page: number
}

const viewOf = ({ sujet, vue, page: number }: ViewInput): NoticeView => ({
  topic: topicOfSlug(sujet),
  archived: vue !== undefined,
  page: number,
})

/** The policy has allowed people only. */
export const personOf = (actor: { readonly kind: string }): PersonActor => {
  if (actor.kind !== 'person') throw new Error('policy: person')
  return actor as PersonActor
}

const readPage = async (
  ctx: Ctx,
  personId: string,
  parts: { view: NoticeView; archivee: string | undefined; zone: string; keys: FormKeys },
) => {
  const { view, archivee, zone, keys } = parts
  const { topic, archived } = view
  const listed = await listNotices(ctx.db, ctx.scope, { personId, size: PAGE_SIZE, ...view })
  const counts = await countNotices(ctx.db, ctx.scope, { personId, archived })
  const put = archivee === undefined ? null : await findNotice(ctx.db, ctx.scope, personId, archivee)
  const counted = counts.filter((count) => topic === null || count.topic === topic)
  return {
    keys,
    view,
    groups: presentGroups(listed, archived, zone),
    topics: presentTopics(counts),
    unread: counted.reduce((sum, { unread }) => sum + unread, 0),
    total: listed.total,
    pages: pageCount(listed),
    archivedNow: put?.archived === true && !archived ? { id: put.id, title: put.title } : null,
  }
}

const params = z.strictObject({ id: z.uuid() })
const answer = z.enum(['oui', 'non'])

/** A notice of the person who asks: that of somebody else is as unknown as one that never was. */
const loadNotice = async ({
  ctx,
  actor,
  params: { id },
}: {
  readonly ctx: Ctx
  readonly actor: { readonly kind: string }
  readonly params: { readonly id: string }
}) => (actor.kind === 'person' ? findNotice(ctx.db, ctx.scope, personOf(actor).personId, id) : null)

export const noticesRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: noticesPath,
    policy: person(),
    query: z.strictObject({ ...viewShape, archivee: optional(z.uuid()) }),
    handle: async ({ ctx, actor, services, query, formKeys }) => {
      const { archivee, ...view } = query
      const parts = { view: viewOf(view), archivee, zone: services.territory.zone, keys: formKeys }
      const shown = await readPage(ctx, personOf(actor).personId, parts)
      // A page emptied by what was just done: the last one that holds something.
      if (shown.total > 0 && shown.groups.length === 0)
        return redirect(noticesHref({ ...shown.view, page: shown.pages }, archivee))
      return page({
        title: n.title,
        body: <NoticesPage page={shown} />,
        indexed: false,
        breadcrumb: [{ label: n.account, href: '/compte' }, { label: n.title }],
      })
    },
  }),
  route({
    method: 'POST',
    path: `${noticesPath}/lecture`,
    policy: person(),
    form: z.strictObject(viewShape),
    handle: async ({ ctx, actor, form }) => {
      const view = viewOf(form)
      const count = await markNotices(ctx, personOf(actor).personId, { topic: view.topic }, true)
      return redirect(noticesHref(view), { flash: n.allMarked(count) })
    },
  }),
  route({
    method: 'POST',
    path: `${noticesPath}/:id/ouverture`,
    policy: person(),
    params,
    form: z.strictObject({}),
    load: loadNotice,
    handle: async ({ ctx, actor, resource: { id, href } }) => {
      await markNotices(ctx, personOf(actor).personId, { id }, true)
      return redirect(href)
    },
  }),
  route({
    method: 'POST',
    path: `${noticesPath}/:id/lecture`,
    policy: person(),
    params,
    form: z.strictObject({ ...viewShape, valeur: answer }),
    load: loadNotice,
    handle: async ({ ctx, actor, resource: { id }, form: { valeur, ...view } }) => {
      const read = valeur === 'oui'
      await markNotices(ctx, personOf(actor).personId, { id }, read)
      return redirect(noticesHref(viewOf(view)), { flash: read ? n.marked : n.unmarked })
    },
  }),
  route({
    method: 'POST',
    path: `${noticesPath}/:id/archivage`,
    policy: person(),
    params,
    form: z.strictObject({ ...viewShape, valeur: answer }),
    load: loadNotice,
    handle: async ({ ctx, actor, resource: { id }, form: { valeur, ...view } }) => {
      const archived = valeur === 'oui'
      await archiveNotice(ctx, personOf(actor).personId, id, archived)
      return archived
        ? redirect(noticesHref(viewOf(view), id))
        : redirect(noticesHref(viewOf(view)), { flash: n.restored })
    },
  }),
]
