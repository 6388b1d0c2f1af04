import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import {
  Actions,
  Button,
  ButtonLink,
  CopyButton,
  DataTable,
  Details,
  EmptyState,
  ErrorSummary,
  Form,
  PageTitle,
  Select,
  Tabs,
  TextInput,
} from '../../ui/index.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { type ParticipantRole, participantRoles } from '../domain/participant.ts'
import { t } from '../messages.ts'
import { OrganiserFrame, organiserPath } from './frame.tsx'
import { FileLinks, ImportForm } from './importViews.tsx'
import { lt } from './limitsView.tsx'
import { o } from './organiserMessages.ts'
import type { ParticipantRow } from './presentParticipants.ts'

export type ParticipantsView = {
  readonly event: OpenMapEvent
  readonly keys: FormKeys
  readonly rows: readonly ParticipantRow[]
  readonly role: ParticipantRole | null
  readonly add: Typed
}

const RowActions = ({ event, keys, row }: { event: OpenMapEvent; keys: FormKeys; row: ParticipantRow }) => (
  <Actions>
    <ButtonLink
      href={organiserPath(event, 'participants', `/${row.id}/agenda`)}
      kind="quiet"
      small
      context={o.participants.of(row.name)}
    >
      {o.participants.agenda}
    </ButtonLink>
    <ButtonLink
      href={organiserPath(event, 'participants', `/${row.id}/limites`)}
      kind="quiet"
      small
      context={o.participants.of(row.name)}
    >
      {lt.open}
    </ButtonLink>
    <Form
      action={organiserPath(event, 'participants', `/${row.id}/lien`)}
      csrf={keys.csrf}
      idempotencyKey={keys.key}
      label={`${o.participants.makeLink} ${o.participants.of(row.name)}`}
      inline
    >
      <Button kind="quiet" small icon="link" context={o.participants.of(row.name)}>
        {o.participants.makeLink}
      </Button>
    </Form>
    {row.hasLink && (
      <Form
        action={organiserPath(event, 'participants', `/${row.id}/revocation`)}
        csrf={keys.csrf}
        idempotencyKey={keys.key}
        label={`${o.participants.revoke} ${o.participants.of(row.name)}`}
        inline
      >
        <Button kind="quiet" small icon="ban" context={o.participants.of(row.name)}>
          {o.participants.revoke}
        </Button>
      </Form>
    )}
  </Actions>
)

const AddForm = ({ event, keys, add }: ParticipantsView) => (
  <Details summary={o.participants.add} open={Object.keys(add.errors).length > 0}>
    <Form
      action={organiserPath(event, 'participants')}
      csrf={keys.csrf}
      idempotencyKey={keys.key}
      label={o.participants.add}
      draft={`participant-${event.slug}`}
    >
      <TextInput
        name="name"
        label={o.participants.addName}
        required
        maxLength={200}
        value={add.values.name}
        error={add.errors.name}
      />
      <Select
        name="role"
        label={o.participants.role}
        required
        value={add.values.role}
        error={add.errors.role}
        options={participantRoles.map((role) => ({ value: role, label: t.roles[role] }))}
      />
      <TextInput
        name="quota"
        label={o.participants.addQuota}
        hint={o.description.quotaHint}
        optional
        width="short"
        inputMode="numeric"
        value={add.values.quota}
        error={add.errors.quota}
      />
      <TextInput
        name="representative"
        label={o.participants.addRepresentative}
        optional
        autocomplete="off"
        value={add.values.representative}
        error={add.errors.representative}
      />
      <TextInput
        name="email"
        type="email"
        label={o.participants.addEmail}
        hint={o.participants.privacy}
        optional
        autocomplete="off"
        value={add.values.email}
        error={add.errors.email}
      />
      <Button>{o.participants.addSubmit}</Button>
    </Form>
  </Details>
)

const RoleTabs = ({ event, rows, role }: ParticipantsView) => {
  const count = (one: ParticipantRole): number => rows.filter((row) => row.role === one).length
  const href = (one: ParticipantRole | null): string =>
    organiserPath(event, 'participants', one === null ? '' : `?role=${one}`)
  return (
    <Tabs
      label={o.participants.role}
      look="segments"
      entries={[
        { label: o.participants.all, href: href(null), count: rows.length, current: role === null },
        ...participantRoles
          .filter((one) => count(one) > 0)
          .map((one) => ({ label: t.roles[one], href: href(one), count: count(one), current: role === one })),
      ]}
    />
  )
}

/** A column that nobody fills is left out. */
const optionalColumn = (
  key: string,
  rows: readonly ParticipantRow[],
  cell: (row: ParticipantRow) => string,
  header: string,
  numeric = false,
) => (rows.some((row) => cell(row) !== '') ? [{ key, header, numeric, cell }] : [])

export const ParticipantsPage = ({ view }: { view: ParticipantsView }) => {
  const { event, keys, rows, role } = view
  const importing = (
    <ImportForm
      title={o.import.participantsTitle}
      hint={o.import.participantsHint}
      action={organiserPath(event, 'participants', '/import')}
      sampleHref={organiserPath(event, 'participants', '/modele.csv')}
      pastHref={organiserPath(event, 'participants', '/import')}
      keys={keys}
      error={undefined}
    />
  )
  return (
    <OrganiserFrame
      event={event}
      tab="participants"
      title={o.participants.title}
      lead={o.participants.lead}
      actions={<FileLinks event={event} kind="participants" some={rows.length > 0} />}
    >
      <ErrorSummary errors={view.add.errors} />
      {rows.length === 0 ? (
        <EmptyState title={o.participants.none} icon="users">
          <p>{o.participants.noneText}</p>
        </EmptyState>
      ) : (
        <>
          <RoleTabs {...view} />
          <DataTable
            id="participants"
            caption={o.participants.caption}
            captionHidden
            dense
            rows={rows.filter((row) => role === null || row.role === role)}
            rowKey={(row) => row.id}
            columns={[
              { key: 'name', header: o.participants.name, rowHeader: true, cell: (row) => row.name },
              { key: 'role', header: o.participants.role, cell: (row) => row.roleName },
              ...optionalColumn('quota', rows, (row) => row.quota, o.participants.quota, true),
              ...optionalColumn('least', rows, (row) => row.least, o.participants.least, true),
              ...optionalColumn('delegation', rows, (row) => row.delegation, o.participants.delegation),
              { key: 'wishes', header: o.participants.wishes, numeric: true, cell: (row) => row.wishes },
              ...optionalColumn(
                'representative',
                rows,
                (row) => row.representatives,
                o.participants.representative,
              ),
              ...optionalColumn('email', rows, (row) => row.emails, o.participants.contact),
              { key: 'link', header: o.participants.link, cell: (row) => row.linkText },
              {
                key: 'actions',
                header: o.participants.actions,
                headerHidden: true,
                cell: (row) => (row.meets ? <RowActions event={event} keys={keys} row={row} /> : ''),
              },
            ]}
          />
        </>
      )}
      <AddForm {...view} />
      {importing}
    </OrganiserFrame>
  )
}

/** The link just made, shown once. */
export const LinkPage = (props: {
  readonly event: OpenMapEvent
  readonly name: string
  readonly url: string
  readonly until: string
}) => (
  <>
    <PageTitle kicker={props.event.title} title={o.link.title} lead={o.link.lead(props.name)} />
    <TextInput name="adresse" label={o.link.address} value={props.url} />
    <p>
      {o.link.until(props.until)} {o.link.replaced}
    </p>
    <Actions>
      <CopyButton text={props.url} done={o.link.copied}>
        {o.link.copy}
      </CopyButton>
      <ButtonLink href={organiserPath(props.event, 'participants')} icon="arrow-left">
        {o.link.back}
      </ButtonLink>
    </Actions>
  </>
)
