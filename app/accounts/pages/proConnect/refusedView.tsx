import type { JSX } from 'preact'
import { type PageReply, page } from '../../../platform/http/reply.ts'
import type { OpenIdFailure } from '../../../platform/identity/openId/failure.ts'
import { Actions, ButtonLink, PageTitle, Prose } from '../../../ui/index.ts'
import type { NotEntered } from '../../usecases/signInWithProvider.ts'
import { securityPath } from '../security/paths.ts'
import { t } from './messages.ts'

const words = t.refused

const refusedPage = (parts: {
  readonly status: number
  readonly title: string
  readonly lead: string
  readonly how?: JSX.Element
  readonly toSecurity?: boolean
}): PageReply =>
  page({
    status: parts.status,
    title: parts.title,
    ...(parts.status === 503 ? { retryAfter: 60 } : {}),
    indexed: false,
    breadcrumb: [{ label: parts.title }],
    body: (
      <>
        <PageTitle title={parts.title} lead={parts.lead} />
        {parts.how}
        <Actions>
          {parts.toSecurity ? (
            <ButtonLink kind="primary" href={securityPath}>
              {words.security}
            </ButtonLink>
          ) : (
            <ButtonLink kind="primary" href="/connexion">
              {words.choose}
            </ButtonLink>
          )}
        </Actions>
      </>
    ),
  })

/** Nothing of the provider could be used: what happened, and the other doors. */
export const failurePage = (name: string, failure: OpenIdFailure | { readonly kind: 'lost' }): PageReply => {
  switch (failure.kind) {
    case 'unavailable':
      return refusedPage({
        status: 503,
        title: words.unavailableTitle(name),
        lead: words.unavailable(name),
      })
    case 'declined':
      return refusedPage({
        status: 400,
        title: words.declinedTitle,
        lead: words.declined(name, failure.code),
      })
    case 'refused':
      return refusedPage({ status: 400, title: words.refusedTitle, lead: words.refused(name) })
    case 'lost':
      return refusedPage({ status: 410, title: words.lostTitle, lead: words.lost })
  }
}

const HowToLink = ({ name }: { readonly name: string }) => (
  <Prose>
    <ol>
      <li>{words.linkFirst}</li>
      <li>{words.linkThen}</li>
      <li>{words.linkLast(name)}</li>
    </ol>
  </Prose>
)

/** The provider was right, and yet no account opens. */
export const notEnteredPage = (name: string, { kind, email = '' }: NotEntered): PageReply => {
  switch (kind) {
    case 'no-address':
      return refusedPage({ status: 422, title: words.noAddressTitle, lead: words.noAddress(name) })
    case 'closed':
      return refusedPage({ status: 403, title: words.closedTitle, lead: words.closed })
    case 'known-address':
      return refusedPage({
        status: 409,
        title: words.knownTitle,
        lead: words.known(name, email),
        how: <HowToLink name={name} />,
      })
    case 'unproved-address':
      return refusedPage({
        status: 422,
        title: words.unprovedTitle,
        lead: words.unproved(name, email),
        how: <HowToLink name={name} />,
      })
  }
}

/** Nothing was linked. */
export const notLinkedPage = (name: string, why: 'other-account' | 'changed'): PageReply =>
  why === 'other-account'
    ? refusedPage({ status: 409, title: words.otherTitle, lead: words.other(name), toSecurity: true })
    : refusedPage({ status: 403, title: words.changedTitle, lead: words.changed })
