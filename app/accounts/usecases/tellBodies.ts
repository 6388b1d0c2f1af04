import type { BodyRole } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { catalogue } from '../../platform/i18n/catalogue.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import type { Site } from '../mails/noticeMail.ts'
import { t } from '../messages.ts'
import { closeNotice, notify } from './notify.ts'

const words = catalogue({
  fr: {
    person: (name: string, email: string) => (name === '' ? email : `${name} (${email})`),
    askSubject: 'Une demande d’accès à examiner',
    askTitle: (body: string) => `On demande à rejoindre ${body}`,
    askText: (who: string) => `${who} demande à faire partie de cet organisme.`,
    askUnmanaged: 'Personne ne gère encore cet organisme\u00a0: la réponse vous revient.',
    examine: 'Examiner la demande',
    bodySubject: 'Une création d’organisme à examiner',
    bodyTitle: (body: string) => `On demande la création de «\u00a0${body}\u00a0»`,
    bodyText: (who: string) => `${who} ne trouve pas son organisme et demande sa création.`,
    answerSubject: 'Votre demande d’accès\u00a0: réponse',
    acceptedTitle: (body: string) => `Vous faites maintenant partie de ${body}`,
    acceptedText: (role: string) => `Votre rôle\u00a0: ${role}. Il est en place dès maintenant.`,
    open: 'Voir mon organisme',
    refusedTitle: (body: string) => `Votre demande pour ${body} n’est pas acceptée`,
    refusedText: (reason: string) =>
      `Raison donnée\u00a0: ${reason} Si c’est une erreur, parlez-en à vos collègues, puis refaites une demande.`,
    account: 'Ouvrir mon compte',
    meantTitle: (body: string) => `Votre organisme est déjà là\u00a0: ${body}`,
    meantText: 'Votre demande est transmise aux personnes qui le gèrent\u00a0: leur réponse vous parviendra.',
    roleTitle: (body: string, role: string) => `Votre rôle pour ${body} est maintenant\u00a0: ${role}`,
    roleText:
      'Il vaut dès votre prochaine page. Une question\u00a0? Demandez à une personne qui gère l’organisme.',
    removedTitle: (body: string) => `Vous ne faites plus partie de ${body}`,
    removedText: 'Votre compte reste ouvert. Si c’est une erreur, demandez de nouveau l’accès.',
    lentTitle: (body: string, role: string) => `Un rôle vous est prêté pour ${body}\u00a0: ${role}`,
    lentText: (from: string, first: string, last: string) =>
      `${from} compte sur vous du ${first} au ${last} inclus. Vous pouvez y renoncer à tout moment.`,
    lentOpen: 'Voir la délégation',
    joinedTitle: (body: string) => `Une personne a rejoint ${body}`,
    joinedText: (who: string) =>
      `${who} y est en lecture, par le domaine de son adresse. Changez son rôle ou retirez-la si besoin.`,
    members: 'Voir les membres',
  },
})

type Named = { readonly name: string; readonly email: string }
type BodyName = { readonly id: string; readonly slug: string; readonly name: string }

const pathOf = ({ slug }: Pick<BodyName, 'slug'>, rest = ''): string => `/compte/organisation/${slug}${rest}`
const joinKey = (id: string): string => `join-request:${id}:asked`
const bodyKey = (id: string): string => `body-request:${id}:asked`

/** Those who can answer: the managers of the body; the mission and administrators where nobody manages it. */
export const tellJoinRequest = async (
  ctx: Ctx,
  site: Site,
  request: {
    readonly id: string
    readonly body: BodyName
    readonly asker: Named
    readonly managed: boolean
  },
): Promise<void> => {
  const { id, body, asker, managed } = request
  const notice = {
    topic: 'body',
    key: joinKey(id),
    subject: words.askSubject,
    title: words.askTitle(body.name),
    text: [
      words.askText(words.person(asker.name, asker.email)),
      ...(managed ? [] : [words.askUnmanaged]),
    ].join(' '),
    href: `/compte/demandes/${id}`,
    action: words.examine,
  } as const
  if (managed) await notify(ctx, site, { ...notice, bodyId: body.id, role: 'manager' })
  else
    for (const platformRole of ['mission', 'administrator'] as const)
      await notify(ctx, site, { ...notice, platformRole })
}

/** Answered or withdrawn: nobody needs to read it any more. */
export const closeJoinRequest = (ctx: Ctx, id: string): Promise<void> => closeNotice(ctx, joinKey(id))

export const tellBodyRequest = async (
  ctx: Ctx,
  site: Site,
  { id, name, asker }: { readonly id: string; readonly name: string; readonly asker: Named },
): Promise<void> => {
  for (const platformRole of ['mission', 'administrator'] as const)
    await notify(ctx, site, {
      platformRole,
      topic: 'body',
      key: bodyKey(id),
      subject: words.bodySubject,
      title: words.bodyTitle(name),
      text: words.bodyText(words.person(asker.name, asker.email)),
      href: `/compte/creations/${id}`,
      action: words.examine,
    })
}

export const closeBodyRequest = (ctx: Ctx, id: string): Promise<void> => closeNotice(ctx, bodyKey(id))

export type Answer =
  | { readonly kind: 'accepted'; readonly role: BodyRole; readonly slug: string }
  | { readonly kind: 'refused'; readonly reason: string }
  /** The body was there under another name. */
  | { readonly kind: 'meant' }

/** The answer to whoever asked, for a place in a body or for a new body. */
export const tellAnswer = async (
  ctx: Ctx,
  site: Site,
  request: { readonly id: string; readonly personId: string; readonly body: string; readonly answer: Answer },
): Promise<void> => {
  const { id, personId, body, answer } = request
  const common = {
    personId,
    topic: 'body',
    key: `request-answer:${id}`,
    subject: words.answerSubject,
  } as const
  switch (answer.kind) {
    case 'accepted':
      await notify(ctx, site, {
        ...common,
        title: words.acceptedTitle(body),
        text: words.acceptedText(t.roles[answer.role]),
        href: pathOf(answer),
        action: words.open,
      })
      return
    case 'refused':
      await notify(ctx, site, {
        ...common,
        title: words.refusedTitle(body),
        text: words.refusedText(/[.!?]$/.test(answer.reason) ? answer.reason : `${answer.reason}.`),
        href: '/compte',
        action: words.account,
      })
      return
    case 'meant':
      await notify(ctx, site, {
        ...common,
        title: words.meantTitle(body),
        text: words.meantText,
        href: '/compte',
        action: words.account,
      })
  }
}

/** A change that somebody else made of one's place in a body. `entry` is that of the audit trail: each is told once. */
export const tellMember = async (
  ctx: Ctx,
  site: Site,
  change: {
    readonly entry: string
    readonly personId: string
    readonly body: BodyName
    readonly role: BodyRole | null
  },
): Promise<void> => {
  const { entry, personId, body, role } = change
  await notify(ctx, site, {
    personId,
    topic: 'membership',
    key: `membership:${entry}`,
    ...(role === null
      ? {
          title: words.removedTitle(body.name),
          text: words.removedText,
          href: '/compte',
          action: words.account,
        }
      : {
          title: words.roleTitle(body.name, t.roles[role]),
          text: words.roleText,
          href: pathOf(body),
          action: words.open,
        }),
    ...(ctx.actor.kind === 'person' ? { except: ctx.actor.personId } : {}),
  })
}

export const tellDelegation = async (
  ctx: Ctx,
  site: Site,
  delegation: {
    readonly id: string
    readonly body: BodyName
    readonly from: Named
    readonly toId: string
    readonly role: BodyRole
    readonly startsOn: string
    readonly endsOn: string
  },
): Promise<void> => {
  const { id, body, from, toId, role, startsOn, endsOn } = delegation
  await notify(ctx, site, {
    personId: toId,
    topic: 'membership',
    key: `delegation:${id}`,
    title: words.lentTitle(body.name, t.roles[role]),
    text: words.lentText(from.name === '' ? from.email : from.name, formatDate(startsOn), formatDate(endsOn)),
    href: pathOf(body, '/delegations'),
    action: words.lentOpen,
  })
}

/** Managers learn who came in without asking them. */
export const tellArrival = async (
  ctx: Ctx,
  site: Site,
  { entry, body, person }: { readonly entry: string; readonly body: BodyName; readonly person: Named },
): Promise<void> => {
  await notify(ctx, site, {
    bodyId: body.id,
    role: 'manager',
    topic: 'membership',
    key: `arrival:${entry}`,
    title: words.joinedTitle(body.name),
    text: words.joinedText(words.person(person.name, person.email)),
    href: pathOf(body, '/membres'),
    action: words.members,
  })
}
