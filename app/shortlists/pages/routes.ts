import type { Route } from '../../platform/http/route.ts'
import { alertsRoutes } from './alertsRoutes.tsx'
import { compareRoutes } from './compareRoutes.tsx'
import { exportRoutes } from './exportRoutes.ts'
import { linkRoutes } from './linkRoutes.tsx'
import { listsRoutes } from './listsRoutes.tsx'
import { oneRoutes } from './oneRoutes.tsx'

/** Every address of the module. Those under /structures come before the records of the directory. */
export const shortlistsRoutes: readonly Route[] = [
  ...compareRoutes,
  ...listsRoutes,
  ...linkRoutes,
  ...exportRoutes,
  ...oneRoutes,
  ...alertsRoutes,
]
