import { formatDate } from '../../../platform/i18n/format.ts'
import { localOf } from '../../../platform/kernel/dates.ts'
import type { Checklist, Step } from '../../domain/checklist.ts'
import type { PersonTask } from '../../domain/contribution.ts'
import { t } from '../../messages.ts'
import type { KnownDelegation } from '../../store/delegations.ts'
import type { Home } from '../../usecases/readHome.ts'
import { bodyPath } from '../bodies/bodyFrame.tsx'
import { joinPath } from '../join/searchView.tsx'
import { securityPath } from '../security/paths.ts'
import { h } from './messages.ts'

export type InvitationCard = {
  readonly id: string
  readonly body: string
  readonly title: string
  readonly text: string
}

export type StepView = PersonTask & { readonly done: boolean }

export type HomeView = {
  readonly invitations: readonly InvitationCard[]
  readonly days: readonly PersonTask[]
  readonly tasks: readonly PersonTask[]
  readonly checklist: {
    readonly profile: string
    readonly lead: string
    readonly steps: readonly StepView[]
  } | null
  readonly bodies: readonly {
    readonly slug: string
    readonly name: string
    readonly role: string
    readonly kinds: Home['bodies'][number]['kinds']
  }[]
  readonly asked: readonly { readonly title: string; readonly text: string; readonly withdrawal: string }[]
}

const stepOf = (step: Step, { body }: Checklist): StepView => {
  const words = h.checklist.steps
  if (step.kind === 'brought') return { ...step.step, done: step.done }
  const { done } = step
  const slug = body?.slug ?? ''
  switch (step.kind) {
    case 'describe':
      return {
        done,
        title: words.describe(body?.name ?? ''),
        text: words.describeText,
        href: bodyPath(slug, '/modifier'),
      }
    case 'invite':
      return { done, title: words.invite, text: words.inviteText, href: bodyPath(slug, '/invitations') }
    case 'join':
      return { done, title: words.join, text: words.joinText, href: joinPath() }
    case 'protect':
      return { done, title: words.protect, text: words.protectText, href: securityPath }
  }
}

const delegationTask = (delegation: KnownDelegation, home: Home, personId: string): PersonTask => {
  const slug = home.bodies.find(({ id }) => id === delegation.organisationId)?.slug
  const href = slug === undefined ? '/compte' : bodyPath(slug, '/delegations')
  const day = formatDate(delegation.endsOn)
  return delegation.fromId === personId
    ? { title: h.delegationGiven(delegation.to), text: h.delegationText(day), href }
    : { title: h.delegationReceived(delegation.from), text: h.receivedText(day), href }
}

/** What somebody finds on arriving, in words: what waits for them first. */
export const presentHome = (home: Home, personId: string, zone: string): HomeView => {
  const day = (date: Date): string => formatDate(localOf(date, zone))
  const requests = home.requests.map(({ id, person, body, createdAt }) => ({
    title: h.request(person.name || person.email, body.name),
    text: h.requestText(day(createdAt)),
    href: `/compte/demandes/${id}`,
  }))
  const creations = home.bodyRequests.map(({ id, name, createdAt }) => ({
    title: h.bodyRequest(name),
    text: h.requestText(day(createdAt)),
    href: `/compte/creations/${id}`,
  }))
  const delegations = home.delegations.map((one) => delegationTask(one, home, personId))
  const { checklist } = home
  return {
    invitations: home.invitations.map(({ id, offer, organisationName, expiresAt }) => ({
      id,
      body: organisationName ?? '',
      title: h.invitation(organisationName ?? ''),
      text: h.invitationText(t.roles[offer.role], day(expiresAt)),
    })),
    days: home.days,
    tasks: [...requests, ...creations, ...delegations, ...home.tasks],
    checklist: checklist && {
      profile: checklist.profile,
      lead: h.checklist.leads[checklist.profile],
      steps: checklist.steps.map((step) => stepOf(step, checklist)),
    },
    bodies: home.bodies.map(({ slug, name, role, kinds }) => ({ slug, name, role: t.roles[role], kinds })),
    asked: [
      ...home.asked.map(({ id, body, createdAt }) => ({
        title: body.name,
        text: h.askedText(day(createdAt)),
        withdrawal: `/compte/demandes/${id}/retrait`,
      })),
      ...home.askedBodies.map(({ id, name, createdAt }) => ({
        title: h.askedBody(name),
        text: h.askedText(day(createdAt)),
        withdrawal: `/compte/creations/${id}/retrait`,
      })),
    ],
  }
}
