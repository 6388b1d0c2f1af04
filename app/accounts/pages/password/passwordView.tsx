import type { FormKeys } from '../../../platform/http/route.ts'
import {
  Actions,
  Button,
  ButtonLink,
  ErrorSummary,
  Form,
  PageTitle,
  PasswordInput,
  Section,
} from '../../../ui/index.ts'
import { t as account } from '../../messages.ts'
import { passwordPath, securityPath } from '../security/paths.ts'
import { t } from './messages.ts'

export const PasswordSection = ({ known }: { readonly known: boolean }) => (
  <Section title={t.title} lead={t.lead}>
    <p>{known ? t.on : t.off}</p>
    <Actions>
      <ButtonLink kind="secondary" href={passwordPath}>
        {known ? t.change : t.choose}
      </ButtonLink>
    </Actions>
  </Section>
)

export const PasswordPage = (props: {
  readonly keys: FormKeys
  readonly known: boolean
  /** Lets a manager of passwords keep both together. */
  readonly email: string
  readonly error?: string | undefined
}) => {
  const { keys, known } = props
  return (
    <>
      <PageTitle kicker={account.security.title} title={known ? t.change : t.choose} lead={t.others} />
      <ErrorSummary errors={{ password: props.error }} />
      <Form action={passwordPath} csrf={keys.csrf}>
        <input type="text" name="email" value={props.email} autocomplete="username" readonly hidden />
        <PasswordInput
          name="password"
          label={t.field}
          hint={t.hint}
          width="medium"
          autocomplete="new-password"
          error={props.error}
        />
        <Button>{t.save}</Button>
      </Form>
      {known && (
        <Section title={t.remove} lead={t.removeLead}>
          <Form action={`${passwordPath}/retrait`} csrf={keys.csrf} idempotencyKey={keys.key}>
            <Button kind="danger">{t.remove}</Button>
          </Form>
        </Section>
      )}
      <ButtonLink kind="quiet" href={securityPath}>
        {t.keep}
      </ButtonLink>
    </>
  )
}
