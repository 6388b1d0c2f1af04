import { z } from 'zod'
import { findEventById, type OpenMapEvent, organises, recordPeople } from '../../events/index.ts'
import { crumbsOf, loadEvent, slugParams } from '../../events/pages/index.ts'
import { anyone } from '../../platform/access/policy.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { builtScript, clientFiles } from '../../platform/http/assets.ts'
import { jsonField } from '../../platform/http/fields.ts'
import { invalidForm, refusedForm, type Typed, untouched } from '../../platform/http/formState.ts'
import { optional } from '../../platform/http/input.ts'
import { file, json, page, type Reply, redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../platform/http/route.ts'
import { presencesOf } from '../domain/checkIn.ts'
import { anyDoor, doorOf } from '../domain/policy.ts'
import { type DoorAnswer, MOST_SENT } from '../islands/protocol.ts'
import { t } from '../messages.ts'
import { checkInsOf } from '../store/checkIns.ts'
import { devicesOf } from '../store/devices.ts'
import { expectedAt } from '../store/people.ts'
import { hostName, readDoor } from '../usecases/readDoor.ts'
import { recordArrivals, takeBack, type Welcomed, welcome } from '../usecases/recordArrivals.ts'
import { doorList, toldPresences, versionOf } from './doorData.ts'
import { DoorPage } from './doorView.tsx'
import { w } from './messages.ts'
import { doorPath, welcomePath } from './paths.ts'
import { type Filter, filters, hourAt, presentRows, whoIs } from './presentDoor.ts'
import { welcomePage } from './welcomePage.tsx'

const at = '/rencontres/:slug/accueil'

/** Where a form was, to come back to it. */
const place = {
  retour: z.enum(['porte', 'organisation']).default('porte'),
  q: optional(z.string().max(200)),
  etat: z.enum(filters).default('all'),
}
type Place = {
  readonly retour: 'porte' | 'organisation'
  readonly q?: string | undefined
  readonly etat: Filter
}

const arrivalForm = z.strictObject({
  ...place,
  badge: optional(z.string().max(400)),
  representative: optional(z.uuid()),
})
const undoForm = z.strictObject({ ...place, representative: z.uuid() })

const entry = z
  .strictObject({
    id: z.uuid(),
    who: z.uuid(),
    kind: z.enum(['arrival', 'undo']),
    undoes: z.uuid().nullable(),
    way: z.enum(['badge', 'name']),
    at: z.int().min(0).max(8.64e15),
  })
  .refine(({ kind, undoes }) => (kind === 'undo') === (undoes !== null))

const sending = z.strictObject({
  sentAt: z.int().min(0).max(8.64e15),
  entries: z.array(entry).max(MOST_SENT),
})

const doorPage = async (
  ctx: Ctx,
  event: OpenMapEvent,
  keys: FormKeys,
  asked: { readonly typed: string; readonly badge?: Typed },
) => {
  const { typed, badge = untouched } = asked
  // Nothing is listed before a search: this page is kept by browsers, names are not.
  const door = typed === '' ? null : await readDoor(ctx, event)
  const found =
    door === null
      ? { rows: [], people: [], total: 0 }
      : presentRows(door, new Map(), { typed, filter: 'all' })
  await recordPeople(ctx, event, found.people)
  const { notABadge, otherEvent, unknownBadge } = t.refusals
  return page({
    title: `${w.door.title} – ${event.title}`,
    indexed: false,
    breadcrumb: crumbsOf(event, { label: w.door.title }),
    manifest: doorPath(event, '.webmanifest'),
    ...(badge === untouched ? {} : { status: 422 }),
    body: (
      <DoorPage
        {...{ event, keys, typed, badge, actor: ctx.actor, rows: found.rows, total: found.total }}
        refusals={{ notABadge, otherEvent, unknownBadge }}
      />
    ),
  })
}

const backTo = (event: OpenMapEvent, { retour, q, etat }: Place): string => {
  const query = new URLSearchParams({
    ...(q === undefined ? {} : { q }),
    ...(etat === 'all' ? {} : { etat }),
  })
  const rest = query.size === 0 ? '' : `?${query}`
  return retour === 'organisation' ? welcomePath(event, rest) : doorPath(event, rest)
}

/** The page where the form was, with what is wrong. */
const again = (ctx: Ctx, event: OpenMapEvent, keys: FormKeys, from: Place, badge: Typed): Promise<Reply> => {
  const typed = from.q ?? ''
  return from.retour === 'organisation' && organises(ctx.actor, event)
    ? welcomePage(ctx, event, keys, { typed, filter: from.etat, badge })
    : doorPage(ctx, event, keys, { typed, badge })
}

const sentenceOf = async (ctx: Ctx, event: OpenMapEvent, { person, outcome, first }: Welcomed) => {
  if (outcome === 'first') return w.welcome.done(whoIs(person))
  const host = hostName(await devicesOf(ctx.db, ctx.scope, event.id), first.actor)
  return w.welcome.again(whoIs(person), hourAt(first.at, event.zone), host)
}

export const doorRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: at,
    policy: doorOf(),
    logsReading: true,
    params: slugParams,
    query: z.strictObject({ q: optional(z.string().max(200)) }),
    load: loadEvent,
    handle: ({ ctx, resource: { event }, formKeys, query }) =>
      doorPage(ctx, event, formKeys, { typed: query.q ?? '' }),
  }),
  route({
    method: 'POST',
    path: at,
    policy: doorOf(),
    params: slugParams,
    form: arrivalForm,
    load: loadEvent,
    handle: async ({ ctx, resource: { event }, formKeys, form }) => {
      const { badge, representative } = form
      const who = representative === undefined ? { badge: badge ?? '' } : { representativeId: representative }
      const welcomed = await welcome(ctx, { event, who })
      if (!welcomed.ok)
        return again(ctx, event, formKeys, form, refusedForm(welcomed.refusal, { badge: badge ?? '' }))
      const { person, outcome } = welcomed.value
      const { retour, q, etat } = form
      const fields = {
        representative: person.representativeId,
        retour,
        etat,
        ...(q === undefined ? {} : { q }),
      }
      return redirect(backTo(event, form), {
        flash: await sentenceOf(ctx, event, welcomed.value),
        ...(outcome === 'first'
          ? { undo: { path: doorPath(event, '/annulation'), label: w.welcome.undo, fields } }
          : {}),
      })
    },
    invalid: ({ ctx, resource: { event }, formKeys }, invalid) =>
      doorPage(ctx, event, formKeys, { typed: '', badge: invalidForm(invalid) }),
  }),
  route({
    method: 'POST',
    path: `${at}/annulation`,
    policy: doorOf(),
    params: slugParams,
    form: undoForm,
    load: loadEvent,
    handle: async ({ ctx, resource: { event }, form }) => {
      const undone = await takeBack(ctx, { event, representativeId: form.representative })
      return redirect(backTo(event, form), {
        flash: undone.ok ? w.welcome.undone(whoIs(undone.value)) : undone.refusal.sentence,
      })
    },
  }),
  route({
    method: 'GET',
    path: `${at}/liste.json`,
    policy: doorOf(),
    logsReading: true,
    params: slugParams,
    load: loadEvent,
    handle: async ({ ctx, resource: { event }, formKeys }) => {
      const door = await readDoor(ctx, event)
      const list = await doorList(ctx, door, formKeys.csrf)
      await recordPeople(ctx, event, door.people)
      return json(list)
    },
  }),
  route({
    method: 'POST',
    path: `${at}/envoi`,
    policy: doorOf(),
    params: slugParams,
    form: z.strictObject({ queue: jsonField(sending, w.door.refused) }),
    load: loadEvent,
    keyless: 'each entry carries an identifier made by the device: sent again, it is kept once',
    handle: async ({ ctx, resource: { event }, form: { queue: sent } }) => {
      const { outcomes, presences } = await recordArrivals(ctx, {
        event,
        sentAt: new Date(sent.sentAt),
        entries: sent.entries.map(({ who, at: when, ...one }) => ({
          ...one,
          representativeId: who,
          at: new Date(when),
        })),
      })
      const devices = await devicesOf(ctx.db, ctx.scope, event.id)
      const asks = sent.entries.length === 0
      const all = asks ? presencesOf(await checkInsOf(ctx.db, ctx.scope, event.id)) : presences
      const answer: DoorAnswer = {
        outcomes,
        presences: toldPresences(ctx, all, devices),
        version: asks ? versionOf(await expectedAt(ctx.db, ctx.scope, event.id)) : null,
      }
      return json(answer)
    },
  }),
  // The same for everybody, and nothing of anybody.
  route({
    method: 'GET',
    path: `${at}.js`,
    policy: anyone(),
    params: slugParams,
    handle: async () =>
      file({
        name: 'accueil.js',
        mediaType: 'text/javascript',
        inline: true,
        body: await builtScript('app/attendance/islands/asideWorker.ts'),
      }),
  }),
  route({
    method: 'GET',
    path: `${at}.webmanifest`,
    policy: doorOf(),
    params: slugParams,
    load: loadEvent,
    handle: async ({ resource: { event } }) =>
      json(
        {
          name: `${w.door.shortName} – ${event.title}`,
          short_name: w.door.shortName,
          lang: 'fr',
          start_url: doorPath(event),
          scope: doorPath(event),
          display: 'standalone',
          icons: [{ src: (await clientFiles()).icon, sizes: 'any', type: 'image/svg+xml' }],
        },
        { mediaType: 'application/manifest+json' },
      ),
  }),
  route({
    method: 'GET',
    path: '/mon-accueil',
    policy: anyDoor(),
    handle: async ({ ctx, actor }) => {
      const event = actor.kind === 'agent' ? await findEventById(ctx.db, ctx.scope, actor.eventId) : null
      return redirect(event === null ? '/rencontres' : doorPath(event))
    },
  }),
]
