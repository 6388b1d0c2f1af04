import { holds } from '../../platform/access/actor.ts'
import { person } from '../../platform/access/policy.ts'
import { page } from '../../platform/http/reply.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { t } from '../messages.ts'
import { findOrganisations } from '../store/organisations.ts'
import { workplaceToJoin } from '../store/workplace.ts'
import { accessRoutes } from './access/accessRoutes.tsx'
import { AccountPage } from './accountView.tsx'
import { invitationRoutes } from './invitation/invitationRoutes.tsx'
import { proConnectRoutes } from './proConnect/proConnectRoutes.ts'
import { WorkplaceBanner } from './proConnect/workplaceBanner.tsx'
import { noticesRoutes } from './notices/noticesRoutes.tsx'
import { preferencesRoutes } from './notices/preferencesRoutes.tsx'
import { unsubscribeRoutes } from './notices/unsubscribeRoutes.tsx'
import { securityRoutes } from './security/securityRoutes.tsx'
import { securityPath } from './security/securityView.tsx'
import { signInRoutes } from './signIn/signInRoutes.tsx'

export const accountsRoutes: readonly Route[] = [
  ...accessRoutes,
  ...signInRoutes,
  ...invitationRoutes,
  ...securityRoutes,
  ...proConnectRoutes,
  ...noticesRoutes,
  ...preferencesRoutes,
  ...unsubscribeRoutes,
  route({
    method: 'GET',
    path: '/compte',
    policy: person(),
    handle: async ({ ctx, actor, services, formKeys }) => {
      if (actor.kind !== 'person') throw new Error('policy: person')
      const names = new Map((await findOrganisations(ctx.db, ctx.scope)).map(({ id, name }) => [id, name]))
      const bodies = actor.memberships.map(({ organisationId, role }) => ({
        id: organisationId,
        name: names.get(organisationId) ?? '',
        role: t.roles[role],
      }))
      const tasks = [
        ...(holds(actor, 'mission')
          ? [{ title: t.account.organise, text: t.account.organiseText, href: '/rencontres' }]
          : []),
        ...(holds(actor, 'administrator')
          ? [{ title: t.account.administration, text: t.account.administrationText, href: '/administration' }]
          : []),
        ...(actor.shared
          ? []
          : [{ title: t.account.security, text: t.account.securityText, href: securityPath }]),
      ]
      const workplace = services.openId === null ? null : await workplaceToJoin(ctx, actor)
      return page({
        title: t.account.title,
        body: (
          <AccountPage view={{ actor, bodies, tasks }}>
            <WorkplaceBanner workplace={workplace} label={services.openId?.label ?? ''} keys={formKeys} />
          </AccountPage>
        ),
        indexed: false,
        breadcrumb: [{ label: t.account.title }],
      })
    },
  }),
]
