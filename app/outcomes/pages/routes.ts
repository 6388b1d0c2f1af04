import type { Route } from '../../platform/http/route.ts'
import { followRoutes } from './followRoutes.tsx'
import { meetingRoutes } from './meetingRoutes.tsx'
import { opinionRoutes } from './opinionRoutes.tsx'
import { organiserRoutes } from './organiserRoutes.tsx'
import { publicRoutes } from './publicRoutes.tsx'

export const outcomesRoutes: readonly Route[] = [
  ...publicRoutes,
  ...meetingRoutes,
  ...followRoutes,
  ...opinionRoutes,
  ...organiserRoutes,
]
