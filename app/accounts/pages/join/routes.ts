import type { Route } from '../../../platform/http/route.ts'
import { askRoutes } from './askRoutes.tsx'
import { decideRoutes } from './decideRoutes.tsx'
import { searchRoutes } from './searchRoutes.tsx'

/** Finding one's body, asking to join it, answering whoever asks. */
export const joinRoutes: readonly Route[] = [...searchRoutes, ...askRoutes, ...decideRoutes]
