import { accountsRoutes } from './accounts/pages/routes.tsx'
import { administrationRoutes } from './administration/pages/routes.tsx'
import { approvables } from './approvables.ts'
import { attendanceRoutes } from './attendance/pages/routes.ts'
import { contactRoutes } from './contact/pages/routes.ts'
import {
  contributions,
  eventContributions,
  personContributions,
  recordContributions,
  taxonomies,
} from './contributions.ts'
import { curationRoutes } from './curation/pages/routes.ts'
import { directoryRoutes, recordRoutes } from './directory/pages/routes.tsx'
import { duplicatesRoutes } from './duplicates/pages/routes.tsx'
import { eventsRoutes } from './events/pages/routes.ts'
import { mailingsRoutes } from './mailings/pages/routes.tsx'
import { meetingsRoutes } from './meetings/pages/routes.ts'
import { openDataRoutes } from './openData/pages/routes.ts'
import { outcomesRoutes } from './outcomes/pages/routes.ts'
import { pitchesRoutes } from './pitches/pages/routes.ts'
import type { Route } from './platform/http/route.ts'
import { registersRoutes } from './registers/pages/routes.tsx'
import { registrationsRoutes } from './registrations/pages/routes.ts'
import { shortlistsRoutes } from './shortlists/pages/routes.ts'
import { siteRoutes } from './site/pages/routes.tsx'
import { standsRoutes } from './stands/pages/routes.ts'
import { whiteZonesRoutes } from './whiteZones/pages/routes.tsx'

/** Every address of the application, module by module. A route that is not here does not exist. */
export const routes: readonly Route[] = [
  ...siteRoutes,
  ...accountsRoutes(personContributions),
  ...administrationRoutes({ contributions, taxonomies, approvables }),
  // Before those of the directory: a record may have any address below /structures.
  ...whiteZonesRoutes,
  ...registersRoutes,
  ...duplicatesRoutes,
  ...shortlistsRoutes,
  ...contactRoutes,
  ...curationRoutes,
  ...directoryRoutes,
  ...eventsRoutes(eventContributions),
  ...registrationsRoutes,
  ...meetingsRoutes,
  ...pitchesRoutes,
  ...standsRoutes,
  ...attendanceRoutes,
  ...outcomesRoutes,
  ...mailingsRoutes(eventContributions),
  ...openDataRoutes,
  // Last: the name of a record stands where other pages of the directory have a word.
  ...recordRoutes(recordContributions),
]
