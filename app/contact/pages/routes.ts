import type { Route } from '../../platform/http/route.ts'
import { boxRoutes } from './boxRoutes.tsx'
import { formRoutes } from './formRoutes.tsx'
import { linkRoutes } from './linkRoutes.tsx'

/** Every address of the module. Those under /structures come before the records of the directory. */
export const contactRoutes: readonly Route[] = [...formRoutes, ...linkRoutes, ...boxRoutes]
