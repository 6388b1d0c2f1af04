import type { Typed } from '../../../platform/http/formState.ts'
import type { FormKeys } from '../../../platform/http/route.ts'
import {
  Actions,
  Banner,
  Button,
  type Column,
  DataTable,
  EmptyState,
  ErrorSummary,
  Form,
  Radios,
  Section,
  Textarea,
} from '../../../ui/index.ts'
import type { JudgedLine } from '../../domain/inviteLines.ts'
import { BodyFrame, bodyPath } from './bodyFrame.tsx'
import type { WithBody } from './bodyShared.tsx'
import { roleOptions } from './membersView.tsx'
import { b } from './messages.ts'

const words = b.invitations

export type OpenRow = {
  readonly id: string
  readonly email: string
  readonly role: string
  readonly until: string
  readonly expired: boolean
}

export type InvitationsView = WithBody & {
  readonly keys: FormKeys
  readonly typed: Typed
  readonly lines: readonly JudgedLine[]
  readonly open: readonly OpenRow[]
  readonly refusal?: string | undefined
}

const Verdicts = ({ lines }: InvitationsView) => (
  <DataTable
    id="verdicts"
    caption={words.verdicts}
    rows={lines}
    rowKey={({ typed }) => typed}
    columns={[
      { key: 'address', header: words.verdictAddress, rowHeader: true, cell: ({ typed }) => typed },
      { key: 'verdict', header: words.verdict, cell: ({ verdict }) => words.verdictOf[verdict] },
    ]}
  />
)

const InviteForm = (view: InvitationsView) => {
  const { body, keys, typed, lines } = view
  return (
    <Section title={words.form}>
      {lines.length > 0 && <Verdicts {...view} />}
      <Form action={bodyPath(body.slug, '/invitations')} csrf={keys.csrf} idempotencyKey={keys.key}>
        <Textarea
          name="addresses"
          label={words.addresses}
          hint={words.addressesHint}
          required
          rows={4}
          value={typed.values.addresses}
          error={typed.errors.addresses}
        />
        <Radios
          name="role"
          legend={words.role}
          required
          value={typed.values.role ?? 'reader'}
          error={typed.errors.role}
          options={roleOptions.map(({ value, label }) => ({
            value,
            label,
            hint: b.members.roles[value],
          }))}
        />
        <Button icon="send">{words.send}</Button>
      </Form>
    </Section>
  )
}

const columns = ({ body, keys }: InvitationsView): readonly Column<OpenRow>[] => [
  { key: 'email', header: words.verdictAddress, rowHeader: true, cell: ({ email }) => email },
  { key: 'role', header: words.role, cell: ({ role }) => role },
  {
    key: 'until',
    header: words.until,
    cell: ({ until, expired }) => (expired ? words.expired(until) : until),
  },
  {
    key: 'actions',
    header: words.actions,
    headerHidden: true,
    cell: ({ id, email }) => (
      <Actions>
        {(['renvoi', 'retrait'] as const).map((action) => (
          <Form
            key={action}
            action={bodyPath(body.slug, `/invitations/${id}/${action}`)}
            csrf={keys.csrf}
            idempotencyKey={keys.key}
            inline
          >
            <Button kind={action === 'renvoi' ? 'secondary' : 'quiet'} small context={words.context(email)}>
              {action === 'renvoi' ? words.resend : words.withdraw}
            </Button>
          </Form>
        ))}
      </Actions>
    ),
  },
]

export const InvitationsPage = ({ view }: { readonly view: InvitationsView }) => (
  <BodyFrame view={view} tab="invitations" title={words.title} lead={words.lead}>
    <ErrorSummary errors={view.typed.errors} />
    {view.refusal !== undefined && (
      <Banner tone="error" role="alert">
        <p>{view.refusal}</p>
      </Banner>
    )}
    <InviteForm {...view} />
    <Section title={words.open}>
      {view.open.length === 0 ? (
        <EmptyState title={words.none} level={3} icon="mail">
          <p>{words.noneText}</p>
        </EmptyState>
      ) : (
        <DataTable
          id="invitations"
          caption={words.openCaption(view.open.length)}
          columns={columns(view)}
          rows={view.open}
          rowKey={({ id }) => id}
        />
      )}
    </Section>
  </BodyFrame>
)

/** What stays in the field after the verdicts: addresses to correct, and those that are ready. */
export const addressesLeft = (lines: readonly JudgedLine[]): string =>
  lines
    .filter(({ verdict }) => verdict === 'ready' || verdict === 'unreadable')
    .map(({ typed }) => typed)
    .join('\n')
