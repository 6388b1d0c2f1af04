import type { OpenMapEvent } from '../../events/index.ts'
import { OrganiserFrame } from '../../events/pages/index.ts'
import { ButtonLink, DataTable, EmptyState, Section, Tag } from '../../ui/index.ts'
import { p } from './messages.ts'
import { messagesPath } from './paths.ts'

export type MailingRow = {
  readonly id: string
  readonly subject: string
  readonly segment: string
  readonly when: string
  readonly author: string
  readonly count: number
  readonly cancelled: boolean
}

/** Drafts, then what was sent: who, when, to how many. */
export const MailingsPage = (props: {
  readonly event: OpenMapEvent
  readonly drafts: readonly MailingRow[]
  readonly sent: readonly MailingRow[]
}) => {
  const { event, drafts, sent } = props
  const subject = {
    key: 'subject',
    header: p.subject,
    rowHeader: true,
    cell: ({ id, subject: words }: MailingRow) => (
      <a href={messagesPath(event, `/${id}`)}>{words === '' ? p.untitled : words}</a>
    ),
  }
  const to = { key: 'to', header: p.to, cell: ({ segment }: MailingRow) => segment }
  const by = { key: 'by', header: p.by, cell: ({ author }: MailingRow) => author }
  const rowKey = ({ id }: MailingRow): string => id
  return (
    <OrganiserFrame
      event={event}
      tab="messages"
      title={p.title}
      lead={p.lead}
      actions={
        drafts.length + sent.length > 0 && (
          <ButtonLink href={messagesPath(event, '/nouveau')}>{p.write}</ButtonLink>
        )
      }
    >
      {drafts.length + sent.length === 0 && (
        <EmptyState
          title={p.none}
          icon="message-square"
          action={
            <ButtonLink kind="primary" href={messagesPath(event, '/nouveau')}>
              {p.write}
            </ButtonLink>
          }
        >
          <p>{p.noneText}</p>
        </EmptyState>
      )}
      {drafts.length > 0 && (
        <Section title={p.drafts}>
          <DataTable
            id="brouillons"
            caption={p.drafts}
            captionHidden
            rows={drafts}
            rowKey={rowKey}
            columns={[subject, to, { key: 'when', header: p.saved, cell: ({ when }) => when }, by]}
          />
        </Section>
      )}
      {sent.length > 0 && (
        <Section title={p.history}>
          <DataTable
            id="envoyes"
            caption={p.history}
            captionHidden
            rows={sent}
            rowKey={rowKey}
            columns={[
              subject,
              to,
              { key: 'when', header: p.sentOn, cell: ({ when }) => when },
              by,
              { key: 'count', header: p.count, numeric: true, cell: ({ count }) => count },
              {
                key: 'state',
                header: p.state,
                cell: ({ cancelled }) => (
                  <Tag tone={cancelled ? 'warning' : 'success'}>
                    {cancelled ? p.cancelledState : p.sentState}
                  </Tag>
                ),
              },
            ]}
          />
        </Section>
      )}
    </OrganiserFrame>
  )
}
