import type { Route } from '../../platform/http/route.ts'
import { applyRoutes } from './applyRoutes.tsx'
import { exportRoutes } from './exportRoutes.ts'
import { juryRoutes } from './juryRoutes.tsx'
import { organiserRoutes } from './organiserRoutes.tsx'

/** Every address of the module. Files come before `/candidatures/:id`, which would take their place. */
export const pitchesRoutes: readonly Route[] = [
  ...applyRoutes,
  ...juryRoutes,
  ...exportRoutes,
  ...organiserRoutes,
]
