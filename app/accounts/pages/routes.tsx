import type { Route } from '../../platform/http/route.ts'
import type { PersonContribution } from '../usecases/readHome.ts'
import { accessRoutes } from './access/accessRoutes.tsx'
import { addressRoutes } from './address/addressRoutes.tsx'
import { bodiesRoutes } from './bodies/routes.ts'
import { creationRoutes } from './home/creationRoutes.tsx'
import { homeRoutes } from './home/homeRoutes.tsx'
import { invitationRoutes } from './invitation/invitationRoutes.tsx'
import { joinRoutes } from './join/routes.ts'
import { noticesRoutes } from './notices/noticesRoutes.tsx'
import { preferencesRoutes } from './notices/preferencesRoutes.tsx'
import { unsubscribeRoutes } from './notices/unsubscribeRoutes.tsx'
import { passkeyRoutes } from './passkeys/passkeyRoutes.tsx'
import { passwordRoutes } from './password/passwordRoutes.tsx'
import { privacyRoutes } from './privacy/routes.ts'
import { proConnectRoutes } from './proConnect/proConnectRoutes.ts'
import { proofRoutes } from './proof/proofRoutes.tsx'
import { securityRoutes } from './security/securityRoutes.tsx'
import { signInRoutes } from './signIn/signInRoutes.tsx'

/** Pages of accounts, with what the other modules bring to the one where people arrive. */
export const accountsRoutes = (contributions: readonly PersonContribution[]): readonly Route[] => [
  ...accessRoutes,
  ...signInRoutes,
  ...invitationRoutes,
  ...securityRoutes,
  ...proofRoutes,
  ...passkeyRoutes,
  ...passwordRoutes,
  ...addressRoutes,
  ...proConnectRoutes,
  ...noticesRoutes,
  ...preferencesRoutes,
  ...unsubscribeRoutes,
  ...homeRoutes(contributions),
  ...creationRoutes,
  ...joinRoutes,
  ...bodiesRoutes,
  ...privacyRoutes,
]
