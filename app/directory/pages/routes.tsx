import type { Route } from '../../platform/http/route.ts'
import { eligibilityRoutes } from './eligibilityRoutes.tsx'
import { listRoutes } from './listRoutes.tsx'
import { contourRoutes } from './map/contourRoutes.ts'
import { tableRoutes } from './map/tableRoutes.tsx'
import { tileRoutes } from './map/tileRoutes.ts'
import type { RecordContribution } from './record/contribution.ts'
import { createRoutes } from './record/createRoutes.tsx'
import { editRoutes } from './record/editRoutes.tsx'
import { recordPageRoutes } from './record/recordRoutes.tsx'

export const directoryRoutes: readonly Route[] = [
  ...eligibilityRoutes,
  ...listRoutes,
  ...tileRoutes,
  ...contourRoutes,
  ...tableRoutes,
]

/**
 * Pages of one record, last of all addresses: `/structures/:slug` would take the place of any other that begins by
 * `/structures/`.
 */
export const recordRoutes = (contributions: readonly RecordContribution[]): readonly Route[] => [
  ...createRoutes,
  ...recordPageRoutes(contributions),
  ...editRoutes,
]
