import type { FormKeys } from '../../platform/http/route.ts'
import { type Paged, pageCount } from '../../platform/kernel/pagination.ts'
import { type MailState, mailStates } from '../../platform/mail/outbox.ts'
import {
  Actions,
  Banner,
  Button,
  ButtonLink,
  DataTable,
  DescriptionList,
  EmptyState,
  Form,
  Pagination,
  Prose,
  Section,
  Tabs,
  Tag,
  VisuallyHidden,
} from '../../ui/index.ts'
import { addresses } from '../domain/addresses.ts'
import { t } from '../messages.ts'
import { AdministrationFrame } from './frame.tsx'
import { type MailDetail, type MailRow, stateTones } from './presentMails.ts'

const at = addresses.mails

export const mailsHref = (state: MailState | null, page = 1): string => {
  const query = new URLSearchParams()
  if (state !== null) query.set('etat', state)
  if (page > 1) query.set('page', String(page))
  return query.size === 0 ? at : `${at}?${query}`
}

/** One button that puts back in the queue every mail of a state. */
const RequeueAll = (props: {
  readonly state: 'failed' | 'kept'
  readonly label: string
  readonly keys: FormKeys
}) => (
  <Form
    action={`${at}/relance`}
    csrf={props.keys.csrf}
    idempotencyKey={props.keys.key}
    hidden={{ etat: props.state }}
    label={props.label}
    inline
  >
    <Button icon="send">{props.label}</Button>
  </Form>
)

export const MailsPage = (props: {
  readonly mails: Paged<MailRow>
  readonly counts: { readonly [S in MailState]: number }
  readonly state: MailState | null
  readonly mailServer: string | null
  readonly keys: FormKeys
}) => {
  const { mails, counts, state, mailServer, keys } = props
  const words = t.mails
  const all = mailStates.reduce((sum, one) => sum + counts[one], 0)
  return (
    <AdministrationFrame tab="mails" title={t.menu.mails} lead={words.lead}>
      {mailServer === null && (
        <Banner tone="info" title={words.noServer} level={2}>
          <p>{words.noServerText}</p>
        </Banner>
      )}
      {counts.failed > 0 && state === 'failed' && (
        <RequeueAll state="failed" label={words.retryFailed(counts.failed)} keys={keys} />
      )}
      {counts.kept > 0 && mailServer !== null && state !== 'failed' && (
        <RequeueAll state="kept" label={words.sendKept(counts.kept)} keys={keys} />
      )}
      <Tabs
        label={words.filter}
        look="segments"
        entries={[
          { href: mailsHref(null), label: words.all, count: all, current: state === null },
          ...mailStates
            .filter((one) => (one !== 'erased' && one !== 'withdrawn') || counts[one] > 0)
            .map((one) => ({
              href: mailsHref(one),
              label: words.states[one],
              count: counts[one],
              current: state === one,
            })),
        ]}
      />
      {mails.total === 0 ? (
        <EmptyState
          title={state === null ? words.empty : words.emptyState}
          icon="mail"
          action={state === null ? undefined : <ButtonLink href={at}>{words.emptyStateAction}</ButtonLink>}
        >
          {state === null && <p>{words.emptyText}</p>}
        </EmptyState>
      ) : (
        <>
          <DataTable
            id="courriels"
            caption={words.caption}
            captionHidden
            rows={mails.items}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'subject',
                header: words.subject,
                rowHeader: true,
                cell: (mail) => (
                  <a href={`${at}/${mail.id}`}>
                    {mail.subject}
                    <VisuallyHidden>{words.to(mail.recipient)}</VisuallyHidden>
                  </a>
                ),
              },
              { key: 'recipient', header: words.recipient, cell: (mail) => mail.recipient },
              {
                key: 'state',
                header: words.stateHeader,
                nowrap: true,
                cell: (mail) => <Tag tone={stateTones[mail.state]}>{mail.stateText}</Tag>,
              },
              {
                key: 'created',
                header: words.written,
                cell: (mail) => <time dateTime={mail.createdIso}>{mail.created}</time>,
              },
            ]}
          />
          <Pagination page={mails.page} pages={pageCount(mails)} href={(page) => mailsHref(state, page)} />
        </>
      )}
    </AdministrationFrame>
  )
}

const RequeueOne = (props: {
  readonly mail: MailDetail
  readonly canSend: boolean
  readonly keys: FormKeys
}) => {
  const { mail, canSend, keys } = props
  if (mail.state !== 'failed' && !(mail.state === 'kept' && canSend)) return null
  return (
    <Form
      action={`${at}/${mail.id}/relance`}
      csrf={keys.csrf}
      idempotencyKey={keys.key}
      label={mail.state === 'failed' ? t.mails.retry : t.mails.send}
      inline
    >
      <Button kind="primary" icon="send">
        {mail.state === 'failed' ? t.mails.retry : t.mails.send}
      </Button>
    </Form>
  )
}

export const MailPage = (props: {
  readonly mail: MailDetail
  readonly mailServer: string | null
  readonly keys: FormKeys
}) => {
  const { mail } = props
  const words = t.mails
  return (
    <AdministrationFrame
      tab="mails"
      title={mail.subject}
      actions={<RequeueOne mail={mail} canSend={props.mailServer !== null} keys={props.keys} />}
    >
      {mail.problem !== null && (
        <Banner tone={mail.state === 'failed' ? 'error' : 'warning'} title={words.problem} level={2}>
          <p>{mail.problem}</p>
        </Banner>
      )}
      <DescriptionList
        items={[
          {
            term: words.stateHeader,
            value: <Tag tone={stateTones[mail.state]}>{mail.stateText}</Tag>,
            note: mail.notice ?? undefined,
          },
          { term: words.recipient, value: mail.recipient },
          { term: words.written, value: <time dateTime={mail.createdIso}>{mail.created}</time> },
          ...(mail.sent === null ? [] : [{ term: words.sent, value: mail.sent }]),
          { term: words.attempts, value: mail.attempts },
        ]}
      />
      <Section title={words.text}>
        <Prose>
          {mail.paragraphs.map((lines, index) => (
            <p key={index}>
              {lines.map((line, rank) => (
                <>
                  {rank > 0 && <br />}
                  {line}
                </>
              ))}
            </p>
          ))}
        </Prose>
        <Actions>
          <ButtonLink href={`${at}/${mail.id}/message.html`} icon="download" download={words.htmlName}>
            {words.html}
          </ButtonLink>
        </Actions>
      </Section>
      {mail.files.length > 0 && (
        <Section title={words.files}>
          <DataTable
            id="pieces-jointes"
            caption={words.files}
            captionHidden
            rows={mail.files}
            rowKey={({ position }) => String(position)}
            columns={[
              {
                key: 'name',
                header: words.file,
                rowHeader: true,
                cell: ({ name, position }) => (
                  <a href={`${at}/${mail.id}/pieces/${position}`} download={name}>
                    {name}
                  </a>
                ),
              },
              { key: 'size', header: words.size, cell: ({ size }) => size },
            ]}
          />
        </Section>
      )}
    </AdministrationFrame>
  )
}
