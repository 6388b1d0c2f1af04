import { createTransport, type NodemailerError } from 'nodemailer'
import { headerLine, LONGEST_LINE } from './message.ts'
import { t } from './messages.ts'
import type { MailOutcome, MailPort } from './port.ts'

/** No job waits longer than half a minute for a server that hangs. Milliseconds. */
const PATIENCE = {
  dnsTimeout: 10_000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
}
const LONGEST_ANSWER = 160

const sentenceOf = (error: NodemailerError): string => {
  const words = t.refusals
  switch (error.code) {
    case 'EAUTH':
    case 'ENOAUTH':
    case 'EOAUTH2':
      return words.account
    case 'ETLS':
    case 'EREQUIRETLS':
      return words.encryption
    case 'EENVELOPE':
      if (error.permanent !== true && error.responseCode !== undefined) return words.later
      return error.command === 'MAIL FROM' ? words.sender : words.recipient
    case 'EMESSAGE':
      return error.permanent === true ? words.message : words.later
    case 'ECONNECTION':
    case 'ETIMEDOUT':
    case 'ESOCKET':
    case 'EDNS':
    case 'EPROTOCOL':
      return words.unreachable
    default:
      return words.unknown
  }
}

/** A wrong account or sender is the operator's to mend, not a fault of the mail: it is tried again. */
const permanent = (error: NodemailerError): boolean =>
  (error.code === 'EENVELOPE' || error.code === 'EMESSAGE') &&
  error.permanent === true &&
  error.command !== 'MAIL FROM'

const outcomeOf = (error: NodemailerError): MailOutcome => {
  const sentence = sentenceOf(error)
  const answer = headerLine(error.response ?? '').slice(0, LONGEST_ANSWER)
  return {
    kind: 'refused',
    permanent: permanent(error),
    reason: answer === '' ? sentence : t.refusals.answered(sentence, answer),
  }
}

/**
 * Sends by SMTP.
 * @param url `smtp://` (STARTTLS when offered) or `smtps://`, with account and password when the server asks for them
 * @param from sender: an address, or `Name <address>`
 */
export const smtpMail = ({ url, from }: { readonly url: string; readonly from: string }): MailPort => {
  const transport = createTransport(
    { url, ...PATIENCE, disableFileAccess: true, disableUrlAccess: true },
    // Answering machines must not answer a machine (RFC 3834).
    { from, headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': 'fr' } },
  )
  const address = /<([^>]+)>\s*$/.exec(from)?.[1] ?? from
  const domain = /@([^\s>]+)>?\s*$/.exec(from)?.[1] ?? 'localhost'
  return {
    server: new URL(url).host,
    send: async ({ id, to, fromName, subject, text, html, headers, files }) => {
      const { 'Reply-To': replyTo, ...lines } = headers
      try {
        await transport.sendMail({
          messageId: `<${id}@${domain}>`,
          ...(fromName === undefined ? {} : { from: { name: headerLine(fromName), address } }),
          to: { name: '', address: to },
          // The library writes this line itself, and drops one that it is handed ready.
          ...(replyTo === undefined ? {} : { replyTo: { name: '', address: replyTo } }),
          subject: headerLine(subject),
          text,
          html,
          // Never folded: a mail program must find the address whole.
          headers: Object.fromEntries(
            Object.entries(lines).map(([name, value]) => [
              name,
              { prepared: true, foldLines: false, value: headerLine(value, LONGEST_LINE) },
            ]),
          ),
          attachments: files.map((one) => ({
            filename: one.name,
            contentType: one.mediaType,
            content: Buffer.from(one.content),
          })),
        })
        return { kind: 'sent' }
      } catch (error) {
        return outcomeOf(error as NodemailerError)
      }
    },
  }
}
