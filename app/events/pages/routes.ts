import type { Route } from '../../platform/http/route.ts'
import type { EventContribution } from '../usecases/contribution.ts'
import { agendaRoutes } from './agendaRoutes.tsx'
import { dateRoutes } from './dateRoutes.tsx'
import { descriptionRoutes } from './descriptionRoutes.tsx'
import { filesRoutes } from './filesRoutes.tsx'
import { importRoutes } from './importRoutes.tsx'
import { limitsRoutes } from './limitsRoutes.tsx'
import { organiserRoutes } from './organiserRoutes.tsx'
import { ownPlacesRoutes } from './ownPlacesRoutes.tsx'
import { participantsRoutes } from './participantsRoutes.tsx'
import { partnersRoutes } from './partnersRoutes.tsx'
import { placesRoutes } from './placesRoutes.tsx'
import { printsRoutes } from './printsRoutes.tsx'
import { programmeRoutes } from './programmeRoutes.tsx'
import { publicRoutes } from './publicRoutes.tsx'
import { timetableRoutes } from './timetableRoutes.tsx'
import { wishesRoutes } from './wishesRoutes.tsx'

/** Every address of the module. `/rencontres/creation` comes before `/rencontres/:slug`, which would take its place. */
export const eventsRoutes = (contributions: readonly EventContribution[]): readonly Route[] => [
  ...organiserRoutes(contributions),
  ...descriptionRoutes,
  ...dateRoutes(contributions),
  ...publicRoutes(contributions),
  ...agendaRoutes,
  ...ownPlacesRoutes,
  ...programmeRoutes,
  ...partnersRoutes,
  ...filesRoutes,
  ...placesRoutes,
  ...participantsRoutes,
  ...importRoutes,
  ...limitsRoutes,
  ...wishesRoutes,
  ...timetableRoutes,
  ...printsRoutes(contributions),
]
