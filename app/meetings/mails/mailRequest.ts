import { accessLinkUrl, type Site } from '../../accounts/index.ts'
import {
  addAgendaLink,
  type OpenMapEvent,
  type Participant,
  participantAddress,
  slotsOf,
} from '../../events/index.ts'
import { presentSummary } from '../../events/pages/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { catalogue } from '../../platform/i18n/catalogue.ts'
import { formatDate, formatDateTime, formatTime } from '../../platform/i18n/format.ts'
import { localOf, Temporal } from '../../platform/kernel/dates.ts'
import { queueMail } from '../../platform/mail/queueMail.ts'
import type { MailBlock } from '../../platform/mail/template.tsx'
import type { MeetingRequest } from '../domain/request.ts'

const m = catalogue({
  fr: {
    hello: 'Bonjour,',
    asked: {
      subject: (event: string) => `Demande de rendez-vous\u00a0: ${event}`,
      title: (from: string) => `${from} vous demande un rendez-vous`,
      text: (until: string) => `Répondez avant le ${until}\u00a0: ensuite la demande s’éteint d’elle-même.`,
      action: 'Répondre à la demande',
    },
    accepted: {
      subject: (event: string) => `Rendez-vous accepté\u00a0: ${event}`,
      title: (other: string) => `Votre rendez-vous avec ${other} est pris`,
      text: () => 'Il figure dans votre agenda, avec la table.',
      action: 'Voir mes rendez-vous',
    },
    declined: {
      subject: (event: string) => `Réponse à votre demande\u00a0: ${event}`,
      title: (other: string) => `${other} décline votre demande de rendez-vous`,
      text: () => 'Votre demande vous est rendue\u00a0: vous pouvez en faire une autre.',
      action: 'Choisir un autre participant',
    },
    expired: {
      subject: (event: string) => `Demande restée sans réponse\u00a0: ${event}`,
      title: (other: string) => `${other} n’a pas répondu à votre demande`,
      text: () => 'Votre demande vous est rendue\u00a0: vous pouvez en faire une autre.',
      action: 'Choisir un autre participant',
    },
    cancelled: {
      subject: (event: string) => `Rendez-vous annulé\u00a0: ${event}`,
      title: (other: string) => `${other} annule votre rendez-vous`,
      text: () =>
        'Ce créneau est de nouveau libre dans votre agenda. Tant que les demandes sont ouvertes, vous pouvez demander un autre rendez-vous.',
      action: 'Voir mes rendez-vous',
    },
    byOrganiser: (other: string) => `L’organisateur annule votre rendez-vous avec ${other}`,
    slot: (from: string, to: string) => `Créneau\u00a0: de ${from} à ${to}.`,
    message: (text: string) => `Message\u00a0: ${text}`,
    reason: (text: string) => `Raison donnée\u00a0: ${text}`,
    link: (until: string) =>
      `Ce lien est personnel\u00a0: ne le transmettez pas. Il fonctionne jusqu’au ${until}.`,
    why: 'Vous recevez ce message parce que votre organisme participe à la rencontre.',
  },
})

export type RequestMail = 'asked' | 'accepted' | 'declined' | 'expired' | 'cancelled'

/** Tells one party what became of a request; an accepted one is told to both, a cancelled one to whoever did not cancel. */
export const mailRequest = async (
  ctx: Ctx,
  mail: {
    readonly site: Site
    readonly event: OpenMapEvent
    readonly request: MeetingRequest
    readonly kind: RequestMail
    readonly from: Participant
    readonly to: Participant
  },
): Promise<void> => {
  const { event, request, kind, from, to } = mail
  const receivers: readonly (readonly [Participant, Participant])[] =
    kind === 'asked' || (kind === 'cancelled' && request.cancelledBy === from.id)
      ? [[to, from]]
      : kind === 'accepted' || (kind === 'cancelled' && request.cancelledBy === null)
        ? [
            [from, to],
            [to, from],
          ]
        : [[from, to]]
  const slot = (await slotsOf(ctx.db, ctx.scope, event.id)).find(({ id }) => id === request.slotId)
  for (const [receiver, other] of receivers) await send(ctx, mail, { receiver, other, slot })
}

const send = async (
  ctx: Ctx,
  { site, event, request, kind }: Parameters<typeof mailRequest>[1],
  parts: {
    readonly receiver: Participant
    readonly other: Participant
    readonly slot: { readonly startsAt: string; readonly endsAt: string } | undefined
  },
): Promise<void> => {
  const { receiver, other, slot } = parts
  const address = participantAddress(receiver)
  if (address === null) return
  const { token, expiresAt } = await addAgendaLink(ctx, { event, participantId: receiver.id })
  const words = m[kind]
  const hour = (text: string): string => formatTime(Temporal.PlainDateTime.from(text))
  const paragraph = (text: string): MailBlock => ({ kind: 'paragraph', text })
  await queueMail(ctx, {
    key: `request:${request.id}:${kind}:${receiver.id}`,
    template: `meeting-request-${kind}`,
    to: address,
    subject: words.subject(event.title),
    content: {
      territory: site.territory.name,
      title:
        kind === 'cancelled' && request.cancelledBy === null
          ? m.byOrganiser(other.displayName)
          : words.title(other.displayName),
      blocks: [
        paragraph(m.hello),
        paragraph(`${event.title}, ${presentSummary(event).when}.`),
        ...(slot === undefined ? [] : [paragraph(m.slot(hour(slot.startsAt), hour(slot.endsAt)))]),
        ...(kind === 'asked' && request.message !== null ? [paragraph(m.message(request.message))] : []),
        ...(kind === 'declined' && request.reason !== null ? [paragraph(m.reason(request.reason))] : []),
        ...(kind === 'cancelled' && request.reason !== null ? [paragraph(m.message(request.reason))] : []),
        paragraph(words.text(formatDateTime(localOf(request.expiresAt, event.zone)))),
        { kind: 'link', label: words.action, url: accessLinkUrl(site.publicUrl, token) },
        paragraph(m.link(formatDate(localOf(expiresAt, event.zone)))),
      ],
      reason: m.why,
    },
    secrets: [token],
  })
}
