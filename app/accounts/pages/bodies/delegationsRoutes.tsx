import { z } from 'zod'
import type { Ctx } from '../../../platform/database/context.ts'
import { isoDate } from '../../../platform/http/fields.ts'
import { invalidForm, refusedForm, type Typed, untouched } from '../../../platform/http/formState.ts'
import { redirect } from '../../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../../platform/http/route.ts'
import { formatDate } from '../../../platform/i18n/format.ts'
import { today } from '../../../platform/kernel/dates.ts'
import { type Delegation, delegationState } from '../../domain/delegation.ts'
import { bodyAction } from '../../domain/policy.ts'
import { delegationsOfBody } from '../../store/delegations.ts'
import { listMembers, type Member } from '../../store/members.ts'
import { delegate, revokeDelegation } from '../../usecases/delegate.ts'
import { bodyPath } from './bodyFrame.tsx'
import {
  bodyPage,
  loadBody,
  personOf,
  refusedPage,
  roleField,
  slugParams,
  type WithBody,
} from './bodyShared.tsx'
import { DelegationsPage } from './delegationsView.tsx'
import { b } from './messages.ts'

const at = '/compte/organisation/:slug/delegations'
const words = b.delegations

const daysOf = ({ startsOn, endsOn }: Delegation): string =>
  startsOn === endsOn ? words.day(formatDate(startsOn)) : words.span(formatDate(startsOn), formatDate(endsOn))

const nameOf = ({ name, email }: Member): string => name || email

const delegationsPage = async (
  ctx: Ctx,
  resource: WithBody,
  keys: FormKeys,
  shown: { readonly typed?: Typed; readonly refusal?: string; readonly status?: number } = {},
) => {
  const { body, may } = resource
  const { personId } = personOf(ctx.actor)
  const day = today(ctx.clock).toString()
  const members = await listMembers(ctx.db, ctx.scope, body.id)
  const known = await delegationsOfBody(ctx.db, ctx.scope, body.id, day)
  const oversees = may.has('overseeDelegations')
  const mine = ({ fromId, toId }: Delegation): boolean => fromId === personId || toId === personId
  const emailOf = (id: string): string => members.find((one) => one.personId === id)?.email ?? ''
  const view = {
    ...resource,
    keys,
    typed: shown.typed ?? untouched,
    refusal: shown.refusal,
    today: day,
    own: members.find((member) => member.personId === personId)?.role ?? null,
    colleagues: members
      .filter((member) => member.personId !== personId && !member.closed)
      .map((member) => ({ id: member.personId, name: nameOf(member) })),
    delegations: known
      .filter((one) => oversees || mine(one))
      .map((one) => ({
        id: one.id,
        from: one.from || emailOf(one.fromId),
        to: one.to || emailOf(one.toId),
        role: one.role,
        days: daysOf(one),
        state: delegationState(one, day),
        stoppable: oversees || mine(one),
      })),
  }
  return bodyPage(body, words.title, <DelegationsPage view={view} />, { status: shown.status ?? 200 })
}

export const delegationsRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: at,
    policy: bodyAction('delegate'),
    params: slugParams,
    load: loadBody,
    handle: ({ ctx, resource, formKeys }) => delegationsPage(ctx, resource, formKeys),
  }),
  route({
    method: 'POST',
    path: at,
    policy: bodyAction('delegate'),
    params: slugParams,
    form: z.strictObject({
      to: z.uuid(words.receiverMissing),
      role: roleField,
      startsOn: isoDate(words.dayMissing),
      endsOn: isoDate(words.dayMissing),
    }),
    load: loadBody,
    handle: async ({ ctx, services, resource, formKeys, form: { to, ...wanted } }) => {
      const { body } = resource
      const given = await delegate(ctx, { ...wanted, site: services, body, toId: to })
      return given.ok
        ? redirect(bodyPath(body.slug, '/delegations'), { flash: words.given(given.value) })
        : delegationsPage(ctx, resource, formKeys, {
            typed: refusedForm(given.refusal, { to, ...wanted }),
            status: 422,
          })
    },
    invalid: ({ ctx, resource, formKeys }, invalid) =>
      delegationsPage(ctx, resource, formKeys, { typed: invalidForm(invalid), status: 422 }),
  }),
  route({
    method: 'POST',
    path: `${at}/:delegation/arret`,
    policy: bodyAction('delegate'),
    params: z.strictObject({ ...slugParams.shape, delegation: z.uuid() }),
    form: z.strictObject({}),
    load: loadBody,
    handle: async ({ ctx, resource, formKeys, params }) => {
      const { body } = resource
      const stopped = await revokeDelegation(ctx, { organisationId: body.id, id: params.delegation })
      if (stopped.ok) return redirect(bodyPath(body.slug, '/delegations'), { flash: words.stopped })
      const { refusal } = stopped
      return refusal.code === 'not-allowed'
        ? refusedPage(refusal, body.slug)
        : delegationsPage(ctx, resource, formKeys, { refusal: refusal.sentence, status: 409 })
    },
  }),
]
