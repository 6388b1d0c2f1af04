import type { Route } from '../../platform/http/route.ts'
import { dayPackRoutes } from './dayPackRoutes.tsx'
import { devicesRoutes } from './devicesRoutes.tsx'
import { doorRoutes } from './doorRoutes.tsx'
import { printsRoutes } from './printsRoutes.ts'
import { wallRoutes } from './wallRoutes.tsx'
import { welcomeRoutes } from './welcomeRoutes.tsx'

/** Every address of the module. */
export const attendanceRoutes: readonly Route[] = [
  ...doorRoutes,
  ...welcomeRoutes,
  ...devicesRoutes,
  ...printsRoutes,
  ...wallRoutes,
  ...dayPackRoutes,
]
