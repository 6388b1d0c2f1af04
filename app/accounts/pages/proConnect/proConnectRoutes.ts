import type { Route } from '../../../platform/http/route.ts'
import { accountRoutes } from './accountRoutes.tsx'
import { enterRoutes } from './enterRoutes.tsx'
import { leaveRoutes } from './leaveRoutes.tsx'

/** To come in by the provider of identities, to leave it, to link it, and what it says of a place of work. */
export const proConnectRoutes: readonly Route[] = [...enterRoutes, ...leaveRoutes, ...accountRoutes]
