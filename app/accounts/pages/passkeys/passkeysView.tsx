import type { FormKeys } from '../../../platform/http/route.ts'
import {
  Actions,
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
  TextInput,
} from '../../../ui/index.ts'
import { t as account } from '../../messages.ts'
import { passkeysPath, securityPath } from '../security/paths.ts'
import { t } from './messages.ts'
import { PasskeyForm } from './passkeyForm.tsx'

export type PasskeyRow = {
  readonly id: string
  readonly name: string
  readonly added: string
  readonly used: string
  /** Never recognised its person: worth one proof. */
  readonly weak: boolean
}

export type PasskeysView = {
  readonly keys: FormKeys
  readonly rows: readonly PasskeyRow[]
  /** Proposed for a new key: this browser. */
  readonly name: string
  readonly errors: { readonly answer?: string | undefined; readonly name?: string | undefined }
}

export const PASSKEYS_SECTION = 'cles-d-acces'

const columns: readonly Column<PasskeyRow>[] = [
  {
    key: 'name',
    header: t.name,
    rowHeader: true,
    cell: ({ name, weak }) => (
      <>
        {name} {weak && <Tag tone="warning">{t.weak}</Tag>}
      </>
    ),
  },
  { key: 'added', header: t.added, cell: ({ added }) => added },
  { key: 'used', header: t.used, cell: ({ used }) => used },
  {
    key: 'actions',
    header: t.actions,
    headerHidden: true,
    cell: ({ id, name }) => (
      <Actions>
        <ButtonLink small kind="quiet" href={`${passkeysPath}/${id}/nom`} context={name}>
          {t.rename}
        </ButtonLink>
        <ButtonLink small kind="quiet" href={`${passkeysPath}/${id}/retrait`} context={name}>
          {t.remove}
        </ButtonLink>
      </Actions>
    ),
  },
]

/** Keys that open the account, and how to add one. */
export const PasskeysSection = ({ keys, rows, name, errors }: PasskeysView) => (
  <Section id={PASSKEYS_SECTION} title={t.title} lead={t.lead}>
    {rows.length === 0 ? (
      <p>{t.none}</p>
    ) : (
      <DataTable
        id="cles"
        caption={t.title}
        captionHidden
        rows={rows}
        rowKey={({ id }) => id}
        columns={columns}
        stacked
      />
    )}
    <PasskeyForm
      ceremony="create"
      challenge={`${passkeysPath}/demande`}
      action={passkeysPath}
      csrf={keys.csrf}
      absent={t.absentAdd}
      button={t.add}
      kind="secondary"
      error={errors.answer}
    >
      <TextInput
        name="name"
        id="nom-de-cle"
        label={t.name}
        hint={t.nameHint}
        width="medium"
        value={name}
        maxLength={60}
        autocomplete="off"
        error={errors.name}
      />
    </PasskeyForm>
  </Section>
)

export const RenamePasskeyPage = (props: {
  readonly keys: FormKeys
  readonly id: string
  readonly name: string
  readonly error?: string | undefined
}) => (
  <>
    <PageTitle kicker={account.security.title} title={t.renameTitle} />
    <ErrorSummary errors={{ name: props.error }} />
    <Form action={`${passkeysPath}/${props.id}/nom`} csrf={props.keys.csrf} idempotencyKey={props.keys.key}>
      <TextInput
        name="name"
        label={t.name}
        hint={t.nameHint}
        width="medium"
        value={props.name}
        maxLength={60}
        autocomplete="off"
        error={props.error}
      />
      <Button>{t.renameButton}</Button>
    </Form>
    <ButtonLink kind="quiet" href={securityPath}>
      {t.keep}
    </ButtonLink>
  </>
)

/** Says what a removal does, or why it may not be. */
export const RemovePasskeyPage = (props: {
  readonly keys: FormKeys
  readonly id: string
  readonly name: string
  readonly refusal?: string | undefined
}) => (
  <>
    <PageTitle
      kicker={account.security.title}
      title={t.removeTitle}
      lead={props.refusal === undefined ? t.removeLead(props.name) : props.name}
    />
    {props.refusal === undefined ? (
      <Form
        action={`${passkeysPath}/${props.id}/retrait`}
        csrf={props.keys.csrf}
        idempotencyKey={props.keys.key}
      >
        <Actions>
          <Button kind="danger">{t.removeButton}</Button>
          <ButtonLink kind="quiet" href={securityPath}>
            {t.keep}
          </ButtonLink>
        </Actions>
      </Form>
    ) : (
      <>
        <Banner tone="warning" title={t.lastTitle}>
          <p>{props.refusal}</p>
        </Banner>
        <ButtonLink kind="secondary" href={securityPath}>
          {t.keep}
        </ButtonLink>
      </>
    )}
  </>
)
