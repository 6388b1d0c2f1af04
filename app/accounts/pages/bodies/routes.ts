import type { Route } from '../../../platform/http/route.ts'
import { delegationsRoutes } from './delegationsRoutes.tsx'
import { domainsRoutes } from './domainsRoutes.tsx'
import { editRoutes } from './editRoutes.tsx'
import { bodyHomeRoutes } from './homeRoutes.tsx'
import { invitationsRoutes } from './invitationsRoutes.tsx'
import { membersRoutes } from './membersRoutes.tsx'

/** Pages of a body, for those who work for it. */
export const bodiesRoutes: readonly Route[] = [
  // Before the address of one body, which it looks like.
  ...membersRoutes,
  ...bodyHomeRoutes,
  ...editRoutes,
  ...invitationsRoutes,
  ...domainsRoutes,
  ...delegationsRoutes,
]
