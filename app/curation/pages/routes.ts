import type { Route } from '../../platform/http/route.ts'
import { claimRoutes } from './claimRoutes.tsx'
import { historyRoutes } from './historyRoutes.tsx'
import { itemRoutes } from './itemRoutes.tsx'
import { queueRoutes } from './queueRoutes.tsx'
import { reportRoutes } from './reportRoutes.tsx'
import { suggestRoutes } from './suggestRoutes.tsx'
import { trashRoutes } from './trashRoutes.tsx'

/** Every address of the module. Those under /structures come before the records of the directory. */
export const curationRoutes: readonly Route[] = [
  ...suggestRoutes,
  ...claimRoutes,
  ...reportRoutes,
  ...historyRoutes,
  ...queueRoutes,
  ...itemRoutes,
  ...trashRoutes,
]
