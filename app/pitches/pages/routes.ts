import type { Route } from '../../platform/http/route.ts'
import { applyRoutes } from './applyRoutes.tsx'
import { exportRoutes } from './exportRoutes.ts'
import { invitationRoutes } from './invitationRoutes.tsx'
import { juryRoutes } from './juryRoutes.tsx'
import { organiserRoutes } from './organiserRoutes.tsx'

/** Every address of the module. Files come before `/candidatures/:id`, which would take their place. */
export const pitchesRoutes: readonly Route[] = [
  ...applyRoutes,
  ...invitationRoutes,
  ...juryRoutes,
  ...exportRoutes,
  ...organiserRoutes,
]
