import { z } from 'zod'
import { holds } from '../../platform/access/actor.ts'
import { anySession, person } from '../../platform/access/policy.ts'
import { page, redirect } from '../../platform/http/reply.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { callIdentity } from '../../platform/identity/call.ts'
import { t } from '../messages.ts'
import { findOrganisations } from '../store/organisations.ts'
import { accessRoutes } from './access/accessRoutes.tsx'
import { AccountPage } from './accountView.tsx'
import { invitationRoutes } from './invitation/invitationRoutes.tsx'
import { privacyPath } from './privacy/paths.ts'
import { privacyRoutes } from './privacy/routes.ts'
import { securityRoutes } from './security/securityRoutes.tsx'
import { securityPath } from './security/securityView.tsx'
import { signInRoutes } from './signIn/signInRoutes.tsx'

export const accountsRoutes: readonly Route[] = [
  ...accessRoutes,
  ...signInRoutes,
  ...invitationRoutes,
  ...securityRoutes,
  ...privacyRoutes,
  route({
    method: 'GET',
    path: '/compte',
    policy: person(),
    handle: async ({ ctx, actor }) => {
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
        { title: t.account.privacy, text: t.account.privacyText, href: privacyPath },
      ]
      return page({
        title: t.account.title,
        body: <AccountPage view={{ actor, bodies, tasks }} />,
        indexed: false,
        breadcrumb: [{ label: t.account.title }],
      })
    },
  }),
  route({
    method: 'POST',
    path: '/deconnexion',
    policy: anySession(),
    form: z.strictObject({}),
    handle: async ({ services, caller }) => {
      const { auth } = services.identity
      if (caller.token !== null) await callIdentity(auth, caller, auth.api.signOut, {})
      return redirect('/', { flash: t.link.left, session: 'end' })
    },
  }),
]
