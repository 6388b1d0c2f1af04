import { z } from 'zod'
import { anySession } from '../../platform/access/policy.ts'
import { redirect } from '../../platform/http/reply.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { callIdentity } from '../../platform/identity/call.ts'
import { t } from '../messages.ts'
import type { PersonContribution } from '../usecases/readHome.ts'
import { accessRoutes } from './access/accessRoutes.tsx'
import { bodiesRoutes } from './bodies/routes.ts'
import { creationRoutes } from './home/creationRoutes.tsx'
import { homeRoutes } from './home/homeRoutes.tsx'
import { invitationRoutes } from './invitation/invitationRoutes.tsx'
import { joinRoutes } from './join/routes.ts'
import { securityRoutes } from './security/securityRoutes.tsx'
import { signInRoutes } from './signIn/signInRoutes.tsx'

/** Pages of accounts, with what the other modules bring to the one where people arrive. */
export const accountsRoutes = (contributions: readonly PersonContribution[]): readonly Route[] => [
  ...accessRoutes,
  ...signInRoutes,
  ...invitationRoutes,
  ...securityRoutes,
  ...homeRoutes(contributions),
  ...creationRoutes,
  ...joinRoutes,
  ...bodiesRoutes,
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
