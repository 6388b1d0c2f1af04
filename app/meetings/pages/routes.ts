import type { Route } from '../../platform/http/route.ts'
import { requestsRoutes } from './requestsRoutes.tsx'
import { rulesRoutes } from './rulesRoutes.tsx'
import { wishesRoutes } from './wishesRoutes.tsx'

/** Every address of the module. */
export const meetingsRoutes: readonly Route[] = [...wishesRoutes, ...requestsRoutes, ...rulesRoutes]
