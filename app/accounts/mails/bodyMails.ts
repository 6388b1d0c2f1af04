import type { BodyRole } from '../../platform/access/actor.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { Services } from '../../platform/http/route.ts'
import { catalogue } from '../../platform/i18n/catalogue.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { localOf, type Temporal } from '../../platform/kernel/dates.ts'
import { mailAddress } from '../../platform/mail/message.ts'
import { queueMail } from '../../platform/mail/queueMail.ts'
import type { MailBlock } from '../../platform/mail/template.tsx'
import { t } from '../messages.ts'

export type Site = Pick<Services, 'territory' | 'publicUrl'>

const words = catalogue({
  fr: {
    hello: 'Bonjour,',
    inviteSubject: (body: string) => `${body} vous invite`,
    inviteTitle: (body: string) => `${body} vous invite à rejoindre son équipe`,
    inviteText: (inviter: string, role: string) =>
      `${inviter === '' ? 'Une personne qui gère cet organisme' : inviter} vous invite sur OpenMap ESS, avec le rôle «\u00a0${role}\u00a0».`,
    inviteUntil: (day: string) => `Cette invitation est pour vous seul. Elle est valable jusqu’au ${day}.`,
    inviteButton: 'Voir l’invitation',
    inviteReason: 'Vous recevez ce courriel parce qu’un organisme a donné votre adresse pour vous inviter.',
    askSubject: 'Une demande d’accès à examiner',
    askTitle: (body: string) => `On demande à rejoindre ${body}`,
    askText: (name: string, email: string) =>
      `${name === '' ? email : `${name} (${email})`} demande à faire partie de cet organisme sur OpenMap ESS.`,
    askUnmanaged: 'Personne ne gère encore cet organisme\u00a0: la réponse vous revient.',
    askButton: 'Examiner la demande',
    askReason: 'Vous recevez ce courriel parce que vous gérez les accès de cet organisme.',
    bodySubject: 'Une création d’organisme à examiner',
    bodyTitle: (body: string) => `On demande la création de «\u00a0${body}\u00a0»`,
    bodyText: (name: string, email: string) =>
      `${name === '' ? email : `${name} (${email})`} ne trouve pas son organisme sur OpenMap ESS et demande sa création.`,
    bodyReason: 'Vous recevez ce courriel parce que vous administrez cette installation.',
    answerSubject: 'Votre demande d’accès\u00a0: réponse',
    acceptedTitle: (body: string) => `Vous faites maintenant partie de ${body}`,
    acceptedText: (role: string) => `Votre rôle\u00a0: ${role}. Il est en place dès maintenant.`,
    acceptedButton: 'Voir mon organisme',
    refusedTitle: (body: string) => `Votre demande pour ${body} n’est pas acceptée`,
    refusedText: (reason: string) => `Raison donnée\u00a0: ${reason}`,
    refusedAdvice: 'Si c’est une erreur, parlez-en à vos collègues, puis refaites une demande.',
    refusedButton: 'Ouvrir mon compte',
    meantTitle: (body: string) => `Votre organisme est déjà là\u00a0: ${body}`,
    meantText: 'Votre demande est transmise aux personnes qui le gèrent. Leur réponse arrivera par courriel.',
    answerReason: 'Vous recevez ce courriel parce que vous avez fait une demande sur OpenMap ESS.',
  },
})

const send = async (
  ctx: Ctx,
  site: Site,
  mail: {
    readonly key: string
    readonly template: string
    readonly to: string
    readonly subject: string
    readonly title: string
    readonly reason: string
    readonly texts: readonly string[]
    readonly link: { readonly label: string; readonly path: string }
    readonly secrets?: readonly string[]
  },
): Promise<void> => {
  const address = mailAddress(mail.to)
  if (address === null) return
  const blocks: readonly MailBlock[] = [
    ...[words.hello, ...mail.texts].map((text) => ({ kind: 'paragraph', text }) as const),
    { kind: 'link', label: mail.link.label, url: `${site.publicUrl}${mail.link.path}` },
  ]
  await queueMail(ctx, {
    key: mail.key,
    template: mail.template,
    to: address,
    subject: mail.subject,
    secrets: mail.secrets ?? [],
    content: { territory: site.territory.name, title: mail.title, reason: mail.reason, blocks },
  })
}

/** « {Organisation} vous invite »; the token is erased from the outbox once the mail has left. */
export const mailInvitation = (
  ctx: Ctx,
  site: Site,
  invitation: {
    readonly id: string
    readonly token: string
    readonly email: string
    readonly body: string
    readonly role: BodyRole
    readonly expiresAt: Temporal.Instant
  },
): Promise<void> => {
  const { id, token, email, body, role } = invitation
  const inviter = ctx.actor.kind === 'person' ? ctx.actor.name : ''
  const until = formatDate(localOf(invitation.expiresAt, site.territory.zone))
  return send(ctx, site, {
    key: `invitation:${id}`,
    template: 'body-invitation',
    to: email,
    subject: words.inviteSubject(body),
    title: words.inviteTitle(body),
    reason: words.inviteReason,
    texts: [words.inviteText(inviter, t.roles[role]), words.inviteUntil(until)],
    link: { label: words.inviteButton, path: `/invitation/${token}` },
    secrets: [token],
  })
}

type Asker = { readonly name: string; readonly email: string }

/** To each of those who can answer: managers of the body, or the platform when it has none. */
export const mailJoinRequest = async (
  ctx: Ctx,
  site: Site,
  request: {
    readonly id: string
    readonly body: string
    readonly asker: Asker
    readonly deciders: readonly { readonly personId: string; readonly email: string }[]
    readonly managed: boolean
  },
): Promise<void> => {
  const { id, body, asker, deciders, managed } = request
  for (const { personId, email } of deciders)
    await send(ctx, site, {
      key: `join-request:${id}:${personId}`,
      template: 'join-request',
      to: email,
      subject: words.askSubject,
      title: words.askTitle(body),
      reason: words.askReason,
      texts: [words.askText(asker.name, asker.email), ...(managed ? [] : [words.askUnmanaged])],
      link: { label: words.askButton, path: `/compte/demandes/${id}` },
    })
}

export const mailBodyRequest = async (
  ctx: Ctx,
  site: Site,
  request: {
    readonly id: string
    readonly name: string
    readonly asker: Asker
    readonly deciders: readonly { readonly personId: string; readonly email: string }[]
  },
): Promise<void> => {
  const { id, name, asker, deciders } = request
  for (const { personId, email } of deciders)
    await send(ctx, site, {
      key: `body-request:${id}:${personId}`,
      template: 'body-request',
      to: email,
      subject: words.bodySubject,
      title: words.bodyTitle(name),
      reason: words.bodyReason,
      texts: [words.bodyText(asker.name, asker.email)],
      link: { label: words.askButton, path: `/compte/creations/${id}` },
    })
}

export type Answer =
  | { readonly kind: 'accepted'; readonly role: BodyRole; readonly slug: string }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'meant' }

/** The answer to whoever asked, for a place in a body or for a new body. */
export const mailAnswer = (
  ctx: Ctx,
  site: Site,
  request: { readonly id: string; readonly to: string; readonly body: string; readonly answer: Answer },
): Promise<void> => {
  const { id, to, body, answer } = request
  const common = {
    key: `request-answer:${id}`,
    template: 'request-answer',
    to,
    subject: words.answerSubject,
    reason: words.answerReason,
  }
  switch (answer.kind) {
    case 'accepted':
      return send(ctx, site, {
        ...common,
        title: words.acceptedTitle(body),
        texts: [words.acceptedText(t.roles[answer.role])],
        link: { label: words.acceptedButton, path: `/compte/organisation/${answer.slug}` },
      })
    case 'refused':
      return send(ctx, site, {
        ...common,
        title: words.refusedTitle(body),
        texts: [words.refusedText(answer.reason), words.refusedAdvice],
        link: { label: words.refusedButton, path: '/compte' },
      })
    case 'meant':
      return send(ctx, site, {
        ...common,
        title: words.meantTitle(body),
        texts: [words.meantText],
        link: { label: words.refusedButton, path: '/compte' },
      })
  }
}
