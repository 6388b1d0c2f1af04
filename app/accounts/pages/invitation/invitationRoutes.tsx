import { z } from 'zod'
import { anyone } from '../../../platform/access/policy.ts'
import { page, redirect } from '../../../platform/http/reply.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { toDate } from '../../../platform/kernel/dates.ts'
import { acceptable, type Invitation } from '../../domain/invitation.ts'
import { t } from '../../messages.ts'
import { invitationOfToken } from '../../store/invitations.ts'
import { acceptInvitation } from '../../usecases/acceptInvitation.ts'
import { openSessionFor } from '../../usecases/signIn.ts'
import { entered } from '../signIn/signInRoutes.tsx'
import { InvitationOver, InvitationPage } from './invitationView.tsx'

const words = t.invitation
const params = z.strictObject({ token: z.string().min(16).max(64) })

const over = () => page({ status: 410, title: words.overTitle, body: <InvitationOver />, indexed: false })

const acceptedSentence = ({ organisationName }: Invitation): string =>
  organisationName === null ? words.platformAccepted : words.accepted(organisationName)

export const invitationRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/invitation/:token',
    policy: anyone(),
    params,
    handle: async ({ ctx, actor, services, params: { token }, formKeys }) => {
      const invitation = await invitationOfToken(services.identity.db, ctx.scope.territoryId, token)
      if (invitation === null || !acceptable(invitation, toDate(ctx.clock.now()))) return over()
      const view = { invitation, token, keys: formKeys, zone: services.territory.zone }
      return page({
        title: words.title,
        body: <InvitationPage {...view} signedIn={actor.kind === 'person'} />,
        indexed: false,
        breadcrumb: [{ label: words.title }],
      })
    },
  }),
  route({
    method: 'POST',
    path: '/invitation/:token',
    policy: anyone(),
    params,
    form: z.strictObject({ name: z.string().trim().max(100).default('') }),
    keyless: 'an invitation is accepted once; the answer opens a session, which is kept nowhere',
    handle: async ({ ctx, actor, services, caller, params: { token }, form, formKeys }) => {
      const identity = services.identity
      if ((await identity.attempt('tokenPerAddress', caller.address)) !== null) return over()
      const accepted = await acceptInvitation(ctx, { identity, token, name: form.name })
      if (!accepted.ok) {
        const invitation = await invitationOfToken(identity.db, ctx.scope.territoryId, token)
        if (accepted.refusal.code === 'invitation-over' || invitation === null) return over()
        const view = { invitation, token, keys: formKeys, zone: services.territory.zone, signedIn: true }
        return page({
          title: words.title,
          status: 409,
          body: <InvitationPage {...view} refusal={accepted.refusal.sentence} />,
          indexed: false,
        })
      }
      const { personId, invitation } = accepted.value
      const flash = acceptedSentence(invitation)
      if (actor.kind === 'person') return redirect('/compte', { flash })
      const parts = { services, caller, personId, method: 'link', double: false } as const
      const opened = await openSessionFor(ctx, parts)
      return opened.ok ? entered(opened.value, flash) : over()
    },
  }),
]
