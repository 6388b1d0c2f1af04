import type { PersonActor } from '../../../platform/access/actor.ts'
import { page, redirect } from '../../../platform/http/reply.ts'
import { SESSION_DAYS } from '../../../platform/identity/limits.ts'
import { t } from '../../messages.ts'
import { waiting as waitingPage } from '../signIn/waiting.tsx'
import { securityPath } from './paths.ts'

/** The policy has allowed people only. */
export const personOf = (actor: { readonly kind: string }): PersonActor => {
  if (actor.kind !== 'person') throw new Error('policy: person')
  return actor as PersonActor
}

/** A page of the account, with its way back. */
export const shown = (title: string, body: Parameters<typeof page>[0]['body'], status = 200) =>
  page({
    title,
    status,
    body,
    indexed: false,
    breadcrumb: [
      { label: t.account.title, href: '/compte' },
      ...(title === t.security.title ? [] : [{ label: t.security.title, href: securityPath }]),
      { label: title },
    ],
  })

/** The session goes on under another identifier, sealed in a new cookie. */
export const session = (token: string) => ({ person: token, seconds: SESSION_DAYS * 24 * 3600 })

export const renewed = (token: string, flash: string) =>
  redirect(securityPath, { flash, session: session(token) })

export const waiting = (refusal: Parameters<typeof waitingPage>[0]) =>
  waitingPage(refusal, { href: securityPath, label: t.security.title })
