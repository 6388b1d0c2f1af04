import { z } from 'zod'
import { sectorCodes } from '../../directory/index.ts'
import { delegations, participantOf, type WishLevel, wishLevels } from '../../events/index.ts'
import { crumbsOf, eventPath, slugParams } from '../../events/pages/index.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { isDepartment } from '../../platform/geo/departments.ts'
import { id, text } from '../../platform/http/fields.ts'
import { many, optional } from '../../platform/http/input.ts'
import { page, redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../platform/http/route.ts'
import { today } from '../../platform/kernel/dates.ts'
import type { Territory } from '../../platform/territory.ts'
import { amountBands, comingQuarters } from '../domain/need.ts'
import { stillOpen } from '../domain/rules.ts'
import {
  sayAvailability,
  sayDelegation,
  sayWishes,
  stateNeed,
  stateOffer,
  withdrawNeed,
} from '../usecases/sayWishes.ts'
import { p } from './messages.ts'
import { loadParty, type Shown, tabsOf, type WithParty } from './shared.ts'
import { WishesPage } from './wishesView.tsx'

const at = '/rencontres/:slug/souhaits'
const department = z.string().refine(isDepartment, 'Choisissez parmi les départements proposés.')

type Parts = {
  readonly ctx: Ctx
  readonly actor: Actor
  readonly services: { readonly territory: Territory }
  readonly formKeys: FormKeys
}

const wishesPage = (
  { ctx, actor, services, formKeys }: Parts,
  { event, view }: WithParty,
  typed?: Pick<Shown, 'errors' | 'values'>,
) => {
  const now = today(ctx.clock, event.zone).toString()
  return page({
    title: `${p.wishes.title} – ${event.title}`,
    indexed: false,
    breadcrumb: crumbsOf(event, { label: p.wishes.title }),
    body: (
      <WishesPage
        view={view}
        keys={formKeys}
        today={now}
        open={stillOpen(view.rules, event, now)}
        shown={{
          errors: typed?.errors ?? {},
          values: typed?.values ?? {},
          departments: services.territory.departments,
          tabs: tabsOf({ ctx, actor }, { event, view }),
        }}
      />
    ),
    ...(typed === undefined ? {} : { status: 422 }),
  })
}

const mine = { policy: participantOf(), params: slugParams, load: loadParty } as const
const invalid = (
  request: Parts & { readonly resource: WithParty },
  found: {
    readonly problems: readonly { readonly field: string; readonly sentence: string }[]
    readonly typed: Readonly<Record<string, string>>
  },
) =>
  wishesPage(request, request.resource, {
    errors: Object.fromEntries(
      found.problems.map(({ field, sentence }) => [field.split('.')[0] ?? field, sentence]),
    ),
    values: found.typed,
  })

const own = ({ event, view }: WithParty) => ({ event, participantId: view.party.id })
const back = ({ event }: WithParty, anchor: string): string => eventPath(event, `/souhaits#${anchor}`)

export const wishesRoutes: readonly Route[] = [
  route({
    ...mine,
    method: 'GET',
    path: at,
    handle: (request) => wishesPage(request, request.resource),
  }),
  route({
    ...mine,
    method: 'POST',
    path: at,
    form: z.strictObject({ to: many(id), level: many(z.enum([...wishLevels, 'none'])) }),
    invalid,
    handle: async (request) => {
      const { ctx, resource, form } = request
      const known = new Set(resource.view.others.map((other) => other.id))
      const levels = new Map(
        form.to.flatMap((to, index): [string, WishLevel | null][] => {
          const level = form.level[index]
          return level === undefined || !known.has(to) ? [] : [[to, level === 'none' ? null : level]]
        }),
      )
      const saved = await sayWishes(ctx, { ...own(resource), levels })
      return redirect(back(resource, 'souhaits'), {
        flash: saved.ok ? p.wishes.saved(saved.value) : saved.refusal.sentence,
      })
    },
  }),
  route({
    ...mine,
    method: 'POST',
    path: `${at}/disponibilites`,
    form: z.strictObject({ slot: many(id) }),
    invalid,
    handle: async ({ ctx, resource, form }) => {
      const saved = await sayAvailability(ctx, { ...own(resource), closedSlotIds: form.slot })
      return redirect(back(resource, 'disponibilites'), {
        flash: saved.ok ? p.wishes.availabilitySaved : saved.refusal.sentence,
      })
    },
  }),
  route({
    ...mine,
    method: 'POST',
    path: `${at}/delegation`,
    form: z.strictObject({ delegation: z.enum(delegations, 'Choisissez une délégation.') }),
    invalid,
    handle: async ({ ctx, resource, form }) => {
      const saved = await sayDelegation(ctx, { ...own(resource), ...form })
      return redirect(back(resource, 'delegation'), {
        flash: saved.ok ? p.wishes.delegationSaved : saved.refusal.sentence,
      })
    },
  }),
  route({
    ...mine,
    method: 'POST',
    path: `${at}/besoins`,
    form: z.strictObject({
      title: text(200, 'Dites en quelques mots ce que vous pensez acheter.'),
      sector: z.enum(sectorCodes, 'Choisissez un secteur.'),
      departments: many(department),
      quarter: optional(z.string().regex(/^20\d\d-T[1-4]$/, 'Choisissez un trimestre de la liste.')),
      amountBand: optional(z.enum(amountBands, 'Choisissez un ordre de grandeur de la liste.')),
    }),
    invalid,
    handle: async (request) => {
      const { ctx, resource, form } = request
      const now = today(ctx.clock, resource.event.zone).toString()
      const values = {
        title: form.title,
        sector: form.sector,
        departments: form.departments.join(','),
        quarter: form.quarter ?? '',
        amountBand: form.amountBand ?? '',
      }
      if (form.quarter !== undefined && !comingQuarters(now).includes(form.quarter))
        return wishesPage(request, resource, {
          errors: { quarter: 'Choisissez un trimestre de la liste.' },
          values,
        })
      const stated = await stateNeed(ctx, {
        ...own(resource),
        form: { ...form, quarter: form.quarter ?? null, amountBand: form.amountBand ?? null },
      })
      return stated.ok
        ? redirect(back(resource, 'besoins'), { flash: p.wishes.added })
        : wishesPage(request, resource, {
            errors: { [stated.refusal.field ?? 'form']: stated.refusal.sentence },
            values,
          })
    },
  }),
  route({
    ...mine,
    method: 'POST',
    path: `${at}/besoins/:id/retrait`,
    params: slugParams.extend({ id: z.uuid() }),
    form: z.strictObject({}),
    handle: async ({ ctx, resource, params }) => {
      const gone = await withdrawNeed(ctx, { ...own(resource), needId: params.id })
      return redirect(back(resource, 'besoins'), {
        flash: gone.ok ? p.wishes.withdrawn : gone.refusal.sentence,
      })
    },
  }),
  route({
    ...mine,
    method: 'POST',
    path: `${at}/activites`,
    form: z.strictObject({
      sectors: many(z.enum(sectorCodes, 'Choisissez parmi les secteurs.')),
      departments: many(department),
    }),
    invalid,
    handle: async ({ ctx, resource, form }) => {
      const saved = await stateOffer(ctx, { ...own(resource), ...form })
      return redirect(back(resource, 'activites'), {
        flash: saved.ok ? p.wishes.offerSaved : saved.refusal.sentence,
      })
    },
  }),
]
