import type { BodyRecord } from '../../../accounts/index.ts'
import type { FormKeys } from '../../../platform/http/route.ts'
import { formatNumber } from '../../../platform/i18n/format.ts'
import {
  Actions,
  Banner,
  Button,
  ButtonLink,
  DataTable,
  DescriptionList,
  Details,
  ErrorSummary,
  ExternalLink,
  Form,
  Radios,
  Section,
  Tag,
  Tags,
  TextInput,
} from '../../../ui/index.ts'
import { addresses } from '../../domain/addresses.ts'
import type { BodyCounts, BodyMember } from '../../store/bodies.ts'
import { addressOf } from '../address.ts'
import { AdministrationFrame } from '../frame.tsx'
import { Entries } from '../journal/journalView.tsx'
import type { EntryView } from '../journal/presentJournal.ts'
import { ReasonForm, type RefusedReason, reasonId } from '../reasonForm.tsx'
import { b } from './messages.ts'
import { kindLabel, sirenText } from './presentBodies.ts'

export type BodyReasonForm = 'archivage' | 'restauration' | 'effacement'

/** The invitation that was refused, with what was typed. */
export type TypedInvitation = {
  readonly email: string
  readonly role: string
  readonly error: string | undefined
}

export type BodyView = {
  readonly body: BodyRecord
  readonly departments: string
  readonly counts: BodyCounts
  readonly members: readonly BodyMember[]
  readonly entries: readonly EntryView[]
  readonly waiting: boolean
  readonly keys: FormKeys
  readonly invitation: TypedInvitation
  readonly refused: RefusedReason<BodyReasonForm> | null
}

const pathOf = ({ body }: BodyView, rest = ''): string => `${addresses.bodies}/${body.id}${rest}`

const WithReason = (props: {
  readonly view: BodyView
  readonly form: BodyReasonForm
  readonly hint: string
  readonly button: string
  readonly danger?: boolean
}) => {
  const { view, ...asked } = props
  return (
    <ReasonForm
      {...asked}
      action={pathOf(view, `/${props.form}`)}
      keys={view.keys}
      refused={view.refused}
      label={b.page.reason}
    />
  )
}

const Identity = ({ view: { body, departments } }: { readonly view: BodyView }) => (
  <Section title={b.page.identity}>
    <DescriptionList
      items={[
        { term: b.page.kinds, value: body.kinds.map(kindLabel).join(', ') },
        { term: b.page.siren, value: sirenText(body.siren) },
        { term: b.page.departments, value: departments },
        { term: b.page.city, value: body.city },
        {
          term: b.page.website,
          value:
            body.website === null ? null : <ExternalLink href={body.website}>{body.website}</ExternalLink>,
        },
        { term: b.page.description, value: body.description },
      ]}
    />
  </Section>
)

const Team = ({ view }: { readonly view: BodyView }) => {
  const managed = view.members.some(({ role, active }) => role === 'manager' && active)
  return (
    <Section title={b.page.team}>
      {!managed && (
        <Banner tone="warning" title={b.page.noManager}>
          <p>{b.page.noManagerText}</p>
        </Banner>
      )}
      {view.members.length === 0 ? (
        <p class="muted">{b.page.noMember}</p>
      ) : (
        <>
          <DataTable
            id="equipe"
            caption={b.page.teamCaption}
            captionHidden
            rows={view.members}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'name',
                header: b.page.person,
                rowHeader: true,
                cell: ({ id, name, email, active }) => (
                  <>
                    <a href={`${addresses.people}/${id}`}>{name === '' ? email : name}</a>
                    {!active && <Tag tone="warning">{b.page.inactive}</Tag>}
                  </>
                ),
              },
              { key: 'role', header: b.page.role, cell: ({ role }) => b.roles[role] },
            ]}
          />
          <Actions>
            <ButtonLink kind="quiet" href={addressOf(addresses.people, { organisme: view.body.id })}>
              {b.page.seePeople}
            </ButtonLink>
          </Actions>
        </>
      )}
      {view.body.archivedAt === null && <Invite view={view} />}
    </Section>
  )
}

const Invite = ({ view }: { readonly view: BodyView }) => (
  <Details summary={b.page.invite} open={view.invitation.error !== undefined}>
    <Form
      action={pathOf(view, '/invitation')}
      csrf={view.keys.csrf}
      idempotencyKey={view.keys.key}
      label={b.page.invite}
    >
      <TextInput
        name="email"
        type="email"
        label={b.page.email}
        required
        maxLength={254}
        value={view.invitation.email}
        error={view.invitation.error}
        autocomplete="off"
      />
      <Radios
        name="role"
        legend={b.page.role}
        required
        inline
        value={view.invitation.role}
        options={(['manager', 'contributor', 'reader'] as const).map((role) => ({
          value: role,
          label: b.roles[role],
        }))}
      />
      <Button kind="secondary">{b.page.inviteButton}</Button>
    </Form>
  </Details>
)

const Links = ({ view: { counts } }: { readonly view: BodyView }) => (
  <Section title={b.page.links}>
    <DescriptionList
      items={(['invitations', 'requests', 'events', 'participants', 'partners', 'structures'] as const).map(
        (key) => ({ term: b.page[key], value: formatNumber(counts[key]) }),
      )}
    />
  </Section>
)

const Activity = ({ view }: { readonly view: BodyView }) => (
  <Section title={b.page.activity}>
    {view.entries.length === 0 ? (
      <p class="muted">{b.page.noActivity}</p>
    ) : (
      <>
        <Entries entries={view.entries} level={3} />
        <Actions>
          <ButtonLink href={addressOf(addresses.journal, { organisme: view.body.id })} icon="history">
            {b.page.allActivity}
          </ButtonLink>
        </Actions>
      </>
    )}
  </Section>
)

const Ending = ({ view }: { readonly view: BodyView }) => {
  const archived = view.body.archivedAt !== null
  return (
    <>
      <Section title={b.page.merge} lead={b.page.mergeLead}>
        <Actions>
          <ButtonLink href={pathOf(view, '/fusion')}>{b.page.mergeButton}</ButtonLink>
        </Actions>
      </Section>
      <Section
        title={archived ? b.page.restore : b.page.archive}
        lead={archived ? b.page.restoreLead : b.page.archiveLead}
      >
        <WithReason
          view={view}
          form={archived ? 'restauration' : 'archivage'}
          hint={b.page.reasonHint}
          button={archived ? b.page.restoreButton : b.page.archiveButton}
        />
        <Details summary={b.page.erase} open={view.refused?.form === 'effacement'}>
          <p>{b.page.eraseText}</p>
          <WithReason
            view={view}
            form="effacement"
            hint={b.page.reasonAsk}
            button={b.page.eraseButton}
            danger
          />
        </Details>
      </Section>
    </>
  )
}

export const BodyPage = ({ view }: { readonly view: BodyView }) => {
  const { body, refused } = view
  return (
    <AdministrationFrame
      tab="bodies"
      title={body.name}
      tags={
        body.archivedAt === null ? undefined : (
          <Tags>
            <Tag tone="warning">{b.states.archived}</Tag>
          </Tags>
        )
      }
      actions={
        <ButtonLink href={pathOf(view, '/modifier')} icon="pencil">
          {b.page.edit}
        </ButtonLink>
      }
    >
      <ErrorSummary
        errors={{
          email: view.invitation.error,
          ...(refused === null ? {} : { [reasonId(refused.form)]: refused.sentence }),
        }}
      />
      {body.archivedAt !== null && (
        <Banner tone="warning" title={b.page.archived}>
          <p>{b.page.archivedText}</p>
        </Banner>
      )}
      {view.waiting && (
        <Banner
          tone="info"
          title={b.page.waiting}
          actions={<ButtonLink href={addresses.approvals}>{b.page.seeApprovals}</ButtonLink>}
        >
          <p>{b.page.waitingText}</p>
        </Banner>
      )}
      <Identity view={view} />
      <Team view={view} />
      <Links view={view} />
      <Activity view={view} />
      <Ending view={view} />
    </AdministrationFrame>
  )
}
