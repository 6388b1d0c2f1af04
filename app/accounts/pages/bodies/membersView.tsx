import type { BodyRole } from '../../../platform/access/actor.ts'
import { bodyRoles } from '../../../platform/access/actor.ts'
import type { FormKeys } from '../../../platform/http/route.ts'
import {
  Banner,
  Button,
  ButtonLink,
  type Column,
  DataTable,
  DescriptionList,
  EmptyState,
  ErrorSummary,
  Form,
  PageTitle,
  Section,
  Select,
  Tag,
  TextInput,
} from '../../../ui/index.ts'
import type { Visit } from '../../domain/lastVisit.ts'
import { t } from '../../messages.ts'
import { exportsPath } from '../privacy/paths.ts'
import { BodyFrame, bodyPath } from './bodyFrame.tsx'
import type { WithBody } from './bodyShared.tsx'
import { b } from './messages.ts'

const words = b.members

export type MemberRow = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: BodyRole
  readonly since: string
  readonly visit: Visit
  readonly closed: boolean
  /** The reader of the page. */
  readonly self: boolean
}

export type MembersView = WithBody & {
  readonly keys: FormKeys
  readonly members: readonly MemberRow[]
  /** Why the last action was refused. */
  readonly refusal?: string | undefined
}

export const roleOptions = bodyRoles.map((role) => ({ value: role, label: t.roles[role] }))

const RoleForm = ({ view, row }: { readonly view: MembersView; readonly row: MemberRow }) => {
  const { body, keys } = view
  const label = row.name || row.email
  return (
    <Form
      action={bodyPath(body.slug, `/membres/${row.id}/role`)}
      csrf={keys.csrf}
      idempotencyKey={keys.key}
      inline
    >
      <Select
        name="role"
        id={`role-${row.id}`}
        label={words.newRole(label)}
        labelHidden
        empty={false}
        value={row.role}
        options={roleOptions}
      />
      <Button kind="secondary" context={words.changeContext(label)}>
        {words.change}
      </Button>
    </Form>
  )
}

const columns = (view: MembersView): readonly Column<MemberRow>[] => {
  const { body, may } = view
  return [
    {
      key: 'person',
      header: words.person,
      rowHeader: true,
      cell: ({ name, email, self, closed }) => (
        <>
          {name || email} {self && <Tag tone="info">{words.you}</Tag>}{' '}
          {closed && <Tag tone="warning">{words.closed}</Tag>}
          {name !== '' && <span class="description-note">{email}</span>}
        </>
      ),
    },
    {
      key: 'role',
      header: words.role,
      cell: (row) => (may.has('changeRole') ? <RoleForm view={view} row={row} /> : t.roles[row.role]),
    },
    { key: 'since', header: words.since, nowrap: true, cell: ({ since }) => since },
    ...(may.has('seeLastVisit')
      ? [{ key: 'visit', header: words.seen, cell: ({ visit }: MemberRow) => words.visits[visit] }]
      : []),
    {
      key: 'actions',
      header: words.actions,
      headerHidden: true,
      cell: (row) =>
        row.self ? (
          <ButtonLink kind="quiet" small href={bodyPath(body.slug, '/depart')}>
            {words.leave}
          </ButtonLink>
        ) : (
          may.has('remove') && (
            <ButtonLink
              kind="quiet"
              small
              href={bodyPath(body.slug, `/membres/${row.id}/retrait`)}
              context={row.name || row.email}
            >
              {words.remove}
            </ButtonLink>
          )
        ),
    },
  ]
}

const ExportForm = ({ view }: { readonly view: MembersView }) => (
  <Form
    action={exportsPath}
    csrf={view.keys.csrf}
    idempotencyKey={view.keys.key}
    hidden={{ kind: 'members', organisation: view.body.id }}
    inline
  >
    <Button kind="secondary" icon="download">
      {words.export}
    </Button>
  </Form>
)

export const MembersPage = ({ view }: { readonly view: MembersView }) => {
  const { body, may, members, refusal } = view
  const inviting = may.has('invite') && (
    <ButtonLink kind="primary" icon="plus" href={bodyPath(body.slug, '/invitations')}>
      {words.invite}
    </ButtonLink>
  )
  return (
    <BodyFrame view={view} tab="members" title={words.title} lead={words.lead} actions={inviting}>
      {refusal !== undefined && (
        <Banner tone="error" role="alert">
          <p>{refusal}</p>
        </Banner>
      )}
      <DataTable
        id="membres"
        caption={words.caption(members.length)}
        columns={columns(view)}
        rows={members}
        rowKey={({ id }) => id}
      />
      {may.has('exportMembers') && <ExportForm view={view} />}
      {members.length === 1 && may.has('invite') && (
        <EmptyState title={words.alone} icon="users">
          <p>{words.aloneText}</p>
        </EmptyState>
      )}
      <Section title={words.rolesTitle}>
        <DescriptionList
          items={bodyRoles.map((role) => ({ term: t.roles[role], value: words.roles[role] }))}
        />
      </Section>
    </BodyFrame>
  )
}

export const RemovePage = (props: {
  readonly body: WithBody['body']
  readonly person: { readonly id: string; readonly name: string }
  readonly keys: FormKeys
  readonly error?: string | undefined
  readonly reason?: string | undefined
}) => {
  const { body, person, keys, error } = props
  return (
    <>
      <PageTitle kicker={body.name} title={b.remove.title(person.name)} lead={b.remove.lead(body.name)} />
      <ErrorSummary errors={{ reason: error }} />
      <Form
        action={bodyPath(body.slug, `/membres/${person.id}/retrait`)}
        csrf={keys.csrf}
        idempotencyKey={keys.key}
      >
        <TextInput
          name="reason"
          label={b.remove.reason}
          hint={b.remove.reasonHint}
          required
          maxLength={300}
          value={props.reason}
          error={error}
        />
        <div class="actions">
          <Button kind="danger">{b.remove.submit}</Button>
          <ButtonLink kind="quiet" href={bodyPath(body.slug, '/membres')}>
            {b.remove.back}
          </ButtonLink>
        </div>
      </Form>
    </>
  )
}

export const LeavePage = ({ body, keys }: { readonly body: WithBody['body']; readonly keys: FormKeys }) => (
  <>
    <PageTitle kicker={body.name} title={b.remove.leaveTitle} lead={b.remove.leaveLead(body.name)} />
    <Form action={bodyPath(body.slug, '/depart')} csrf={keys.csrf} idempotencyKey={keys.key}>
      <div class="actions">
        <Button kind="danger">{b.remove.leaveSubmit}</Button>
        <ButtonLink kind="quiet" href={bodyPath(body.slug, '/membres')}>
          {b.remove.back}
        </ButtonLink>
      </div>
    </Form>
  </>
)
