import type { FormKeys } from '../../../platform/http/route.ts'
import type { OpenableMethod } from '../../../platform/settings/settings.ts'
import {
  Button,
  ButtonLink,
  Card,
  CardList,
  ErrorSummary,
  type FieldErrors,
  Form,
  PageTitle,
  PasswordInput,
  Section,
  TextInput,
} from '../../../ui/index.ts'
import { t } from '../../messages.ts'
import type { DemoPerson } from '../../store/people.ts'
import { t as passkeys } from '../passkeys/messages.ts'
import { PasskeyForm } from '../passkeys/passkeyForm.tsx'
import { type Door, ProConnectDoor } from '../proConnect/doorView.tsx'

const words = t.signIn

export type SignInView = {
  /** Ways in that the administration left open. */
  readonly methods: readonly OpenableMethod[]
  readonly keys: FormKeys
  readonly demo: readonly DemoPerson[]
  readonly proConnect: Door
  readonly errors: FieldErrors
  readonly email: string
  /** Where the errors belong. */
  readonly part: 'link' | 'password'
}

const Email = (props: {
  readonly id: string
  readonly view: SignInView
  readonly part: SignInView['part']
}) => (
  <TextInput
    id={props.id}
    name="email"
    type="email"
    label={words.email}
    hint={words.emailHint}
    autocomplete="username"
    spellcheck={false}
    value={props.view.email}
    error={props.view.part === props.part ? props.view.errors.email : undefined}
  />
)

const DemoAccounts = ({ demo, keys }: SignInView) => (
  <Section title={words.demoTitle} lead={words.demoLead}>
    <CardList layout="grid" label={words.demoTitle}>
      {demo.map(({ key, name }) => (
        <Card key={key} title={name} level={3}>
          <Form action="/connexion/demonstration" csrf={keys.csrf} hidden={{ compte: key }} inline>
            <Button kind="secondary" context={name}>
              {words.open}
            </Button>
          </Form>
        </Card>
      ))}
    </CardList>
  </Section>
)

export const SignInPage = ({ view }: { readonly view: SignInView }) => {
  const { keys, errors, part, methods } = view
  const ids = { email: part === 'link' ? 'lien-email' : 'mot-de-passe-email', answer: 'cle-d-acces' }
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} />
      <ErrorSummary errors={errors} ids={ids} />
      {view.demo.length > 0 && <DemoAccounts {...view} />}
      {methods.includes('proconnect') && <ProConnectDoor door={view.proConnect} keys={keys} />}
      {methods.includes('link') && (
        <Section title={words.linkTitle} lead={words.linkLead}>
          <Form action="/connexion/lien" csrf={keys.csrf}>
            <Email id="lien-email" view={view} part="link" />
            <Button icon="mail">{words.sendLink}</Button>
          </Form>
        </Section>
      )}
      {methods.includes('passkey') && (
        <Section id="cle-d-acces" title={words.passkeyTitle} lead={words.passkeyLead}>
          <PasskeyForm
            ceremony="get"
            challenge="/connexion/cle/demande"
            action="/connexion/cle"
            csrf={keys.csrf}
            absent={passkeys.absentSignIn}
            button={words.withPasskey}
            kind="secondary"
            error={errors.answer}
          />
        </Section>
      )}
      {methods.includes('password') && (
        <Section title={words.passwordTitle}>
          <Form action="/connexion/mot-de-passe" csrf={keys.csrf}>
            <Email id="mot-de-passe-email" view={view} part="password" />
            <PasswordInput
              name="password"
              label={words.password}
              hint={methods.includes('link') ? words.passwordForgotten : undefined}
              autocomplete="current-password"
              error={errors.password}
            />
            <Button kind="secondary">{words.withPassword}</Button>
          </Form>
        </Section>
      )}
    </>
  )
}

/** Somebody who is in already: nothing to prove again. */
export const AlreadyPage = ({ name }: { readonly name: string }) => (
  <>
    <PageTitle title={words.title} lead={words.already(name)} />
    <ButtonLink href="/compte">{words.toAccount}</ButtonLink>
  </>
)

export const LinkSentPage = () => (
  <>
    <PageTitle title={words.sentTitle} lead={words.sent} />
    <p>{words.sentLate}</p>
    <ButtonLink kind="secondary" href="/connexion">
      {words.again}
    </ButtonLink>
  </>
)

/** A button, never an action: mail readers and previews open links on their own. */
export const OpenLinkPage = (props: { readonly token: string; readonly keys: FormKeys }) => (
  <>
    <PageTitle title={words.openTitle} lead={words.openLead} />
    <Form action={`/connexion/lien/${props.token}`} csrf={props.keys.csrf}>
      <TextInput
        name="name"
        label={words.name}
        hint={words.nameHint}
        optional
        autocomplete="name"
        maxLength={100}
      />
      <Button>{words.open}</Button>
    </Form>
  </>
)

export const LinkOverPage = () => (
  <>
    <PageTitle title={words.overTitle} lead={words.over} />
    <ButtonLink href="/connexion">{words.newLink}</ButtonLink>
  </>
)

export const SecondFactorPage = (props: { readonly keys: FormKeys; readonly error?: string | undefined }) => (
  <>
    <PageTitle title={words.codeTitle} lead={words.codeLead} />
    <ErrorSummary errors={{ code: props.error }} />
    <Form action="/connexion/second-facteur" csrf={props.keys.csrf}>
      <TextInput
        name="code"
        label={words.code}
        hint={words.codeHint}
        width="short"
        autocomplete="one-time-code"
        spellcheck={false}
        error={props.error}
      />
      <Button>{words.checkCode}</Button>
    </Form>
    <ButtonLink kind="quiet" href="/connexion#cle-d-acces">
      {words.otherWay}
    </ButtonLink>
  </>
)
