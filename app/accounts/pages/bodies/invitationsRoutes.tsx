import { z } from 'zod'
import type { Ctx } from '../../../platform/database/context.ts'
import { invalidForm, refusedForm, type Typed, untouched } from '../../../platform/http/formState.ts'
import { redirect } from '../../../platform/http/reply.ts'
import { type FormKeys, type Route, route, type Services } from '../../../platform/http/route.ts'
import { formatDate } from '../../../platform/i18n/format.ts'
import { localOf, toDate } from '../../../platform/kernel/dates.ts'
import { acceptable } from '../../domain/invitation.ts'
import type { JudgedLine } from '../../domain/inviteLines.ts'
import { bodyAction } from '../../domain/policy.ts'
import { t } from '../../messages.ts'
import { unansweredInvitations } from '../../store/invitations.ts'
import { inviteMembers, resendInvitation, withdrawInvitation } from '../../usecases/inviteMembers.ts'
import { bodyPath } from './bodyFrame.tsx'
import {
  bodyPage,
  counter,
  loadBody,
  refusedPage,
  roleField,
  slugParams,
  type WithBody,
} from './bodyShared.tsx'
import { addressesLeft, InvitationsPage } from './invitationsView.tsx'
import { b } from './messages.ts'

const at = '/compte/organisation/:slug/invitations'
const invitationParams = z.strictObject({ ...slugParams.shape, invitation: z.uuid() })
const back = (slug: string): string => bodyPath(slug, '/invitations')

const invitationsPage = async (
  ctx: Ctx,
  resource: WithBody,
  { territory }: Services,
  keys: FormKeys,
  shown: {
    readonly typed?: Typed
    readonly lines?: readonly JudgedLine[]
    readonly refusal?: string
    readonly status?: number
  } = {},
) => {
  const { body } = resource
  const now = toDate(ctx.clock.now())
  const open = await unansweredInvitations(ctx.db, ctx.scope.territoryId, body.id)
  const view = {
    ...resource,
    keys,
    typed: shown.typed ?? untouched,
    lines: shown.lines ?? [],
    refusal: shown.refusal,
    open: open.map((one) => ({
      id: one.id,
      email: one.email,
      role: t.roles[one.offer.role],
      until: formatDate(localOf(one.expiresAt, territory.zone)),
      expired: !acceptable(one, now),
    })),
  }
  return bodyPage(body, b.invitations.title, <InvitationsPage view={view} />, {
    status: shown.status ?? 200,
  })
}

export const invitationsRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: at,
    policy: bodyAction('invite'),
    params: slugParams,
    load: loadBody,
    handle: ({ ctx, resource, services, formKeys }) => invitationsPage(ctx, resource, services, formKeys),
  }),
  route({
    method: 'POST',
    path: at,
    policy: bodyAction('invite'),
    params: slugParams,
    form: z.strictObject({ addresses: z.string().max(10_000), role: roleField }),
    load: loadBody,
    handle: async ({ ctx, actor, resource, services, formKeys, form }) => {
      const { body } = resource
      const count = counter(services, 'invitePerPerson', actor)
      const invited = await inviteMembers(ctx, { ...form, body, site: services, count })
      if (invited.ok) return redirect(back(body.slug), { flash: b.invitations.sent(invited.value) })
      const { refusal } = invited
      if (refusal.code === 'wait' || refusal.code === 'not-allowed') return refusedPage(refusal, body.slug)
      const lines = 'lines' in refusal ? (refusal.lines ?? []) : []
      const addresses = lines.length > 0 ? addressesLeft(lines) : form.addresses
      const typed = refusedForm(refusal, { addresses, role: form.role })
      return invitationsPage(ctx, resource, services, formKeys, { typed, lines, status: 422 })
    },
    invalid: ({ ctx, resource, services, formKeys }, invalid) =>
      invitationsPage(ctx, resource, services, formKeys, { typed: invalidForm(invalid), status: 422 }),
  }),
  route({
    method: 'POST',
    path: `${at}/:invitation/renvoi`,
    policy: bodyAction('invite'),
    params: invitationParams,
    form: z.strictObject({}),
    load: loadBody,
    handle: async ({ ctx, actor, resource, services, formKeys, params }) => {
      const { body } = resource
      const sent = await resendInvitation(ctx, {
        body,
        invitationId: params.invitation,
        site: services,
        count: counter(services, 'invitePerPerson', actor),
      })
      if (sent.ok) return redirect(back(body.slug), { flash: b.invitations.resent(sent.value) })
      const { refusal } = sent
      return refusal.code === 'wait' || refusal.code === 'not-allowed'
        ? refusedPage(refusal, body.slug)
        : invitationsPage(ctx, resource, services, formKeys, { refusal: refusal.sentence, status: 409 })
    },
  }),
  route({
    method: 'POST',
    path: `${at}/:invitation/retrait`,
    policy: bodyAction('invite'),
    params: invitationParams,
    form: z.strictObject({}),
    load: loadBody,
    handle: async ({ ctx, resource, services, formKeys, params }) => {
      const { body } = resource
      const ended = await withdrawInvitation(ctx, { body, invitationId: params.invitation })
      if (ended.ok) return redirect(back(body.slug), { flash: b.invitations.withdrawn(ended.value) })
      const { refusal } = ended
      return refusal.code === 'not-allowed'
        ? refusedPage(refusal, body.slug)
        : invitationsPage(ctx, resource, services, formKeys, { refusal: refusal.sentence, status: 409 })
    },
  }),
]
