import type { FormKeys } from '../../platform/http/route.ts'
import {
  Actions,
  Button,
  ButtonLink,
  CodeBlock,
  type Column,
  DataTable,
  EmptyState,
  ErrorSummary,
  Form,
  PageTitle,
  Section,
  Select,
  ShownOnce,
  Tag,
  TextInput,
} from '../../ui/index.ts'
import { KEY_DAYS, KEY_PREFIX } from '../domain/key.ts'
import { t } from '../messages.ts'

const k = t.keys
const path = '/compte/acces-api'

export type KeyRow = {
  readonly id: string
  readonly name: string
  readonly ending: string
  readonly owner: string
  readonly used: string
  readonly expires: string
  readonly state: 'valid' | 'expired' | 'revoked'
}

export type KeysTyped = {
  readonly errors: Readonly<Record<string, string>>
  readonly values: Readonly<Record<string, string>>
}

const columns: readonly Column<KeyRow>[] = [
  { key: 'name', header: k.name, rowHeader: true, cell: ({ name }) => name },
  { key: 'key', header: k.key, cell: ({ ending }) => <code>{k.ending(KEY_PREFIX, ending)}</code> },
  { key: 'owner', header: k.owner, cell: ({ owner }) => owner },
  { key: 'used', header: k.used, cell: ({ used }) => used },
  { key: 'expires', header: k.expires, cell: ({ expires }) => expires },
  {
    key: 'state',
    header: k.state,
    cell: ({ state }) => <Tag tone={state === 'valid' ? 'success' : 'neutral'}>{k[state]}</Tag>,
  },
  {
    key: 'revoke',
    header: k.revoke,
    headerHidden: true,
    cell: ({ id, name, state }) =>
      state === 'valid' ? (
        <ButtonLink kind="secondary" small href={`${path}/${id}/revocation`} context={name}>
          {k.revoke}
        </ButtonLink>
      ) : null,
  },
]

export const KeysPage = (props: {
  readonly keys: FormKeys
  readonly typed: KeysTyped
  readonly bodies: readonly { readonly id: string; readonly name: string }[]
  readonly rows: readonly KeyRow[]
}) => {
  const { errors, values } = props.typed
  return (
    <>
      <PageTitle kicker={k.account} title={k.title} lead={k.lead} />
      <ErrorSummary errors={errors} />
      <Section title={k.yours}>
        {props.rows.length === 0 ? (
          <EmptyState title={k.none} level={3}>
            <p>{k.noneText}</p>
          </EmptyState>
        ) : (
          <DataTable
            id="cles"
            caption={k.yours}
            captionHidden
            rows={props.rows}
            rowKey={({ id }) => id}
            columns={columns}
            stacked
          />
        )}
        <ButtonLink kind="quiet" href="/api">
          {k.doc}
        </ButtonLink>
      </Section>
      <Section title={k.create}>
        <Form action={path} csrf={props.keys.csrf}>
          <TextInput
            name="name"
            label={k.name}
            hint={k.nameHint}
            value={values.name}
            error={errors.name}
            maxLength={80}
          />
          <Select
            name="pour"
            label={k.owner}
            empty={false}
            options={[
              { value: 'moi', label: k.me },
              ...props.bodies.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={values.pour ?? 'moi'}
            error={errors.pour}
          />
          <Select
            name="duree"
            label={k.days}
            empty={false}
            options={KEY_DAYS.map((days) => ({ value: String(days), label: k.daysOf(days) }))}
            value={values.duree ?? '365'}
            error={errors.duree}
          />
          <Button>{k.createButton}</Button>
        </Form>
      </Section>
    </>
  )
}

/** The only time that the key is shown. */
export const MadeKeyPage = (props: {
  readonly secret: string
  readonly until: string
  readonly publicUrl: string
}) => (
  <>
    <PageTitle kicker={k.title} title={k.made} />
    <ShownOnce
      label={k.key}
      secret={props.secret}
      warnings={[k.madeText, k.madeUntil(props.until)]}
      copy={k.copy}
      copied={k.copied}
    />
    <Section title={k.tryIt}>
      <CodeBlock
        label={k.tryIt}
        code={`curl -H 'Authorization: Bearer ${props.secret}' '${props.publicUrl}/api/v1/structures'`}
      />
    </Section>
    <ButtonLink href={path}>{k.back}</ButtonLink>
  </>
)

export const RevokeKeyPage = (props: {
  readonly id: string
  readonly name: string
  readonly keys: FormKeys
}) => (
  <>
    <PageTitle kicker={k.title} title={k.revokeTitle(props.name)} lead={k.revokeText} />
    <Form action={`${path}/${props.id}/revocation`} csrf={props.keys.csrf} idempotencyKey={props.keys.key}>
      <Actions>
        <Button kind="danger">{k.revokeButton}</Button>
        <ButtonLink kind="quiet" href={path}>
          {k.keep}
        </ButtonLink>
      </Actions>
    </Form>
  </>
)
