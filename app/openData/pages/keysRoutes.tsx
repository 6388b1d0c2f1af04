import { z } from 'zod'
import type { Actor, PersonActor } from '../../platform/access/actor.ts'
import { ownAccount } from '../../platform/access/policy.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { errorsOf } from '../../platform/http/formState.ts'
import { page, redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Request, type Route, route, type Services } from '../../platform/http/route.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { localOf, toDate } from '../../platform/kernel/dates.ts'
import { KEY_DAYS } from '../domain/key.ts'
import { t } from '../messages.ts'
import { bodiesManaged } from '../store/bodies.ts'
import { type ApiKey, keysShown } from '../store/keys.ts'
import { createKey, revokeKey } from '../usecases/manageKeys.ts'
import { KeysPage, type KeysTyped, MadeKeyPage, RevokeKeyPage } from './keysView.tsx'

const k = t.keys
export const keysPath = '/compte/acces-api'

const form = z.strictObject({
  name: z
    .string(k.nameMissing)
    .trim()
    .min(1, k.nameMissing)
    .max(80, k.nameLong)
    .regex(/^\P{Cc}*$/u, k.nameSigns),
  pour: z.union([z.literal('moi'), z.uuid()], k.ownerWrong),
  duree: z.coerce.number(k.daysWrong).refine((days) => KEY_DAYS.some((one) => one === days), k.daysWrong),
})

const personOf = (actor: Actor): PersonActor => {
  if (actor.kind !== 'person') throw new Error('policy: person')
  return actor
}

const crumbs = (label?: string) => [
  { label: k.account, href: '/compte' },
  ...(label === undefined ? [{ label: k.title }] : [{ label: k.title, href: keysPath }, { label }]),
]

const untouched: KeysTyped = { errors: {}, values: {} }

const keysPage = async (
  parts: { ctx: Ctx; actor: Actor; services: Services; formKeys: FormKeys },
  typed: KeysTyped = untouched,
) => {
  const { ctx, actor, services, formKeys } = parts
  const bodies = await bodiesManaged(ctx, personOf(actor))
  const names = new Map(bodies.map(({ id, name }) => [id, name]))
  const day = (date: Date): string => formatDate(localOf(date, services.territory.zone))
  const now = toDate(ctx.clock.now())
  const keys = await keysShown(ctx.db, ctx.scope)
  return page({
    title: k.title,
    status: Object.keys(typed.errors).length > 0 ? 422 : 200,
    indexed: false,
    breadcrumb: crumbs(),
    body: (
      <KeysPage
        keys={formKeys}
        typed={typed}
        bodies={bodies}
        rows={keys.map((key) => ({
          id: key.id,
          name: key.name,
          ending: key.ending,
          owner: key.organisationId === null ? k.me : (names.get(key.organisationId) ?? ''),
          used: key.lastUsedAt === null ? k.never : day(key.lastUsedAt),
          expires: day(key.expiresAt),
          state: key.revokedAt !== null ? 'revoked' : key.expiresAt <= now ? 'expired' : 'valid',
        }))}
      />
    ),
  })
}

const ofKey = z.strictObject({ id: z.uuid() })

/** A key in force of whoever asks, or of a body that they manage; any other is unknown. */
const load = async ({
  ctx,
  params,
}: Pick<Request<typeof ofKey, undefined, undefined, undefined>, 'ctx' | 'params'>): Promise<ApiKey | null> =>
  (await keysShown(ctx.db, ctx.scope)).find(({ id, revokedAt }) => id === params.id && revokedAt === null) ??
  null

export const keysRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: keysPath,
    policy: ownAccount(),
    handle: (request) => keysPage(request),
  }),
  route({
    method: 'POST',
    path: keysPath,
    policy: ownAccount(),
    form,
    keyless: 'shows a secret once, which is kept nowhere in clear',
    handle: async (request) => {
      const { ctx, actor, form, services } = request
      const { name, pour, duree } = form
      const made = await createKey(ctx, {
        person: personOf(actor),
        organisationId: pour === 'moi' ? null : pour,
        name,
        days: duree,
      })
      if (!made.ok) {
        const { sentence, field = 'form' } = made.refusal
        return keysPage(request, {
          errors: { [field]: sentence },
          values: { name, pour, duree: String(duree) },
        })
      }
      const { key, expiresAt } = made.value
      return page({
        title: k.made,
        written: true,
        indexed: false,
        breadcrumb: crumbs(k.made),
        body: (
          <MadeKeyPage
            secret={key}
            until={formatDate(localOf(expiresAt, services.territory.zone))}
            publicUrl={services.publicUrl}
          />
        ),
      })
    },
    invalid: (request, { problems, typed }) =>
      keysPage(request, {
        errors: errorsOf(problems),
        values: typed,
      }),
  }),
  route({
    method: 'GET',
    path: `${keysPath}/:id/revocation`,
    policy: ownAccount(),
    params: ofKey,
    load,
    handle: ({ resource: { id, name }, formKeys }) =>
      page({
        title: k.revokeTitle(name),
        indexed: false,
        breadcrumb: crumbs(name),
        body: <RevokeKeyPage id={id} name={name} keys={formKeys} />,
      }),
  }),
  route({
    method: 'POST',
    path: `${keysPath}/:id/revocation`,
    policy: ownAccount(),
    params: ofKey,
    form: z.strictObject({}),
    load,
    handle: async ({ ctx, resource }) => {
      await revokeKey(ctx, resource)
      return redirect(keysPath, { flash: k.wasRevoked })
    },
  }),
]
