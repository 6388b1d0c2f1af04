import { recordPath } from '../../directory/pages/index.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import { localOf } from '../../platform/kernel/dates.ts'
import { type Paged, pageCount } from '../../platform/kernel/pagination.ts'
import {
  Banner,
  Button,
  ButtonLink,
  Card,
  CardList,
  EmptyState,
  Form,
  PageTitle,
  Pagination,
  Tabs,
  Tag,
} from '../../ui/index.ts'
import type { ContactMessage } from '../domain/message.ts'
import type { Refusing } from '../store/refusals.ts'
import { p } from './messages.ts'
import { boxPath, reportsPath } from './paths.ts'

const b = p.box

const boxHref = (sent: boolean, page = 1): string => {
  const query = new URLSearchParams([
    ...(sent ? [['boite', 'envoyes']] : []),
    ...(page > 1 ? [['page', String(page)]] : []),
  ] as [string, string][]).toString()
  return query === '' ? boxPath : `${boxPath}?${query}`
}

/** An answer by one’s own mail: the relay is over once both know each other’s address. */
const replyHref = ({ email, subject }: ContactMessage): string =>
  `mailto:${encodeURIComponent(email).replace('%40', '@')}?subject=${encodeURIComponent(`Re: ${subject}`)}`

const MessageCard = (props: {
  readonly message: ContactMessage
  readonly zone: string
  readonly received: boolean
  readonly report?: { readonly keys: FormKeys }
}) => {
  const { message, zone, received, report } = props
  const settled = message.settledAt !== null
  return (
    <Card
      title={message.subject}
      level={2}
      tags={
        report !== undefined ? (
          <Tag tone={settled ? 'neutral' : 'warning'}>{settled ? p.reports.settled : p.reports.standing}</Tag>
        ) : received && message.reportedAt !== null ? (
          <Tag>{b.reported}</Tag>
        ) : undefined
      }
      facts={[
        ...(received
          ? [{ label: b.author, value: `${message.name} (${message.email})`, labelShown: true }]
          : []),
        {
          label: b.about,
          value: <a href={recordPath({ slug: message.structureSlug })}>{message.structureName}</a>,
          labelShown: true,
        },
        { label: b.date, value: formatDate(localOf(message.at, zone)), labelShown: true },
      ]}
      actions={
        report !== undefined ? (
          <Form
            action={`${reportsPath}/${message.id}/${settled ? 'retablissement' : 'classement'}`}
            csrf={report.keys.csrf}
            idempotencyKey={report.keys.key}
            inline
          >
            <Button kind="secondary" small context={message.subject}>
              {settled ? p.reports.unsettle : p.reports.settle}
            </Button>
          </Form>
        ) : received ? (
          <ButtonLink kind="secondary" small href={replyHref(message)} context={message.subject}>
            {b.reply}
          </ButtonLink>
        ) : undefined
      }
    >
      <figure class="quote">
        <blockquote>
          {message.text
            .split('\n')
            .filter((line) => line.trim() !== '')
            .map((line, index) => (
              <p key={`${index} ${line}`}>{line}</p>
            ))}
        </blockquote>
      </figure>
    </Card>
  )
}

export const BoxPage = (props: {
  readonly messages: Paged<ContactMessage>
  readonly sent: boolean
  readonly refusing: readonly Refusing[]
  readonly keys: FormKeys
  readonly zone: string
}) => {
  const { messages, sent, keys, zone } = props
  return (
    <>
      <PageTitle title={b.title} lead={b.lead} />
      <Tabs
        label={b.boxes}
        entries={[
          { href: boxHref(false), label: b.received, current: !sent },
          { href: boxHref(true), label: b.sent, current: sent },
        ]}
      />
      {!sent &&
        props.refusing.map(({ id, name }) => (
          <Banner
            key={id}
            tone="warning"
            level={2}
            title={b.refusing(name)}
            actions={
              <Form action={`${boxPath}/reprise/${id}`} csrf={keys.csrf} idempotencyKey={keys.key} inline>
                <Button kind="secondary" context={name}>
                  {b.resume}
                </Button>
              </Form>
            }
          >
            <p>{b.refusingText}</p>
          </Banner>
        ))}
      {messages.items.length === 0 ? (
        <EmptyState
          title={sent ? b.emptySent : b.emptyReceived}
          icon="message-square"
          action={
            <ButtonLink href="/structures" icon="search">
              {b.emptyAction}
            </ButtonLink>
          }
        >
          <p>{sent ? b.emptySentText : b.emptyReceivedText}</p>
        </EmptyState>
      ) : (
        <CardList label={sent ? b.sent : b.received}>
          {messages.items.map((message) => (
            <MessageCard key={message.id} message={message} zone={zone} received={!sent} />
          ))}
        </CardList>
      )}
      <Pagination page={messages.page} pages={pageCount(messages)} href={(page) => boxHref(sent, page)} />
    </>
  )
}

export const ReportsPage = (props: {
  readonly messages: Paged<ContactMessage>
  readonly keys: FormKeys
  readonly zone: string
}) => {
  const { messages, keys, zone } = props
  const r = p.reports
  return (
    <>
      <PageTitle title={r.title} lead={r.lead} />
      {messages.items.length === 0 ? (
        <EmptyState title={r.empty} icon="message-square">
          <p>{r.emptyText}</p>
        </EmptyState>
      ) : (
        <CardList label={r.title}>
          {messages.items.map((message) => (
            <MessageCard key={message.id} message={message} zone={zone} received report={{ keys }} />
          ))}
        </CardList>
      )}
      <Pagination
        page={messages.page}
        pages={pageCount(messages)}
        href={(page) => (page > 1 ? `${reportsPath}?page=${page}` : reportsPath)}
      />
    </>
  )
}
