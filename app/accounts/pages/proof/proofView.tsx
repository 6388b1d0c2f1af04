import type { FormKeys } from '../../../platform/http/route.ts'
import {
  Button,
  ButtonLink,
  ErrorSummary,
  type FieldErrors,
  Form,
  PageTitle,
  PasswordInput,
  Section,
  TextInput,
} from '../../../ui/index.ts'
import { t as account } from '../../messages.ts'
import { PasskeyForm } from '../passkeys/passkeyForm.tsx'
import { proofPath, securityPath } from '../security/paths.ts'
import { t } from './messages.ts'

export type ProofView = {
  readonly keys: FormKeys
  readonly email: string
  /** A courriel or a password is not enough. */
  readonly double: boolean
  /** Ways that this person has. */
  readonly ways: { readonly passkey: boolean; readonly codes: boolean; readonly password: boolean }
  readonly errors: FieldErrors
}

const KEY_SECTION = 'cle-d-acces'

/** Asks for one proof, whichever the person prefers; then comes back to what they were doing. */
export const ProofPage = ({ view }: { readonly view: ProofView }) => {
  const { keys, ways, errors, double } = view
  return (
    <>
      <PageTitle kicker={account.security.title} title={t.title} lead={double ? t.leadDouble : t.lead} />
      <ErrorSummary errors={errors} ids={{ answer: KEY_SECTION }} />
      {ways.passkey && (
        <Section id={KEY_SECTION} title={t.passkeyTitle}>
          <PasskeyForm
            ceremony="get"
            challenge={`${proofPath}/cle/demande`}
            action={`${proofPath}/cle`}
            csrf={keys.csrf}
            absent={t.passkeyAbsent}
            button={t.passkey}
            error={errors.answer}
          />
        </Section>
      )}
      {ways.codes && (
        <Section title={t.codeTitle}>
          <Form action={`${proofPath}/code`} csrf={keys.csrf}>
            <TextInput
              name="code"
              label={account.signIn.code}
              hint={account.signIn.codeHint}
              width="short"
              autocomplete="one-time-code"
              spellcheck={false}
              error={errors.code}
            />
            <Button kind="secondary">{t.code}</Button>
          </Form>
        </Section>
      )}
      {ways.password && !double && (
        <Section title={t.passwordTitle}>
          <Form action={`${proofPath}/mot-de-passe`} csrf={keys.csrf}>
            <PasswordInput
              name="password"
              label={account.signIn.password}
              width="medium"
              autocomplete="current-password"
              error={errors.password}
            />
            <Button kind="secondary">{t.password}</Button>
          </Form>
        </Section>
      )}
      {!double && (
        <Section title={t.linkTitle} lead={t.linkLead(view.email)}>
          <Form action={`${proofPath}/lien`} csrf={keys.csrf}>
            <Button kind="secondary" icon="mail">
              {t.link}
            </Button>
          </Form>
        </Section>
      )}
      {double && (
        <p>
          {t.lost}
          <a href="/mentions-legales">{t.legal}</a>.
        </p>
      )}
      <ButtonLink kind="quiet" href={securityPath}>
        {t.back}
      </ButtonLink>
    </>
  )
}
