import { type MailAddress, mailAddress } from '../../platform/mail/message.ts'
import type { Participant } from '../domain/participant.ts'

/** Where mails to a participant go: the first of its representatives who can be written to; null = nobody. */
export const participantAddress = ({ representatives }: Participant): MailAddress | null => {
  for (const { email } of representatives) {
    const address = email === null ? null : mailAddress(email)
    if (address !== null) return address
  }
  return null
}
