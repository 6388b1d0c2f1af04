import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

export type Received = { readonly from: string; readonly to: readonly string[]; readonly raw: string }

const refusal = (code: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode: code })

/**
 * A real SMTP server on loopback. Addresses that begin by one of `unknown` are refused for good, by one of `full` for the
 * moment, and with `account` nobody sends without it.
 */
export const startMailServer = async (
  options: {
    readonly port?: number
    readonly account?: { user: string; pass: string }
    readonly unknown?: readonly string[]
    readonly full?: readonly string[]
  } = {},
) => {
  const received: Received[] = []
  const { account, unknown = ['inconnu@'], full = ['plein@'] } = options
  const server = new SMTPServer({
    authOptional: account === undefined,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS', ...(account === undefined ? ['AUTH'] : [])],
    onAuth: ({ username, password }, _session, done) =>
      username === account?.user && password === account?.pass
        ? done(null, { user: username })
        : done(refusal(535, 'Authentication failed')),
    onRcptTo: ({ address }, _session, done) => {
      if (unknown.some((start) => address.startsWith(start))) return done(refusal(550, 'No such user here'))
      if (full.some((start) => address.startsWith(start))) return done(refusal(452, 'Mailbox full'))
      return done()
    },
    onData: (stream, session, done) => {
      void text(stream).then((raw) => {
        const { mailFrom, rcptTo } = session.envelope
        received.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw,
        })
        done()
      })
    },
  })
  server.on('error', () => {})
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    port,
    url: `smtp://${account === undefined ? '' : `${account.user}:${account.pass}@`}127.0.0.1:${port}`,
    received,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
