import { accessLinkUrl, type Site } from '../../accounts/index.ts'
import {
  type Agenda,
  badgeFile,
  type OpenMapEvent,
  type ProgrammeItem,
  showCode,
} from '../../events/index.ts'
import { hourOf, presentAgenda, presentSummary } from '../../events/pages/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { catalogue } from '../../platform/i18n/catalogue.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { localOf, type Temporal } from '../../platform/kernel/dates.ts'
import type { MailAddress } from '../../platform/mail/message.ts'
import { queueMail } from '../../platform/mail/queueMail.ts'
import type { MailBlock } from '../../platform/mail/template.tsx'

const m = catalogue({
  fr: {
    subject: (event: string) => `Demain\u00a0: votre programme – ${event}`,
    title: 'Demain\u00a0: votre programme',
    hello: 'Bonjour,',
    day: (event: string, when: string) => `«\u00a0${event}\u00a0» a lieu demain, ${when}.`,
    where: (place: string) => `Lieu\u00a0: ${place}.`,
    programme: 'La journée',
    meetings: (name: string) => `Rendez-vous (${name})`,
    none: (name: string) => `${name} n’a pas de rendez-vous fixé pour le moment.`,
    hour: 'Heure',
    noHour: 'Dans la journée',
    what: 'Quoi',
    meeting: 'Rendez-vous',
    withTable: (name: string, table: string) => `${name}, ${table.toLowerCase()}`,
    open: (name: string) => `Ouvrir mon agenda (${name})`,
    link: (until: string) =>
      `Ce lien est personnel\u00a0: ne le transmettez pas. Il fonctionne jusqu’au ${until}.`,
    badge: (code: string) =>
      `Votre badge est joint (badge.png)\u00a0: montrez ce carré à l’accueil. S’il ne se lit pas, donnez ce code\u00a0: ${code}.`,
    reason: 'Vous recevez ce message parce que cette adresse est inscrite à la rencontre.',
  },
})

/** One participant that a person comes for: their day, and the link that opens it. */
export type Tomorrow = {
  readonly agenda: Agenda
  readonly token: string
  readonly expiresAt: Temporal.Instant
  /** What the badge of the person says; null where none was made. */
  readonly code: string | null
}

const dayOf = ({ agenda, token, expiresAt }: Tomorrow, publicUrl: string): readonly MailBlock[] => {
  const { name, lines, zoneText } = presentAgenda(agenda)
  const rows = lines
    .filter(({ kind }) => kind === 'meeting')
    .map((line) => [line.hour, m.withTable(line.what, line.table)] as const)
  return [
    rows.length === 0
      ? { kind: 'paragraph', text: m.none(name) }
      : { kind: 'rows', title: m.meetings(name), headers: [m.hour, m.meeting], rows },
    ...(zoneText === null ? [] : [{ kind: 'paragraph', text: zoneText } as const]),
    { kind: 'link', label: m.open(name), url: accessLinkUrl(publicUrl, token) },
    { kind: 'paragraph', text: m.link(formatDate(localOf(expiresAt, agenda.event.zone))) },
  ]
}

/** M-17, the eve: where to be tomorrow and when, for everything that one address comes for. */
export const mailTomorrow = async (
  ctx: Ctx,
  mail: {
    readonly key: string
    readonly site: Site
    readonly event: OpenMapEvent
    readonly programme: readonly ProgrammeItem[]
    readonly to: MailAddress
    readonly days: readonly Tomorrow[]
  },
): Promise<void> => {
  const { site, event, programme, days } = mail
  const { when, where } = presentSummary(event)
  const code = days.find((one) => one.code !== null)?.code ?? null
  const paragraph = (text: string): MailBlock => ({ kind: 'paragraph', text })
  await queueMail(ctx, {
    key: mail.key,
    template: 'tomorrow',
    to: mail.to,
    subject: m.subject(event.title),
    content: {
      territory: site.territory.name,
      title: m.title,
      blocks: [
        paragraph(m.hello),
        paragraph(m.day(event.title, when)),
        ...(where === null ? [] : [paragraph(m.where(where))]),
        ...(event.venue.access === null ? [] : [paragraph(event.venue.access)]),
        ...days.flatMap((one) => dayOf(one, site.publicUrl)),
        ...(programme.length === 0
          ? []
          : [
              {
                kind: 'rows',
                title: m.programme,
                headers: [m.hour, m.what],
                rows: programme.map(
                  ({ startsAt, title }) => [startsAt === null ? m.noHour : hourOf(startsAt), title] as const,
                ),
              } as const,
            ]),
        ...(code === null ? [] : [paragraph(m.badge(showCode(code)))]),
      ],
      reason: m.reason,
    },
    ...(code === null ? {} : { files: [await badgeFile(event, site.publicUrl, code)] }),
    secrets: [...days.map(({ token }) => token), ...(code === null ? [] : [showCode(code)])],
  })
}
