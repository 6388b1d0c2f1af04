import { z } from 'zod'
import type { PersonActor } from '../../../platform/access/actor.ts'
import { person } from '../../../platform/access/policy.ts'
import type { Ctx } from '../../../platform/database/context.ts'
import { optional } from '../../../platform/http/input.ts'
import { page } from '../../../platform/http/reply.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { belongsTo, domainOf } from '../../domain/emailDomain.ts'
import { sirenOf } from '../../domain/siren.ts'
import { t } from '../../messages.ts'
import { type Body, bodiesOf, MOST_FOUND, searchBodies } from '../../store/bodies.ts'
import { declarationsOf } from '../../store/emailDomains.ts'
import { requestsOfPerson } from '../../store/joinRequests.ts'
import { findPerson } from '../../store/people.ts'
import { personOf } from '../bodies/bodyShared.tsx'
import { j } from './messages.ts'
import { createPath, type Found, joinPath, SearchPage } from './searchView.tsx'

/** Bodies that declared the domain of this person's confirmed address. */
const openByDomain = async (ctx: Ctx, { personId }: PersonActor) => {
  const person = await findPerson(ctx.db, personId)
  if (person === null) return []
  const declared = await declarationsOf(ctx.db, ctx.scope, domainOf(person.email))
  return declared.filter(({ domain }) => belongsTo(person, domain))
}

const createHref = (typed: string | null): string => {
  if (typed === null) return createPath
  const siren = sirenOf(typed)
  const query = siren === null ? { nom: typed } : { siren }
  return `${createPath}?${new URLSearchParams(query)}`
}

export const searchRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: joinPath(),
    policy: person(),
    query: z.strictObject({
      q: optional(z.string().trim().max(120)),
      siren: optional(z.string().trim().max(40)),
    }),
    handle: async ({ ctx, actor, query, formKeys }) => {
      const somebody = personOf(actor)
      const typed = query.q ?? query.siren ?? null
      const all = typed === null ? [] : await searchBodies(ctx.db, ctx.scope, typed)
      const domains = await openByDomain(ctx, somebody)
      const requests = await requestsOfPerson(ctx.db, ctx.scope, somebody.personId)
      const found = (body: Body): Found => {
        const request = requests.find((one) => one.body.id === body.id)
        const domain = domains.find(({ organisationId }) => organisationId === body.id)?.domain
        if (somebody.memberships.some(({ organisationId }) => organisationId === body.id))
          return { body, standing: { kind: 'member' } }
        if (domain !== undefined) return { body, standing: { kind: 'domain', domain } }
        return request === undefined
          ? { body, standing: { kind: 'ask' } }
          : { body, standing: { kind: 'asked', requestId: request.id } }
      }
      const results = all.slice(0, MOST_FOUND)
      const ids = domains.map(({ organisationId }) => organisationId)
      const suggested = (await bodiesOf(ctx.db, ctx.scope, ids))
        .filter(({ id }) => results.every((one) => one.id !== id))
        .map(found)
        .filter(({ standing }) => standing.kind === 'domain')
      const view = {
        keys: formKeys,
        typed,
        found: results.map(found),
        more: all.length > MOST_FOUND,
        suggested,
        createHref: createHref(typed),
      }
      return page({
        title: j.search.title,
        body: <SearchPage view={view} />,
        indexed: false,
        breadcrumb: [{ label: t.account.title, href: '/compte' }, { label: j.search.title }],
      })
    },
  }),
]
