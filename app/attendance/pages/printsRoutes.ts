import { z } from 'zod'
import {
  type AgendasOfDay,
  getAgendas,
  type OpenMapEvent,
  organiserOf,
  recordPeople,
} from '../../events/index.ts'
import { loadEvent, organiserPath, slugParams } from '../../events/pages/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { file, redirect } from '../../platform/http/reply.ts'
import { type Route, route, type Services } from '../../platform/http/route.ts'
import { expectedAt } from '../store/people.ts'
import { prepareBadges } from '../usecases/prepareBadges.ts'
import { badgesPdf, isCoded } from './badgesPdf.ts'
import { cardsPdf } from './cardsPdf.ts'
import { w } from './messages.ts'
import { sheetPdf } from './sheetPdf.ts'

const at = '/rencontres/:slug/organisation/impressions'

type Made = { readonly name: string; readonly body: Uint8Array }

/** A file to print; without anything in it, back to the page that says so. */
const printed = (
  name: string,
  make: (ctx: Ctx, event: OpenMapEvent, services: Services) => Promise<Made | null>,
): Route =>
  route({
    method: 'GET',
    path: `${at}/${name}`,
    policy: organiserOf(),
    logsReading: true,
    params: slugParams,
    load: loadEvent,
    handle: async ({ ctx, services, resource: { event } }) => {
      const made = await make(ctx, event, services)
      return made === null
        ? redirect(organiserPath(event, 'prints'))
        : file({ ...made, mediaType: 'application/pdf' })
    },
  })

const hasMeetings = ({ version }: AgendasOfDay): boolean => version !== null

export const printsRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: `${at}/badges`,
    policy: organiserOf(),
    params: slugParams,
    form: z.strictObject({}),
    load: loadEvent,
    handle: async ({ ctx, resource: { event } }) =>
      redirect(organiserPath(event, 'prints'), {
        flash: w.prints.prepared(await prepareBadges(ctx, { event })),
      }),
  }),
  printed('badges.pdf', async (ctx, event, { publicUrl }) => {
    const people = (await expectedAt(ctx.db, ctx.scope, event.id)).filter(isCoded)
    if (people.length === 0) return null
    const body = await badgesPdf(event, people, { publicUrl, now: ctx.clock.now() })
    await recordPeople(ctx, event, people)
    return { name: `${event.slug}-badges.pdf`, body }
  }),
  printed('emargement.pdf', async (ctx, event) => {
    const people = await expectedAt(ctx.db, ctx.scope, event.id)
    if (people.length === 0) return null
    const body = await sheetPdf(event, people, ctx.clock.now())
    await recordPeople(ctx, event, people)
    return { name: `${event.slug}-emargement.pdf`, body }
  }),
  printed('chevalets.pdf', async (ctx, event) => {
    const day = await getAgendas(ctx, event)
    if (!hasMeetings(day)) return null
    return { name: `${event.slug}-chevalets.pdf`, body: await cardsPdf(event, day, ctx.clock.now()) }
  }),
]
