import type { FormKeys } from '../../../platform/http/route.ts'
import { formatDateTime } from '../../../platform/i18n/format.ts'
import { localOf } from '../../../platform/kernel/dates.ts'
import {
  Actions,
  Banner,
  Button,
  ButtonLink,
  DescriptionList,
  Form,
  PageTitle,
  TextInput,
} from '../../../ui/index.ts'
import type { Invitation } from '../../domain/invitation.ts'
import { t } from '../../messages.ts'
import { h } from '../home/messages.ts'
import { joinPath } from '../join/searchView.tsx'

const words = t.invitation

export const InvitationPage = (props: {
  readonly invitation: Invitation
  readonly token: string
  readonly zone: string
  /** Somebody signed in needs no name. */
  readonly signedIn: boolean
  readonly keys: FormKeys
  readonly refusal?: string | undefined
}) => {
  const { invitation, keys, refusal } = props
  const { offer, organisationName } = invitation
  return (
    <>
      <PageTitle
        title={words.title}
        lead={organisationName === null ? words.platformLead : words.lead(organisationName)}
      />
      {refusal !== undefined && (
        <Banner tone="warning">
          <p>{refusal}</p>
        </Banner>
      )}
      <DescriptionList
        items={[
          { term: words.forWhom, value: invitation.email },
          { term: words.role, value: t.roles[offer.role] },
          { term: words.until, value: formatDateTime(localOf(invitation.expiresAt, props.zone)) },
        ]}
      />
      <Form action={`/invitation/${props.token}`} csrf={keys.csrf}>
        {!props.signedIn && (
          <TextInput
            name="name"
            label={t.signIn.name}
            hint={t.signIn.nameHint}
            optional
            autocomplete="name"
            maxLength={100}
          />
        )}
        <Button>{words.accept}</Button>
      </Form>
    </>
  )
}

/** Nothing to accept any more: whoever invited may do it again, or the body may be asked. */
export const InvitationOver = () => (
  <>
    <PageTitle title={words.overTitle} lead={words.over} />
    <Actions>
      <ButtonLink href={joinPath()}>{h.join}</ButtonLink>
      <ButtonLink kind="quiet" href="/">
        {t.link.back}
      </ButtonLink>
    </Actions>
  </>
)
