import type { BodyRole } from '../../../platform/access/actor.ts'
import type { Typed } from '../../../platform/http/formState.ts'
import type { FormKeys } from '../../../platform/http/route.ts'
import {
  Banner,
  Button,
  type Column,
  DataTable,
  DateInput,
  EmptyState,
  ErrorSummary,
  Form,
  Radios,
  Section,
  Select,
  Tag,
} from '../../../ui/index.ts'
import type { DelegationState } from '../../domain/delegation.ts'
import { rolesUpTo } from '../../domain/role.ts'
import { t } from '../../messages.ts'
import { BodyFrame, bodyPath } from './bodyFrame.tsx'
import type { WithBody } from './bodyShared.tsx'
import { b } from './messages.ts'

const words = b.delegations

export type DelegationRow = {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly role: BodyRole
  readonly days: string
  readonly state: DelegationState
  readonly stoppable: boolean
}

export type DelegationsView = WithBody & {
  readonly keys: FormKeys
  readonly typed: Typed
  readonly delegations: readonly DelegationRow[]
  /** The role of the membership itself; null when this person only holds a lent one. */
  readonly own: BodyRole | null
  readonly colleagues: readonly { readonly id: string; readonly name: string }[]
  readonly today: string
  readonly refusal?: string | undefined
}

const columns = ({ body, keys }: DelegationsView): readonly Column<DelegationRow>[] => [
  { key: 'from', header: words.from, rowHeader: true, cell: ({ from }) => from },
  { key: 'to', header: words.to, cell: ({ to }) => to },
  { key: 'role', header: words.role, cell: ({ role }) => t.roles[role] },
  { key: 'days', header: words.days, cell: ({ days }) => days },
  {
    key: 'state',
    header: words.state,
    cell: ({ state }) =>
      state === 'running' ? (
        <Tag tone="success" icon="circle-check">
          {words.running}
        </Tag>
      ) : (
        <Tag icon="clock">{words.coming}</Tag>
      ),
  },
  {
    key: 'actions',
    header: words.actions,
    headerHidden: true,
    cell: ({ id, from, to, stoppable }) =>
      stoppable && (
        <Form
          action={bodyPath(body.slug, `/delegations/${id}/arret`)}
          csrf={keys.csrf}
          idempotencyKey={keys.key}
          inline
        >
          <Button kind="quiet" small context={words.stopContext(from, to)}>
            {words.stop}
          </Button>
        </Form>
      ),
  },
]

const GiveForm = ({ body, keys, typed, own, colleagues, today }: DelegationsView) => {
  const { values, errors } = typed
  const roles = own === null ? [] : rolesUpTo(own)
  return (
    <Form action={bodyPath(body.slug, '/delegations')} csrf={keys.csrf} idempotencyKey={keys.key}>
      <Select
        name="to"
        label={words.receiver}
        hint={words.receiverHint}
        required
        value={values.to}
        error={errors.to}
        options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Radios
        name="role"
        legend={words.rolePart}
        required
        value={values.role ?? own ?? undefined}
        error={errors.role}
        options={roles.map((role) => ({ value: role, label: t.roles[role], hint: b.members.roles[role] }))}
      />
      <DateInput
        name="startsOn"
        label={words.startsOn}
        hint={words.daysHint}
        required
        min={today}
        value={values.startsOn ?? today}
        error={errors.startsOn}
      />
      <DateInput
        name="endsOn"
        label={words.endsOn}
        hint={words.daysHint}
        required
        min={today}
        value={values.endsOn}
        error={errors.endsOn}
      />
      <Button>{words.submit}</Button>
    </Form>
  )
}

export const DelegationsPage = ({ view }: { readonly view: DelegationsView }) => {
  const { delegations, own, colleagues } = view
  return (
    <BodyFrame view={view} tab="delegations" title={words.title} lead={words.lead}>
      <ErrorSummary errors={view.typed.errors} />
      {view.refusal !== undefined && (
        <Banner tone="error" role="alert">
          <p>{view.refusal}</p>
        </Banner>
      )}
      <Section title={words.list}>
        {delegations.length === 0 ? (
          <EmptyState title={words.none} level={3} icon="handshake">
            <p>{words.noneText}</p>
          </EmptyState>
        ) : (
          <DataTable
            id="delegations"
            caption={words.listCaption(delegations.length)}
            columns={columns(view)}
            rows={delegations}
            rowKey={({ id }) => id}
          />
        )}
      </Section>
      <Section title={words.give}>
        {own !== null && colleagues.length > 0 ? (
          <GiveForm {...view} />
        ) : (
          <p>{own === null ? words.lentOnly : words.nobody}</p>
        )}
      </Section>
    </BodyFrame>
  )
}
