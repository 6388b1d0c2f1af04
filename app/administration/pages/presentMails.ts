import { formatDateTime, formatDecimal } from '../../platform/i18n/format.ts'
import { localOf } from '../../platform/kernel/dates.ts'
import type { MailState, MailSummary, StoredMail } from '../../platform/mail/outbox.ts'
import type { Tone } from '../../ui/index.ts'
import { t } from '../messages.ts'

export const stateTones: { readonly [S in MailState]: Tone } = {
  waiting: 'info',
  sent: 'success',
  kept: 'neutral',
  failed: 'error',
  erased: 'neutral',
  withdrawn: 'neutral',
}

export type MailRow = {
  readonly id: string
  readonly subject: string
  readonly recipient: string
  readonly state: MailState
  readonly stateText: string
  readonly createdIso: string
  readonly created: string
}

export const moment = (date: Date, zone: string): string => formatDateTime(localOf(date, zone))

export const presentMail = (mail: MailSummary, zone: string): MailRow => ({
  id: mail.id,
  subject: mail.subject || t.mails.erasedSubject,
  recipient: mail.recipient || t.mails.erasedRecipient,
  state: mail.state,
  stateText: t.mails.state[mail.state],
  createdIso: mail.createdAt.toISOString(),
  created: moment(mail.createdAt, zone),
})

export type MailDetail = MailRow & {
  readonly attempts: string
  readonly sent: string | null
  readonly problem: string | null
  /** What the reader should know of this state. */
  readonly notice: string | null
  /** Paragraphs, each a list of lines. */
  readonly paragraphs: readonly (readonly string[])[]
  readonly files: readonly { readonly position: number; readonly name: string; readonly size: string }[]
}

const sizeOf = (bytes: number): string =>
  bytes < 1024 ? t.mails.bytes(bytes) : t.mails.kilobytes(formatDecimal(bytes / 1024))

const notices: { readonly [S in MailState]: (mail: StoredMail) => string | null } = {
  waiting: ({ attempts }) => (attempts === 0 ? t.mails.waitingText : null),
  sent: () => t.mails.masked,
  kept: () => t.mails.keptText,
  failed: () => null,
  erased: () => t.mails.erasedText,
  withdrawn: () => t.mails.withdrawnText,
}

export const presentMailDetail = (mail: StoredMail, zone: string): MailDetail => ({
  ...presentMail(mail, zone),
  attempts: t.mails.attemptsText(
    mail.attempts,
    mail.lastTriedAt === null ? '' : moment(mail.lastTriedAt, zone),
  ),
  sent: mail.sentAt === null ? null : moment(mail.sentAt, zone),
  problem: mail.lastError,
  notice: notices[mail.state](mail),
  paragraphs: mail.text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.split('\n')),
  files: mail.files.map(({ position, name, bytes }) => ({ position, name, size: sizeOf(bytes) })),
})
