import type { Route } from '../../../platform/http/route.ts'
import { copyRoutes } from './copyRoutes.tsx'
import { erasureRoutes } from './erasureRoutes.tsx'
import { myDataRoutes } from './myDataRoutes.tsx'

/** Where people exercise their rights over their data. */
export const privacyRoutes: readonly Route[] = [...myDataRoutes, ...copyRoutes, ...erasureRoutes]
