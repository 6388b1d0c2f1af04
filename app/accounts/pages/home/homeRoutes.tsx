import { z } from 'zod'
import { type Actor, holds, type PersonActor } from '../../../platform/access/actor.ts'
import { person } from '../../../platform/access/policy.ts'
import type { Ctx } from '../../../platform/database/context.ts'
import { page, redirect } from '../../../platform/http/reply.ts'
import { type Route, route } from '../../../platform/http/route.ts'
import { profiles } from '../../domain/checklist.ts'
import type { PersonTask } from '../../domain/contribution.ts'
import { t } from '../../messages.ts'
import { closeChecklist, reopenChecklist } from '../../store/checklists.ts'
import { invitationAddressed } from '../../store/invitations.ts'
import { findPerson } from '../../store/people.ts'
import { workplaceToJoin } from '../../store/workplace.ts'
import { acceptReceivedInvitation, declineInvitation } from '../../usecases/acceptInvitation.ts'
import { type PersonContribution, readHome } from '../../usecases/readHome.ts'
import { personOf, refusedPage } from '../bodies/bodyShared.tsx'
import { privacyPath } from '../privacy/paths.ts'
import { WorkplaceBanner } from '../proConnect/workplaceBanner.tsx'
import { securityPath } from '../security/paths.ts'
import { AccountPage } from './homeView.tsx'
import { h } from './messages.ts'
import { presentHome } from './presentHome.ts'

const invitationParams = z.strictObject({ id: z.uuid() })
const checklistParams = z.strictObject({ profile: z.enum(profiles) })
const empty = z.strictObject({})

/** An invitation to the address of this person; somebody else's is unknown. */
const loadInvitation = async ({
  ctx,
  actor,
  params: { id },
}: {
  readonly ctx: Ctx
  readonly actor: Actor
  readonly params: { readonly id: string }
}) => {
  const person = actor.kind === 'person' ? await findPerson(ctx.db, actor.personId) : null
  return person && invitationAddressed(ctx.db, ctx.scope.territoryId, { id, email: person.email })
}

const linksOf = (actor: PersonActor): readonly PersonTask[] => [
  ...(holds(actor, 'mission')
    ? [
        { title: t.account.organise, text: t.account.organiseText, href: '/rencontres' },
        {
          title: t.account.parameters,
          text: t.account.parametersText,
          href: '/administration/parametres',
        },
      ]
    : []),
  ...(holds(actor, 'administrator')
    ? [{ title: t.account.administration, text: t.account.administrationText, href: '/administration' }]
    : []),
  ...(actor.shared ? [] : [{ title: t.account.security, text: t.account.securityText, href: securityPath }]),
  ...(actor.shared ? [] : [{ title: t.account.api, text: t.account.apiText, href: '/compte/acces-api' }]),
  { title: t.account.privacy, text: t.account.privacyText, href: privacyPath },
]

/** Where people arrive, with what the other modules bring to them. */
export const homeRoutes = (contributions: readonly PersonContribution[]): readonly Route[] => [
  route({
    method: 'GET',
    path: '/compte',
    policy: person(),
    handle: async ({ ctx, actor, services, formKeys }) => {
      const somebody = personOf(actor)
      const home = await readHome(ctx, somebody, { identities: services.identity.db, contributions })
      const view = presentHome(home, somebody.personId, services.territory.zone)
      const workplace = services.openId === null ? null : await workplaceToJoin(ctx, somebody)
      return page({
        title: t.account.title,
        body: (
          <AccountPage
            actor={somebody}
            view={view}
            keys={formKeys}
            links={[...home.links, ...linksOf(somebody)]}
          >
            <WorkplaceBanner workplace={workplace} label={services.openId?.label ?? ''} keys={formKeys} />
          </AccountPage>
        ),
        indexed: false,
        breadcrumb: [{ label: t.account.title }],
      })
    },
  }),
  route({
    method: 'POST',
    path: '/compte/invitations/:id/acceptation',
    policy: person(),
    params: invitationParams,
    form: empty,
    load: loadInvitation,
    handle: async ({ ctx, params }) => {
      const accepted = await acceptReceivedInvitation(ctx, params.id)
      return accepted.ok
        ? redirect('/compte', { flash: h.accepted(accepted.value.organisationName ?? '') })
        : { ...refusedPage(accepted.refusal), status: 410 }
    },
  }),
  route({
    method: 'POST',
    path: '/compte/invitations/:id/refus',
    policy: person(),
    params: invitationParams,
    form: empty,
    load: loadInvitation,
    handle: async ({ ctx, params }) => {
      const declined = await declineInvitation(ctx, params.id)
      return declined.ok
        ? redirect('/compte', { flash: h.declined(declined.value.organisationName ?? '') })
        : { ...refusedPage(declined.refusal), status: 410 }
    },
  }),
  route({
    method: 'POST',
    path: '/compte/demarrage/:profile/fermeture',
    policy: person(),
    params: checklistParams,
    form: empty,
    handle: async ({ ctx, actor, params: { profile } }) => {
      await closeChecklist(ctx, personOf(actor).personId, profile)
      const path = `/compte/demarrage/${profile}/ouverture`
      return redirect('/compte', {
        flash: h.checklist.closed,
        undo: { path, label: h.checklist.undo },
      })
    },
  }),
  route({
    method: 'POST',
    path: '/compte/demarrage/:profile/ouverture',
    policy: person(),
    params: checklistParams,
    form: empty,
    handle: async ({ ctx, actor, params: { profile } }) => {
      await reopenChecklist(ctx, personOf(actor).personId, profile)
      return redirect('/compte', { flash: h.checklist.reopened })
    },
  }),
]
