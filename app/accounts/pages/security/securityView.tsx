import type { FormKeys } from '../../../platform/http/route.ts'
import {
  Button,
  ButtonLink,
  type Column,
  DataTable,
  Details,
  ErrorSummary,
  Form,
  PageTitle,
  PrintButton,
  Section,
  Tag,
  TextInput,
} from '../../../ui/index.ts'
import { t } from '../../messages.ts'
import type { Enrolment } from '../../usecases/secondFactor.ts'
import { type LinkedIdentities, ProConnectSection } from '../proConnect/securitySection.tsx'

const words = t.security
export const securityPath = '/compte/securite'

export type SessionRow = {
  readonly id: string
  readonly device: string
  readonly method: string
  readonly opened: string
  readonly seen: string
  readonly current: boolean
}

export type SecurityView = {
  readonly keys: FormKeys
  readonly secondFactor: boolean
  readonly sessions: readonly SessionRow[]
  readonly proConnect: LinkedIdentities
  readonly removeError?: string | undefined
}

const CodeField = ({ error }: { readonly error?: string | undefined }) => (
  <TextInput
    name="code"
    label={t.signIn.code}
    hint={words.codeHint}
    width="short"
    inputMode="numeric"
    autocomplete="one-time-code"
    spellcheck={false}
    error={error}
  />
)

const SecondFactor = ({ keys, secondFactor, removeError }: SecurityView) => (
  <Section title={words.factorTitle} lead={secondFactor ? words.factorOn : words.factorLead}>
    {secondFactor ? (
      <Details summary={words.remove} open={removeError !== undefined}>
        <Form action={`${securityPath}/code/retrait`} csrf={keys.csrf}>
          <CodeField error={removeError} />
          <Button kind="danger">{words.remove}</Button>
        </Form>
      </Details>
    ) : (
      <Form action={`${securityPath}/code`} csrf={keys.csrf}>
        <Button>{words.add}</Button>
      </Form>
    )}
  </Section>
)

const columns = (keys: FormKeys): readonly Column<SessionRow>[] => [
  {
    key: 'device',
    header: words.device,
    rowHeader: true,
    cell: (row) => (
      <>
        {row.device} {row.current && <Tag tone="info">{words.thisOne}</Tag>}
      </>
    ),
  },
  { key: 'method', header: words.method, cell: ({ method }) => method },
  { key: 'opened', header: words.opened, cell: ({ opened }) => opened },
  { key: 'seen', header: words.seen, cell: ({ seen }) => seen },
  {
    key: 'close',
    header: words.close,
    headerHidden: true,
    cell: (row) =>
      row.current ? null : (
        <Form
          action={`${securityPath}/connexions/${row.id}/fermeture`}
          csrf={keys.csrf}
          idempotencyKey={keys.key}
          inline
        >
          <Button small kind="secondary" context={`${row.device}, ${row.opened}`}>
            {words.close}
          </Button>
        </Form>
      ),
  },
]

export const SecurityPage = ({ view }: { readonly view: SecurityView }) => (
  <>
    <PageTitle kicker={t.account.title} title={words.title} lead={words.lead} />
    <ErrorSummary errors={{ code: view.removeError }} />
    <SecondFactor {...view} />
    <ProConnectSection linked={view.proConnect} keys={view.keys} />
    <Section title={words.sessions} lead={words.sessionsLead}>
      <DataTable
        id="connexions"
        caption={words.sessions}
        captionHidden
        rows={view.sessions}
        rowKey={({ id }) => id}
        columns={columns(view.keys)}
        stacked
      />
      {view.sessions.length > 1 && (
        <Form
          action={`${securityPath}/connexions/fermeture`}
          csrf={view.keys.csrf}
          idempotencyKey={view.keys.key}
          inline
        >
          <Button kind="secondary">{words.closeOthers}</Button>
        </Form>
      )}
    </Section>
  </>
)

/** The three things to do with an enrolment, in their order. */
export const EnrolmentPage = (props: {
  readonly enrolment: Enrolment
  /** Image of the address, as a `data:` URL. */
  readonly image: string
  readonly keys: FormKeys
}) => {
  const { enrolment, image, keys } = props
  return (
    <>
      <PageTitle kicker={words.title} title={words.enrolTitle} lead={words.enrolLead} />
      <Section title={words.scan}>
        <img src={image} width={220} height={220} alt={words.scanAlt} />
        <p>
          {words.byHand} <code>{enrolment.secret}</code>
        </p>
      </Section>
      <Section title={words.recovery} lead={words.recoveryLead}>
        <ul>
          {enrolment.recoveryCodes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <PrintButton />
      </Section>
      <Section title={words.confirm}>
        <Form action={`${securityPath}/code/confirmation`} csrf={keys.csrf}>
          <CodeField />
          <Button>{words.confirmButton}</Button>
        </Form>
      </Section>
    </>
  )
}

/** A wrong first code: the application has the secret already, so the code is asked for again. */
export const ConfirmAgainPage = (props: { readonly error: string; readonly keys: FormKeys }) => (
  <>
    <PageTitle kicker={words.title} title={words.confirm} />
    <ErrorSummary errors={{ code: props.error }} />
    <Form action={`${securityPath}/code/confirmation`} csrf={props.keys.csrf}>
      <CodeField error={props.error} />
      <Button>{words.confirmButton}</Button>
    </Form>
    <ButtonLink kind="quiet" href={securityPath}>
      {words.startAgain}
    </ButtonLink>
  </>
)
