import type { FormKeys } from '../../../platform/http/route.ts'
import {
  Actions,
  Button,
  ButtonLink,
  ErrorSummary,
  Form,
  PageTitle,
  Section,
  TextInput,
} from '../../../ui/index.ts'
import { t as account } from '../../messages.ts'
import { t as refusals } from '../../usecases/securityRefusals.ts'
import { addressPath, securityPath } from '../security/paths.ts'
import { t } from './messages.ts'

export const AddressSection = ({ email }: { readonly email: string }) => (
  <Section title={t.title} lead={t.lead}>
    <p>{t.current(email)}</p>
    <Actions>
      <ButtonLink kind="secondary" href={addressPath}>
        {t.change}
      </ButtonLink>
    </Actions>
  </Section>
)

export const AskAddressPage = (props: {
  readonly keys: FormKeys
  readonly typed: string
  readonly error?: string | undefined
}) => (
  <>
    <PageTitle kicker={account.security.title} title={t.change} lead={t.changeLead} />
    <ErrorSummary errors={{ email: props.error }} />
    <Form action={addressPath} csrf={props.keys.csrf} idempotencyKey={props.keys.key}>
      <TextInput
        name="email"
        type="email"
        label={t.field}
        hint={t.hint}
        width="medium"
        value={props.typed}
        autocomplete="email"
        spellcheck={false}
        error={props.error}
      />
      <Button icon="mail">{t.send}</Button>
    </Form>
    <ButtonLink kind="quiet" href={securityPath}>
      {t.keep}
    </ButtonLink>
  </>
)

export const AddressSentPage = () => (
  <>
    <PageTitle title={t.sentTitle} lead={t.sent} />
    <p>{t.sentLate}</p>
    <ButtonLink kind="secondary" href={securityPath}>
      {t.toSecurity}
    </ButtonLink>
  </>
)

/** A button, never an action: mail readers and previews open links on their own. */
export const ConfirmAddressPage = (props: {
  readonly keys: FormKeys
  readonly token: string
  readonly email: string
}) => (
  <>
    <PageTitle title={t.confirmTitle} lead={t.confirmLead(props.email)} />
    <Form action={`/compte/adresse/${props.token}`} csrf={props.keys.csrf} idempotencyKey={props.keys.key}>
      <Button>{t.confirm}</Button>
    </Form>
  </>
)

export const AddressOverPage = () => (
  <>
    <PageTitle title={t.overTitle} lead={refusals.address.over} />
    <ButtonLink href={addressPath}>{t.again}</ButtonLink>
  </>
)
