import { z } from 'zod'
import { platform } from '../../platform/access/policy.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { text, ticked } from '../../platform/http/fields.ts'
import { errorsOf } from '../../platform/http/formState.ts'
import { page, redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route, type Services } from '../../platform/http/route.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { localOf } from '../../platform/kernel/dates.ts'
import { registerCodes } from '../domain/registers.ts'
import { everies } from '../domain/source.ts'
import { listSources } from '../store/sources.ts'
import { addSource, readSourceNow, removeSource } from '../usecases/keepSources.ts'
import { m } from './messages.ts'
import { IMPORTS, SOURCES } from './paths.ts'
import { s } from './sourceMessages.ts'
import { SourcesPage, type SourceTyped } from './sourceView.tsx'

const mission = platform('mission')
const params = z.strictObject({ id: z.uuid() })
const nothing = z.strictObject({})

type Asked = { readonly ctx: Ctx; readonly services: Services; readonly formKeys: FormKeys }

const shown = async ({ ctx, services, formKeys }: Asked, typed: SourceTyped = { errors: {}, values: {} }) =>
  page({
    title: s.title,
    indexed: false,
    status: Object.keys(typed.errors).length > 0 ? 422 : 200,
    breadcrumb: [{ label: m.title, href: IMPORTS }, { label: s.short }],
    body: (
      <SourcesPage
        sources={await listSources(ctx.db, ctx.scope)}
        hosts={[...services.outside.registers.hosts]}
        keys={formKeys}
        typed={typed}
        when={(at) => formatDateTime(localOf(at, services.territory.zone))}
      />
    ),
  })

const load = async ({
  ctx,
  params: { id },
}: {
  readonly ctx: Ctx
  readonly params: { readonly id: string }
}) => (await listSources(ctx.db, ctx.scope)).find((one) => one.id === id) ?? null

/** Registers that are read by the clock. Before `/gestion/imports/:id`. */
export const sourceRoutes: readonly Route[] = [
  route({ method: 'GET', path: SOURCES, policy: mission, handle: (request) => shown(request) }),
  route({
    method: 'POST',
    path: SOURCES,
    policy: mission,
    form: z.strictObject({
      titre: text(120, s.nameMissing),
      register: z.enum(registerCodes),
      adresse: text(1000, s.urlMissing),
      rythme: z.enum(everies),
      seul: ticked,
      fin: ticked,
    }),
    handle: async (request) => {
      const { ctx, services, form } = request
      const made = await addSource(ctx, services.outside.registers.hosts, {
        register: form.register,
        title: form.titre,
        url: form.adresse,
        every: form.rythme,
        byItself: form.seul,
        endGone: form.fin,
      })
      if (made.ok) return redirect(SOURCES, { flash: s.added })
      const { field = 'titre', sentence } = made.refusal
      const { seul, fin, ...values } = form
      return shown(request, {
        errors: { [field]: sentence },
        values: { ...values, ...(seul ? { seul: 'on' } : {}), ...(fin ? { fin: 'on' } : {}) },
      })
    },
    invalid: (request, { problems, typed }) =>
      shown(request, {
        errors: errorsOf(problems),
        values: typed,
      }),
  }),
  route({
    method: 'POST',
    path: `${SOURCES}/:id/lecture`,
    policy: mission,
    params,
    form: nothing,
    load,
    handle: async ({ ctx, resource }) => {
      await readSourceNow(ctx, resource)
      return redirect(SOURCES, { flash: s.asked })
    },
  }),
  route({
    method: 'POST',
    path: `${SOURCES}/:id/retrait`,
    policy: mission,
    params,
    form: nothing,
    load,
    handle: async ({ ctx, resource }) => {
      await removeSource(ctx, resource)
      return redirect(SOURCES, { flash: s.removed })
    },
  }),
]
