import { z } from 'zod'
import type { Actor } from '../../platform/access/actor.ts'
import { anyone } from '../../platform/access/policy.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { text, ticked } from '../../platform/http/fields.ts'
import { type Typed, untouched } from '../../platform/http/formState.ts'
import { page, redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route, type Services } from '../../platform/http/route.ts'
import { toDate } from '../../platform/kernel/dates.ts'
import { LINK_DAYS, type ShortlistLink, stateOf } from '../domain/link.ts'
import { LONGEST_TITLE, listWriter } from '../domain/shortlist.ts'
import { findLink, linksOf } from '../store/links.ts'
import { makeLink, openLink, revokeLink } from '../usecases/shareByLink.ts'
import { l } from './linkMessages.ts'
import { EnterPage, LinksPage, MadeLinkPage, OverPage, SharedPage } from './linkView.tsx'
import { p } from './messages.ts'
import { listPath, listsPath, sharedPath } from './paths.ts'
import { dayOf, linesOf, listsPage, loadList, typedAgain, type WithList } from './shared.ts'

const at = `${listsPath}/:id/liens`
const params = z.strictObject({ id: z.uuid() })
const token = z.strictObject({ token: z.string().min(16).max(64) })
const nothing = z.strictObject({})

type Asked = {
  readonly ctx: Ctx
  readonly actor: Actor
  readonly services: Services
  readonly formKeys: FormKeys
  readonly resource: WithList
}

const framed = (list: WithList['list'], title: string, body: Parameters<typeof listsPage>[1], status = 200) =>
  listsPage(title, body, {
    status,
    crumbs: [
      { label: p.lists.title, href: listsPath },
      { label: list.title, href: listPath(list.id) },
      { label: title },
    ],
  })

const linksPage = async (request: Asked, typed: Typed = untouched) => {
  const { ctx, services, formKeys, resource } = request
  const { list } = resource
  return framed(
    list,
    l.title,
    <LinksPage
      list={list}
      links={await linksOf(ctx.db, ctx.scope, list.id)}
      now={toDate(ctx.clock.now())}
      zone={services.territory.zone}
      keys={formKeys}
      typed={typed}
    />,
    typed === untouched ? 200 : 422,
  )
}

/** The list that a pass shows, read by the door for whoever holds it; null once the link is over or the list is gone. */
const shown = async (ctx: Ctx, services: Services, pass: string | null) => {
  if (pass === null) return null
  const { db } = services.identity
  const link: ShortlistLink | null = await findLink(db, ctx.scope, { id: pass })
  if (link === null || stateOf(link, toDate(ctx.clock.now())) !== 'open') return null
  const found = await loadList({ ctx: { ...ctx, db }, params: { id: link.shortlistId } })
  if (found === null) return null
  const lines = (await linesOf({ ...ctx, db }, found.list.id)).map((line) => ({
    ...line,
    // Who noted is nobody's business outside.
    addedBy: null,
    noteBy: null,
    note: link.withNotes ? line.note : '',
  }))
  return { link, list: found.list, lines }
}

const over = () => page({ status: 410, title: l.over, indexed: false, body: <OverPage /> })

/** Links that show a list to whoever holds them: their making, their end, and what they show. */
export const linkRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: at,
    policy: listWriter(),
    params,
    load: loadList,
    handle: (request) => linksPage(request),
  }),
  route({
    method: 'POST',
    path: at,
    policy: listWriter(),
    params,
    load: loadList,
    keyless:
      'its answer holds a secret, which is kept nowhere; a second click makes another link, listed beside',
    form: z.strictObject({
      nom: text(LONGEST_TITLE, l.nameMissing),
      duree: z.coerce
        .number(l.daysWrong)
        .refine((days) => LINK_DAYS.some((one) => one === days), l.daysWrong),
      notes: ticked,
    }),
    handle: async (request) => {
      const { ctx, services, form, resource } = request
      const { list } = resource
      const made = await makeLink(ctx, {
        listId: list.id,
        title: form.nom,
        withNotes: form.notes,
        days: form.duree,
      })
      if (!made.ok)
        return linksPage(request, {
          errors: { [made.refusal.field ?? 'form']: made.refusal.sentence },
          values: { nom: form.nom, duree: String(form.duree), ...(form.notes ? { notes: 'on' } : {}) },
        })
      const { token: secret, link } = made.value
      return {
        ...framed(
          list,
          l.made,
          <MadeLinkPage
            list={list}
            url={`${services.publicUrl}${sharedPath}/${secret}`}
            until={dayOf(link.expiresAt, services.territory.zone)}
          />,
        ),
        written: true,
      }
    },
    invalid: (request, invalid) => linksPage(request, typedAgain(invalid)),
  }),
  route({
    method: 'POST',
    path: `${at}/:lien/fermeture`,
    policy: listWriter(),
    params: params.extend({ lien: z.uuid() }),
    load: loadList,
    form: nothing,
    handle: async ({ ctx, resource: { list }, params: named }) => {
      const done = await revokeLink(ctx, { listId: list.id, linkId: named.lien })
      return redirect(listPath(list.id, '/liens'), { flash: done.ok ? l.revoked : done.refusal.sentence })
    },
  }),
  route({
    method: 'GET',
    path: `${sharedPath}/:token`,
    policy: anyone(),
    params: token,
    handle: ({ params: named, formKeys }) =>
      page({
        title: l.enterTitle,
        indexed: false,
        breadcrumb: [{ label: l.enterTitle }],
        body: <EnterPage token={named.token} keys={formKeys} />,
      }),
  }),
  route({
    method: 'POST',
    path: `${sharedPath}/:token`,
    policy: anyone(),
    params: token,
    form: nothing,
    handle: async ({ ctx, services, caller, params: named }) => {
      if ((await services.identity.attempt('tokenPerAddress', caller.address)) !== null) return over()
      const link = await openLink(ctx, named.token)
      return link === null ? over() : redirect(sharedPath, { session: { pass: link.id } })
    },
  }),
  route({
    method: 'GET',
    path: sharedPath,
    policy: anyone(),
    handle: async ({ ctx, services, pass, formKeys }) => {
      const found = await shown(ctx, services, pass)
      if (found === null) return over()
      const { zone } = services.territory
      return page({
        title: found.list.title,
        indexed: false,
        breadcrumb: [{ label: found.list.title }],
        body: (
          <SharedPage
            view={{
              list: found.list,
              body: null,
              lines: found.lines,
              writes: false,
              bodies: [],
              keys: formKeys,
              zone,
              typed: untouched,
              typedOn: null,
            }}
            until={dayOf(found.link.expiresAt, zone)}
          />
        ),
      })
    },
  }),
]
