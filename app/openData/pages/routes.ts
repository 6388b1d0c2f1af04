import type { Route } from '../../platform/http/route.ts'
import { operations } from '../api/operations.ts'
import { dataRoutes } from './dataRoutes.tsx'
import { docRoutes } from './docRoutes.tsx'
import { embedRoutes } from './embedRoutes.tsx'
import { feedRoutes } from './feedRoutes.ts'
import { keysRoutes } from './keysRoutes.tsx'

export const openDataRoutes: readonly Route[] = [
  ...operations.map(({ route }) => route),
  ...docRoutes,
  ...dataRoutes,
  ...feedRoutes,
  ...embedRoutes,
  ...keysRoutes,
]
