import { organiserOf } from '../../events/index.ts'
import { loadEvent, slugParams } from '../../events/pages/index.ts'
import { file, redirect } from '../../platform/http/reply.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { readStands } from '../usecases/readStands.ts'
import { organiserRoutes } from './organiserRoutes.tsx'
import { participantRoutes } from './participantRoutes.tsx'
import { standsPath } from './paths.ts'
import { standsPdf } from './standsPdf.ts'

const print = route({
  method: 'GET',
  path: '/rencontres/:slug/organisation/impressions/stands.pdf',
  policy: organiserOf(),
  params: slugParams,
  load: loadEvent,
  handle: async ({ ctx, resource: { event } }) => {
    const view = await readStands(ctx, event)
    if (view.stands.length === 0) return redirect(standsPath(event))
    const body = await standsPdf(view, ctx.clock.now())
    return file({ name: `${event.slug}-stands.pdf`, mediaType: 'application/pdf', body })
  },
})

/** Every address of the module. */
export const standsRoutes: readonly Route[] = [print, ...participantRoutes, ...organiserRoutes]
