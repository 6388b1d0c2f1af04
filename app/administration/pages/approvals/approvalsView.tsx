import type { FormKeys } from '../../../platform/http/route.ts'
import { type Paged, pageCount } from '../../../platform/kernel/pagination.ts'
import {
  Actions,
  Banner,
  Button,
  ButtonLink,
  Card,
  CardList,
  DataTable,
  EmptyState,
  Form,
  Pagination,
  Section,
  Tag,
  type Tone,
} from '../../../ui/index.ts'
import { addresses } from '../../domain/addresses.ts'
import type { ApprovalState, Decision } from '../../domain/approval.ts'
import { t } from '../../messages.ts'
import { addressOf } from '../address.ts'
import { AdministrationFrame } from '../frame.tsx'
import { a } from './messages.ts'
import type { PastView, WaitingView } from './presentApprovals.ts'

const at = addresses.approvals

const tones: { readonly [S in ApprovalState]: Tone } = {
  waiting: 'info',
  approved: 'success',
  refused: 'error',
  withdrawn: 'neutral',
  expired: 'neutral',
}

export type ApprovalsView = {
  readonly waiting: readonly WaitingView[]
  readonly past: Paged<PastView>
  /** Nobody else administers: the server's command line is the second person. */
  readonly alone: boolean
  readonly keys: FormKeys
  readonly problem: string | null
}

const Decide = (props: {
  readonly one: WaitingView
  readonly decision: Decision
  readonly label: string
  readonly kind: 'primary' | 'secondary'
  readonly keys: FormKeys
}) => (
  <Form
    action={`${at}/${props.one.id}`}
    csrf={props.keys.csrf}
    idempotencyKey={props.keys.key}
    hidden={{ decision: props.decision }}
    inline
  >
    <Button kind={props.kind} context={props.one.title}>
      {props.label}
    </Button>
  </Form>
)

const Waiting = ({ one, keys }: { readonly one: WaitingView; readonly keys: FormKeys }) => (
  <Card
    title={one.title}
    level={3}
    icon="scale"
    facts={[
      { label: a.asked, value: one.askedBy, labelShown: true },
      { label: a.when, value: one.asked, labelShown: true },
      { label: a.until, value: one.until, labelShown: true },
      { label: a.identifier, value: <code>{one.id}</code>, labelShown: true },
    ]}
    actions={
      <>
        {one.own ? (
          <Decide one={one} decision="withdrawn" label={a.withdraw} kind="secondary" keys={keys} />
        ) : (
          <>
            <Decide one={one} decision="approved" label={a.approve} kind="primary" keys={keys} />
            <Decide one={one} decision="refused" label={a.refuse} kind="secondary" keys={keys} />
          </>
        )}
        {one.href !== null && (
          <ButtonLink kind="quiet" href={one.href} context={one.title}>
            {a.look}
          </ButtonLink>
        )}
      </>
    }
  >
    <p>{one.text}</p>
    <p>{a.reason(one.reason)}</p>
    {one.own && <p class="muted">{a.own}</p>}
  </Card>
)

const Alone = ({ first }: { readonly first: WaitingView | undefined }) => (
  <Banner tone="warning" title={a.alone} level={2}>
    <p>{a.aloneText}</p>
    <ul>
      <li>
        {a.aloneInvite}
        <br />
        <code>{a.inviteCommand}</code>
      </li>
      <li>
        {a.aloneApprove}
        <br />
        <code>{a.approveCommand(first?.id ?? a.anyId)}</code>
      </li>
    </ul>
  </Banner>
)

const Past = ({ past }: { readonly past: Paged<PastView> }) => (
  <Section title={a.past} id="passees">
    {past.total === 0 ? (
      <p class="muted">{a.noPast}</p>
    ) : (
      <>
        <DataTable
          id="decisions"
          caption={a.pastCaption}
          captionHidden
          rows={past.items}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'what',
              header: a.what,
              rowHeader: true,
              cell: ({ title, reason }) => (
                <>
                  {title}
                  <span class="description-note">{reason}</span>
                </>
              ),
            },
            {
              key: 'asked',
              header: a.asked,
              cell: ({ askedBy, asked }) => (
                <>
                  {askedBy}
                  <span class="description-note">
                    <time dateTime={asked.iso}>{asked.text}</time>
                  </span>
                </>
              ),
            },
            {
              key: 'answer',
              header: a.answer,
              cell: ({ state, decidedBy }) => (
                <>
                  <Tag tone={tones[state]}>{a.states[state]}</Tag>
                  {decidedBy !== '' && <span class="description-note">{decidedBy}</span>}
                </>
              ),
            },
          ]}
        />
        <Pagination
          page={past.page}
          pages={pageCount(past)}
          href={(page) => `${addressOf(at, { page })}#passees`}
        />
      </>
    )}
  </Section>
)

export const ApprovalsPage = ({ view }: { readonly view: ApprovalsView }) => (
  <AdministrationFrame tab="approvals" title={t.menu.approvals} lead={a.lead}>
    {view.problem !== null && (
      <Banner tone="error" role="alert">
        <p>{view.problem}</p>
      </Banner>
    )}
    {view.alone && <Alone first={view.waiting[0]} />}
    <Section title={a.waiting}>
      {view.waiting.length === 0 ? (
        <EmptyState title={a.none} level={3} icon="circle-check">
          <p>{a.noneText}</p>
        </EmptyState>
      ) : (
        <CardList label={a.waiting}>
          {view.waiting.map((one) => (
            <Waiting key={one.id} one={one} keys={view.keys} />
          ))}
        </CardList>
      )}
    </Section>
    <Past past={view.past} />
    <Actions>
      <ButtonLink kind="quiet" href={addressOf(addresses.journal, { sorte: 'approval' })} icon="history">
        {a.journal}
      </ButtonLink>
    </Actions>
  </AdministrationFrame>
)
