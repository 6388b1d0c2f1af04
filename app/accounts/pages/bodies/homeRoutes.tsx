import type { PersonActor } from '../../../platform/access/actor.ts'
import { person } from '../../../platform/access/policy.ts'
import type { Ctx } from '../../../platform/database/context.ts'
import { redirect } from '../../../platform/http/reply.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { formatDate } from '../../../platform/i18n/format.ts'
import { localOf, today } from '../../../platform/kernel/dates.ts'
import { delegationState } from '../../domain/delegation.ts'
import { bodyAction } from '../../domain/policy.ts'
import { covers } from '../../domain/role.ts'
import { t } from '../../messages.ts'
import { bodiesOf } from '../../store/bodies.ts'
import { delegationsOfPerson } from '../../store/delegations.ts'
import { requestsToBodies } from '../../store/joinRequests.ts'
import { listMembers, type Member } from '../../store/members.ts'
import { recordTeam } from '../../usecases/recordTeam.ts'
import { bodyPath } from './bodyFrame.tsx'
import { bodyPage, loadBody, personOf, slugParams, type WithBody } from './bodyShared.tsx'
import { BodyHomePage } from './homeView.tsx'
import { b } from './messages.ts'

/** « gestion », or « gestion, prêté par … jusqu’au … » when the membership itself gives less. */
const roleText = async (
  ctx: Ctx,
  { personId }: PersonActor,
  { body, role }: WithBody,
  members: readonly Member[],
): Promise<string> => {
  const own = members.find((member) => member.personId === personId)
  if (own !== undefined && covers(own.role, role)) return t.roles[role]
  const day = today(ctx.clock).toString()
  const known = await delegationsOfPerson(ctx.db, ctx.scope, personId, day)
  const lent = known.find(
    (one) =>
      one.organisationId === body.id &&
      one.toId === personId &&
      covers(one.role, role) &&
      delegationState(one, day) === 'running',
  )
  return lent === undefined
    ? t.roles[role]
    : b.home.lentRole(t.roles[role], lent.from, formatDate(lent.endsOn))
}

export const bodyHomeRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/compte/organisation',
    policy: person(),
    handle: async ({ ctx, actor }) => {
      const ids = personOf(actor).memberships.map(({ organisationId }) => organisationId)
      const [only, ...others] = await bodiesOf(ctx.db, ctx.scope, ids)
      return redirect(only !== undefined && others.length === 0 ? bodyPath(only.slug) : '/compte#organismes')
    },
  }),
  route({
    method: 'GET',
    path: '/compte/organisation/:slug',
    policy: bodyAction('view'),
    logsReading: true,
    params: slugParams,
    load: loadBody,
    handle: async ({ ctx, actor, services, resource }) => {
      const { body, may } = resource
      const members = await listMembers(ctx.db, ctx.scope, body.id)
      const requests = may.has('decideRequests') ? await requestsToBodies(ctx.db, ctx.scope, [body.id]) : []
      const view = {
        ...resource,
        roleText: await roleText(ctx, personOf(actor), resource, members),
        managers: members.filter(({ role }) => role === 'manager').map(({ name, email }) => name || email),
        requests: requests.map(({ id, person: { name, email }, message, createdAt }) => ({
          id,
          name,
          email,
          message,
          when: formatDate(localOf(createdAt, services.territory.zone)),
        })),
      }
      await recordTeam(
        ctx,
        body.id,
        'requests',
        requests.map(({ person }) => person.id),
      )
      return bodyPage(body, body.name, <BodyHomePage view={view} />)
    },
  }),
]
