import type { Route } from '../../platform/http/route.ts'
import { mineRoutes } from './mineRoutes.tsx'
import { organiserRoutes } from './organiserRoutes.tsx'
import { registerRoutes } from './registerRoutes.tsx'

/** Every address of the module. */
export const registrationsRoutes: readonly Route[] = [...registerRoutes, ...mineRoutes, ...organiserRoutes]
