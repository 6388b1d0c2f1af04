import { accountsRoutes } from './accounts/pages/routes.tsx'
import { administrationRoutes } from './administration/pages/routes.tsx'
import { approvables } from './approvables.ts'
import { attendanceRoutes } from './attendance/pages/routes.ts'
import { contributions, eventContributions, personContributions, taxonomies } from './contributions.ts'
import { directoryRoutes } from './directory/pages/routes.tsx'
import { eventsRoutes } from './events/pages/routes.ts'
import { mailingsRoutes } from './mailings/pages/routes.tsx'
import { meetingsRoutes } from './meetings/pages/routes.ts'
import { outcomesRoutes } from './outcomes/pages/routes.ts'
import { pitchesRoutes } from './pitches/pages/routes.ts'
import type { Route } from './platform/http/route.ts'
import { registrationsRoutes } from './registrations/pages/routes.ts'
import { shortlistsRoutes } from './shortlists/pages/routes.ts'
import { siteRoutes } from './site/pages/routes.tsx'
import { standsRoutes } from './stands/pages/routes.ts'

/** Every address of the application, module by module. A route that is not here does not exist. */
export const routes: readonly Route[] = [
  ...siteRoutes,
  ...accountsRoutes(personContributions),
  ...administrationRoutes({ contributions, taxonomies, approvables }),
  ...shortlistsRoutes,
  ...directoryRoutes,
  ...eventsRoutes(eventContributions),
  ...registrationsRoutes,
  ...meetingsRoutes,
  ...pitchesRoutes,
  ...standsRoutes,
  ...attendanceRoutes,
  ...outcomesRoutes,
  ...mailingsRoutes(eventContributions),
]
