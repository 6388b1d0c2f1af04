import type { JSX } from 'preact'
import { z } from 'zod'
import { followedSearch } from '../../directory/pages/index.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { person } from '../../platform/access/policy.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { text } from '../../platform/http/fields.ts'
import { type Typed, untouched } from '../../platform/http/formState.ts'
import { page, redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route, type Services } from '../../platform/http/route.ts'
import { formatNumber } from '../../platform/i18n/format.ts'
import { MOST_FOLLOWED, type SavedSearch, searchFrequencies } from '../domain/savedSearch.ts'
import { LONGEST_TITLE } from '../domain/shortlist.ts'
import { findSavedSearch, savedSearchesOf } from '../store/savedSearches.ts'
import { personOf } from '../usecases/changeShortlist.ts'
import { changeSearch, saveSearch, setSearchDeleted } from '../usecases/saveSearch.ts'
import { a } from './alertMessages.ts'
import { AddAlertPage, AlertsPage, UnknownSearchPage } from './alertsView.tsx'
import { alertsPath } from './paths.ts'
import { typedAgain } from './shared.ts'

type Asked = {
  readonly ctx: Ctx
  readonly actor: Actor
  readonly services: Services
  readonly formKeys: FormKeys
}

const nothing = z.strictObject({})
const params = z.strictObject({ id: z.uuid() })
const fields = {
  titre: text(LONGEST_TITLE, a.nameMissing),
  frequence: z.enum(searchFrequencies),
}
const address = z.string().max(2000)

const account = { label: a.account, href: '/compte' }
const alertsPage = (title: string, body: JSX.Element, status = 200) =>
  page({
    title,
    status,
    indexed: false,
    breadcrumb:
      title === a.title
        ? [account, { label: title }]
        : [account, { label: a.title, href: alertsPath }, { label: title }],
    body,
  })

const shown = async (request: Asked, typed: Typed = untouched, typedOn: string | null = null) => {
  const { ctx, actor, services, formKeys } = request
  const searches: (SavedSearch & { label: string })[] = []
  for (const search of await savedSearchesOf(ctx.db, ctx.scope, personOf(actor))) {
    const read = await followedSearch(ctx, services, search.query, 1)
    searches.push({ ...search, label: read?.label ?? '' })
  }
  return alertsPage(
    a.title,
    <AlertsPage view={{ searches, keys: formKeys, zone: services.territory.zone, typed, typedOn }} />,
    typedOn === null ? 200 : 422,
  )
}

const addPage = async (request: Asked, query: string, typed: Typed = untouched) => {
  const read = await followedSearch(request.ctx, request.services, query, MOST_FOLLOWED)
  if (read === null) return alertsPage(a.addTitle, <UnknownSearchPage />, 422)
  return alertsPage(
    a.addTitle,
    <AddAlertPage
      query={read.query}
      title={(read.label === '' ? a.everything : read.label).slice(0, LONGEST_TITLE)}
      label={read.label}
      total={read.total}
      tooWide={read.total > MOST_FOLLOWED ? a.tooWide(formatNumber(MOST_FOLLOWED)) : null}
      keys={request.formKeys}
      typed={typed}
    />,
    typed === untouched ? 200 : 422,
  )
}

/** The search that the address names, of whoever asks, even deleted: what brings it back asks for it. */
const load = async ({
  ctx,
  actor,
  params: { id },
}: {
  readonly ctx: Ctx
  readonly actor: Actor
  readonly params: { readonly id: string }
}) => {
  if (actor.kind !== 'person') return null
  const search = await findSavedSearch(ctx.db, ctx.scope, actor.personId, id)
  return search === null ? null : { search }
}

const one = { method: 'POST', policy: person(), params, load } as const

/** Searches that somebody follows. They are theirs alone: nobody else reads them. */
export const alertsRoutes: readonly Route[] = [
  route({ method: 'GET', path: alertsPath, policy: person(), handle: (request) => shown(request) }),
  route({
    method: 'GET',
    path: `${alertsPath}/ajout`,
    policy: person(),
    query: z.strictObject({ recherche: address.default('') }),
    handle: (request) => addPage(request, request.query.recherche),
  }),
  route({
    method: 'POST',
    path: alertsPath,
    policy: person(),
    form: z.strictObject({ ...fields, recherche: address }),
    handle: async (request) => {
      const { ctx, services, form } = request
      const values = { titre: form.titre, frequence: form.frequence }
      const read = await followedSearch(ctx, services, form.recherche, MOST_FOLLOWED)
      if (read === null || read.total > MOST_FOLLOWED) return addPage(request, form.recherche)
      const saved = await saveSearch(ctx, {
        title: form.titre,
        query: read.query,
        frequency: form.frequence,
        seen: read.found.map(({ id }) => id),
      })
      return saved.ok
        ? redirect(alertsPath, { flash: a.saved })
        : addPage(request, form.recherche, { errors: { titre: saved.refusal.sentence }, values })
    },
    invalid: (request, invalid) => addPage(request, invalid.typed.recherche ?? '', typedAgain(invalid)),
  }),
  route({
    ...one,
    path: `${alertsPath}/:id/modification`,
    form: z.strictObject(fields),
    handle: async ({ ctx, form, resource: { search } }) => {
      await changeSearch(ctx, { search, title: form.titre, frequency: form.frequence })
      return redirect(alertsPath, { flash: a.changed })
    },
    invalid: (request, invalid) => shown(request, typedAgain(invalid), request.params.id),
  }),
  ...([true, false] as const).map((paused) =>
    route({
      ...one,
      path: `${alertsPath}/:id/${paused ? 'pause' : 'reprise'}`,
      form: nothing,
      handle: async ({ ctx, resource: { search } }) => {
        await changeSearch(ctx, { search, paused })
        return redirect(alertsPath, { flash: paused ? a.pausedFlash : a.resumed })
      },
    }),
  ),
  route({
    ...one,
    path: `${alertsPath}/:id/suppression`,
    form: nothing,
    handle: async ({ ctx, resource: { search } }) => {
      await setSearchDeleted(ctx, { search, deleted: true })
      const undo = { path: `${alertsPath}/${search.id}/restauration`, label: a.undo }
      return redirect(alertsPath, { flash: a.deleted, undo })
    },
  }),
  route({
    ...one,
    path: `${alertsPath}/:id/restauration`,
    form: nothing,
    handle: async ({ ctx, resource: { search } }) => {
      await setSearchDeleted(ctx, { search, deleted: false })
      return redirect(alertsPath, { flash: a.restored })
    },
  }),
]
