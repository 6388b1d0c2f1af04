import type { FormKeys } from '../../../platform/http/route.ts'
import {
  Banner,
  Button,
  ButtonLink,
  type Column,
  DataTable,
  ErrorSummary,
  Form,
  PageTitle,
  Section,
  Tag,
} from '../../../ui/index.ts'
import { t } from '../../messages.ts'
import { AddressSection } from '../address/addressView.tsx'
import { PASSKEYS_SECTION, PasskeysSection, type PasskeysView } from '../passkeys/passkeysView.tsx'
import { PasswordSection } from '../password/passwordView.tsx'
import { type LinkedIdentities, ProConnectSection } from '../proConnect/securitySection.tsx'
import { CodesSection } from './codesView.tsx'
import { proofPath, securityPath } from './paths.ts'
import { t as recovery } from './recoveryMessages.ts'

const words = t.security

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
  readonly email: string
  readonly password: boolean
  readonly passkeys: Pick<PasskeysView, 'rows' | 'name'>
  readonly secondFactor: boolean
  readonly recoveryLeft: number
  /** Roles wait for a second proof that the person is able to give. */
  readonly asleep: boolean
  readonly sessions: readonly SessionRow[]
  readonly proConnect: LinkedIdentities
  readonly errors: SecurityErrors
}

/** `code`: the field that removes the application; `answer` and `name`: a passkey being added. */
export type SecurityErrors = PasskeysView['errors'] & { readonly code?: string | undefined }

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

const Sessions = ({ sessions, keys }: SecurityView) => (
  <Section title={words.sessions} lead={words.sessionsLead}>
    <DataTable
      id="connexions"
      caption={words.sessions}
      captionHidden
      rows={sessions}
      rowKey={({ id }) => id}
      columns={columns(keys)}
      stacked
    />
    {sessions.length > 1 && (
      <Form action={`${securityPath}/connexions/fermeture`} csrf={keys.csrf} idempotencyKey={keys.key} inline>
        <Button kind="secondary">{words.closeOthers}</Button>
      </Form>
    )}
  </Section>
)

/** Everything that opens and protects the account, the strongest first. */
export const SecurityPage = ({ view }: { readonly view: SecurityView }) => {
  const { keys, errors } = view
  return (
    <>
      <PageTitle kicker={t.account.title} title={words.title} lead={words.lead} />
      <ErrorSummary errors={errors} ids={{ answer: PASSKEYS_SECTION, name: 'nom-de-cle' }} />
      {view.asleep && (
        <Banner tone="warning" title={recovery.asleepTitle}>
          <p>{recovery.asleepText}</p>
          <ButtonLink kind="secondary" href={proofPath}>
            {recovery.asleepButton}
          </ButtonLink>
        </Banner>
      )}
      <PasskeysSection keys={keys} {...view.passkeys} errors={errors} />
      <CodesSection {...view} removeError={errors.code} />
      <PasswordSection known={view.password} />
      <ProConnectSection linked={view.proConnect} keys={keys} />
      <AddressSection email={view.email} />
      <Sessions {...view} />
    </>
  )
}
