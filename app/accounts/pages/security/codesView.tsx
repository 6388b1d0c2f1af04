import type { FormKeys } from '../../../platform/http/route.ts'
import {
  Button,
  ButtonLink,
  Details,
  ErrorSummary,
  Form,
  PageTitle,
  PrintButton,
  Section,
  TextInput,
} from '../../../ui/index.ts'
import { t as account } from '../../messages.ts'
import { codesPath, securityPath } from './paths.ts'
import { t } from './recoveryMessages.ts'

const words = account.security

/** A field for a code, of the application alone or of either kind. */
export const CodeField = (props: {
  readonly id?: string
  readonly error?: string | undefined
  readonly orRecovery?: boolean
}) => (
  <TextInput
    name="code"
    id={props.id}
    label={props.orRecovery === true ? t.code : account.signIn.code}
    hint={props.orRecovery === true ? t.codeHint : words.codeHint}
    width="short"
    inputMode={props.orRecovery === true ? undefined : 'numeric'}
    autocomplete="one-time-code"
    spellcheck={false}
    error={props.error}
  />
)

export type CodesView = {
  readonly keys: FormKeys
  readonly secondFactor: boolean
  readonly recoveryLeft: number
  readonly removeError?: string | undefined
}

/** Codes of an application: asked for at each connexion once they are on. */
export const CodesSection = ({ keys, secondFactor, recoveryLeft, removeError }: CodesView) => (
  <Section title={words.factorTitle} lead={secondFactor ? words.factorOn : words.factorLead}>
    {secondFactor ? (
      <>
        <p>{t.left(recoveryLeft)}</p>
        <ButtonLink kind="secondary" href={codesPath}>
          {t.renew}
        </ButtonLink>
        <Details summary={words.remove} open={removeError !== undefined}>
          <Form action={`${securityPath}/code/retrait`} csrf={keys.csrf}>
            <CodeField error={removeError} orRecovery />
            <Button kind="danger">{words.remove}</Button>
          </Form>
        </Details>
      </>
    ) : (
      <Form action={`${securityPath}/code`} csrf={keys.csrf}>
        <Button kind="secondary">{words.add}</Button>
      </Form>
    )}
  </Section>
)

/** Codes as a list that prints on one sheet. */
export const CodeList = ({ codes }: { readonly codes: readonly string[] }) => (
  <>
    <ul>
      {codes.map((code) => (
        <li key={code}>
          <code>{code}</code>
        </li>
      ))}
    </ul>
    <PrintButton />
  </>
)

export const RenewCodesPage = (props: { readonly keys: FormKeys; readonly error?: string | undefined }) => (
  <>
    <PageTitle kicker={words.title} title={t.renew} lead={t.renewLead} />
    <ErrorSummary errors={{ code: props.error }} />
    <Form action={codesPath} csrf={props.keys.csrf}>
      <CodeField error={props.error} orRecovery />
      <Button>{t.renewButton}</Button>
    </Form>
    <ButtonLink kind="quiet" href={securityPath}>
      {words.startAgain}
    </ButtonLink>
  </>
)

export const NewCodesPage = ({ codes }: { readonly codes: readonly string[] }) => (
  <>
    <PageTitle kicker={words.title} title={t.newTitle} lead={t.newLead} />
    <CodeList codes={codes} />
    <ButtonLink kind="primary" href={securityPath}>
      {t.kept}
    </ButtonLink>
  </>
)
