import type { FormKeys } from '../../../platform/http/route.ts'
import {
  Actions,
  Banner,
  Button,
  ButtonLink,
  Card,
  DataTable,
  DescriptionList,
  Details,
  ErrorSummary,
  type FieldErrors,
  Form,
  Grid,
  Section,
  Tag,
} from '../../../ui/index.ts'
import { addresses } from '../../domain/addresses.ts'
import { addressOf } from '../address.ts'
import { AdministrationFrame } from '../frame.tsx'
import { Entries } from '../journal/journalView.tsx'
import type { EntryView } from '../journal/presentJournal.ts'
import { ReasonForm, type RefusedReason, reasonId } from '../reasonForm.tsx'
import { w } from './messages.ts'

/** The forms of the page that ask for a reason, by the end of their address. */
export const reasonForms = ['desactivation', 'reactivation', 'administration', 'seconde-preuve'] as const
export type PersonReasonForm = (typeof reasonForms)[number]

export type PersonView = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly created: string
  readonly seen: string
  readonly active: boolean
  readonly inactiveSince: string | null
  readonly shared: boolean
  readonly yourself: boolean
  readonly mission: boolean
  readonly administrator: boolean
  readonly bodies: readonly { readonly id: string; readonly name: string; readonly role: string }[]
  readonly application: boolean
  readonly passkeys: string
  readonly sessions: number
  readonly waiting: boolean
  readonly soleManagerOf: string
  readonly entries: readonly EntryView[]
  readonly keys: FormKeys
  /** The form that was refused, with what was typed in it. */
  readonly refused: RefusedReason<PersonReasonForm> | null
  /** A refusal that is about no field. */
  readonly problem: string | null
}

const pathOf = ({ id }: PersonView, rest = ''): string => `${addresses.people}/${id}${rest}`

const WithReason = (props: {
  readonly view: PersonView
  readonly form: PersonReasonForm
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
      label={w.page.reason}
    />
  )
}

const Identity = ({ view }: { readonly view: PersonView }) => (
  <Section title={w.page.identity}>
    <DescriptionList
      items={[
        { term: w.page.email, value: view.email },
        { term: w.page.created, value: view.created },
        { term: w.page.seen, value: view.seen },
      ]}
    />
  </Section>
)

const PlatformRoles = ({ view }: { readonly view: PersonView }) => (
  <Section title={w.page.platform} lead={w.page.platformLead}>
    <Grid columns={2}>
      <Card title={w.page.missionTitle}>
        <p>{view.mission ? w.page.has(w.roles.mission) : w.page.hasNot(w.roles.mission)}</p>
        <Form
          action={pathOf(view, '/mission')}
          csrf={view.keys.csrf}
          idempotencyKey={view.keys.key}
          hidden={{ wanted: view.mission ? 'withdraw' : 'grant' }}
          inline
        >
          <Button kind="secondary">{view.mission ? w.page.withdrawMission : w.page.grantMission}</Button>
        </Form>
      </Card>
      <Card title={w.page.administratorTitle}>
        <p>{view.administrator ? w.page.has(w.roles.administrator) : w.page.hasNot(w.roles.administrator)}</p>
        <Details
          summary={view.administrator ? w.page.askWithdraw : w.page.askGrant}
          open={view.refused?.form === 'administration'}
        >
          <WithReason
            view={view}
            form="administration"
            hint={w.page.reasonAsk}
            button={view.administrator ? w.page.askWithdraw : w.page.askGrant}
          />
        </Details>
      </Card>
    </Grid>
  </Section>
)

const Bodies = ({ view }: { readonly view: PersonView }) => (
  <Section title={w.page.bodies}>
    {view.bodies.length === 0 ? (
      <p class="muted">{w.page.noBody}</p>
    ) : (
      <DataTable
        id="organismes"
        caption={w.page.bodiesCaption}
        captionHidden
        rows={view.bodies}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            header: w.page.body,
            rowHeader: true,
            cell: ({ id, name }) => <a href={`${addresses.bodies}/${id}`}>{name}</a>,
          },
          { key: 'role', header: w.page.role, cell: ({ role }) => role },
        ]}
      />
    )}
  </Section>
)

const Protection = ({ view }: { readonly view: PersonView }) => (
  <Section title={w.page.protection}>
    <DescriptionList
      items={[
        { term: w.page.application, value: view.application ? w.page.on : w.page.off },
        { term: w.page.passkeys, value: view.passkeys },
        {
          term: w.page.sessions,
          value: w.page.sessionsCount(view.sessions),
          action:
            view.sessions === 0 ? undefined : (
              <Form
                action={pathOf(view, '/connexions/fermeture')}
                csrf={view.keys.csrf}
                idempotencyKey={view.keys.key}
                inline
              >
                <Button kind="secondary" small>
                  {w.page.closeSessions}
                </Button>
              </Form>
            ),
        },
      ]}
    />
    {(view.application || view.passkeys !== w.page.none) && (
      <Details summary={w.page.lost} open={view.refused?.form === 'seconde-preuve'}>
        <p>{w.page.lostText}</p>
        <WithReason view={view} form="seconde-preuve" hint={w.page.reasonAsk} button={w.page.askReset} />
      </Details>
    )}
  </Section>
)

const Activity = ({ view }: { readonly view: PersonView }) => (
  <Section title={w.page.activity}>
    {view.entries.length === 0 ? (
      <p class="muted">{w.page.noActivity}</p>
    ) : (
      <>
        <Entries entries={view.entries} level={3} />
        <Actions>
          <ButtonLink href={addressOf(addresses.journal, { personne: view.id })} icon="history">
            {w.page.allActivity}
          </ButtonLink>
        </Actions>
      </>
    )}
  </Section>
)

const Closing = ({ view }: { readonly view: PersonView }) => {
  if (!view.active)
    return (
      <Section title={w.page.reopen} lead={w.page.reopenLead}>
        <WithReason view={view} form="reactivation" hint={w.page.reasonHint} button={w.page.reopenButton} />
      </Section>
    )
  return (
    <Section title={w.page.close} lead={view.yourself ? w.page.yourself : w.page.closeLead}>
      {!view.yourself && (
        <>
          {view.soleManagerOf !== '' && (
            <Banner tone="warning" title={w.page.alone}>
              <p>{w.page.aloneText(view.soleManagerOf)}</p>
            </Banner>
          )}
          <WithReason
            view={view}
            form="desactivation"
            hint={w.page.reasonHint}
            button={w.page.closeButton}
            danger
          />
        </>
      )}
    </Section>
  )
}

export const PersonPage = ({ view }: { readonly view: PersonView }) => {
  const errors: FieldErrors =
    view.refused === null ? {} : { [reasonId(view.refused.form)]: view.refused.sentence }
  return (
    <AdministrationFrame
      tab="people"
      title={view.name}
      tags={view.active ? undefined : <Tag tone="warning">{w.list.inactive}</Tag>}
    >
      <ErrorSummary errors={errors} />
      {view.problem !== null && (
        <Banner tone="error" role="alert">
          <p>{view.problem}</p>
        </Banner>
      )}
      {view.inactiveSince !== null && (
        <Banner tone="warning" title={w.page.inactive}>
          <p>{w.page.inactiveText(view.inactiveSince)}</p>
        </Banner>
      )}
      {view.shared && (
        <Banner tone="info" title={w.page.shared}>
          <p>{w.page.sharedText}</p>
        </Banner>
      )}
      {view.waiting && (
        <Banner
          tone="info"
          title={w.page.waiting}
          actions={<ButtonLink href={addresses.approvals}>{w.page.seeApprovals}</ButtonLink>}
        >
          <p>{w.page.waitingText}</p>
        </Banner>
      )}
      <Identity view={view} />
      <PlatformRoles view={view} />
      <Bodies view={view} />
      <Protection view={view} />
      <Activity view={view} />
      <Closing view={view} />
    </AdministrationFrame>
  )
}
