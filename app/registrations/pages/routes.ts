import type { Route } from '../../platform/http/route.ts'
import { mineFilesRoutes } from './mineFilesRoutes.ts'
import { mineRoutes } from './mineRoutes.ts'
import { organiserFilesRoutes } from './organiserFilesRoutes.ts'
import { organiserRoutes } from './organiserRoutes.tsx'
import { registerRoutes } from './registerRoutes.tsx'

/** Every address of the module. */
export const registrationsRoutes: readonly Route[] = [
  ...registerRoutes,
  ...mineRoutes,
  ...mineFilesRoutes,
  ...organiserRoutes,
  ...organiserFilesRoutes,
]
