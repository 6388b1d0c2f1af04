import { z } from 'zod'
import { organiserOf, recordPeople } from '../../events/index.ts'
import { loadEvent, slugParams } from '../../events/pages/index.ts'
import { file as fileReply } from '../../platform/http/reply.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { fileContentOf } from '../store/files.ts'
import { findRegistration } from '../store/registrations.ts'

/** A file that somebody gave with their registration, for the organiser to read. */
export const organiserFilesRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/rencontres/:slug/organisation/inscriptions/:id/fichiers/:question',
    policy: organiserOf(),
    params: slugParams.extend({ id: z.uuid(), question: z.uuid() }),
    logsReading: true,
    load: async (request) => {
      const { ctx, params } = request
      const found = await loadEvent(request)
      const registration = await findRegistration(ctx.db, ctx.scope, params.id)
      if (found === null || registration?.eventId !== found.event.id) return null
      const place = { registrationId: registration.id, questionId: params.question }
      const given = await fileContentOf(ctx.db, ctx.scope, place)
      return given === null ? null : { ...found, registration, given }
    },
    handle: async ({ ctx, resource: { event, registration, given } }) => {
      await recordPeople(ctx, event, [registration], 'registrations')
      return fileReply({ name: given.name, mediaType: given.mediaType, body: given.content })
    },
  }),
]
