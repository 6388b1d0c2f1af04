import type { MailMessage } from './message.ts'

/** What became of one attempt. `permanent`: trying again would meet the same refusal. */
export type MailOutcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'kept' }
  | { readonly kind: 'refused'; readonly permanent: boolean; readonly reason: string }

/** The way out of the house. Never throws: a refusal is an outcome, in words for an administrator. */
export type MailPort = {
  /** Name of the server used, without account or password; null when mails stay here. */
  readonly server: string | null
  readonly send: (message: MailMessage) => Promise<MailOutcome>
}

/** No server is set: mails stay in the outbox, where administrators read them. */
export const localOutbox: MailPort = { server: null, send: async () => ({ kind: 'kept' }) }
