import { administrator } from '../../../platform/access/policy.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { toDate } from '../../../platform/kernel/dates.ts'
import { addresses } from '../../domain/addresses.ts'
import { t } from '../../messages.ts'
import { readHealth } from '../../usecases/readHealth.ts'
import { administrationPage } from '../frame.tsx'
import { HealthPage } from './healthView.tsx'
import { presentHealth } from './presentHealth.ts'

export const healthRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: addresses.health,
    policy: administrator(),
    handle: async ({ ctx, services }) => {
      const parts = { now: toDate(ctx.clock.now()), zone: services.territory.zone }
      const view = presentHealth(await readHealth(ctx, services), parts)
      return administrationPage(t.menu.health, <HealthPage view={view} />)
    },
  }),
]
