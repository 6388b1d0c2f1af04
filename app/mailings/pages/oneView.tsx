import type { OpenMapEvent } from '../../events/index.ts'
import { OrganiserFrame } from '../../events/pages/index.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import type { MailContent } from '../../platform/mail/template.tsx'
import {
  Actions,
  Banner,
  Bullets,
  Button,
  ButtonLink,
  DataTable,
  DescriptionList,
  Details,
  ErrorSummary,
  Form,
  Progress,
  Section,
  Select,
} from '../../ui/index.ts'
import type { Mailing, Recipient, Recipients } from '../domain/mailing.ts'
import type { MailingProgress } from '../usecases/sendMailing.ts'
import { p } from './messages.ts'
import { messagesPath } from './paths.ts'
import { MailPreview } from './preview.tsx'

const c = p.check

type Listed = {
  readonly address: string | null
  readonly name: string | null
  readonly body: string | null
}

const RecipientList = ({ rows }: { rows: readonly Listed[] }) => (
  <Details summary={c.list}>
    <DataTable
      id="destinataires"
      caption={c.caption}
      captionHidden
      dense
      rows={rows}
      rowKey={(_, index) => String(index)}
      columns={[
        { key: 'body', header: c.body, rowHeader: true, cell: ({ body }) => body ?? '' },
        { key: 'name', header: c.name, cell: ({ name }) => name ?? '' },
        { key: 'address', header: c.address, cell: ({ address }) => address ?? '' },
      ]}
    />
  </Details>
)

const nameOf = ({ name, body }: Recipient): string =>
  name === null || name === body ? body : `${name}, ${body}`

export type DraftView = {
  readonly event: OpenMapEvent
  readonly mailing: Mailing
  readonly segment: string
  readonly recipients: Recipients
  /** Which of them the preview is for. */
  readonly chosen: number
  readonly content: MailContent
  readonly keys: FormKeys
  readonly error: string | undefined
}

const Who = ({ recipients, segment }: DraftView) => {
  const { kept, withoutAddress, twice, refusing } = recipients
  const notes = [
    ...(withoutAddress > 0 ? [c.withoutAddress(withoutAddress)] : []),
    ...(twice > 0 ? [c.twice(twice)] : []),
    ...(refusing > 0 ? [c.refusing(refusing)] : []),
  ]
  return (
    <Section title={c.who} id="destinataires-du-message">
      {kept.length === 0 ? (
        <Banner tone="warning" title={c.nobody}>
          <p>{c.nobodyText}</p>
        </Banner>
      ) : (
        <p>
          <strong>{c.whoText(kept.length, segment)}</strong>
        </p>
      )}
      {notes.length > 0 && <Bullets items={notes} />}
      {kept.length > 0 && <RecipientList rows={kept} />}
    </Section>
  )
}

const Preview = ({ event, mailing, recipients: { kept }, chosen, content }: DraftView) => {
  const recipient = kept[chosen]
  return (
    <Section
      title={c.preview}
      id="apercu"
      lead={c.previewOf(recipient === undefined ? c.example : nameOf(recipient))}
    >
      {kept.length > 1 && (
        <Details summary={c.other}>
          <form class="form" method="get" action={messagesPath(event, `/${mailing.id}`)}>
            <Select
              name="destinataire"
              label={c.other}
              empty={false}
              options={kept.slice(0, 500).map((one, index) => ({ value: String(index), label: nameOf(one) }))}
              value={String(chosen)}
            />
            <Button kind="secondary">{c.show}</Button>
          </form>
        </Details>
      )}
      <MailPreview content={content} />
    </Section>
  )
}

/** A draft before it leaves: whom it reaches, how they read it, a try, then the sending. */
export const DraftPage = (view: DraftView) => {
  const { event, mailing, recipients, keys, error } = view
  const form = { csrf: keys.csrf, idempotencyKey: keys.key }
  const at = (rest: string): string => messagesPath(event, `/${mailing.id}${rest}`)
  const count = recipients.kept.length
  return (
    <OrganiserFrame event={event} tab="messages" title={c.title}>
      {error !== undefined && <ErrorSummary errors={{ envoi: error }} />}
      <Who {...view} />
      <Preview {...view} />
      <Actions>
        {count > 0 && (
          <Form action={at('/envoi')} {...form} hidden={{ expected: String(count) }} label={c.title} inline>
            <Button id="envoi">{c.send(count)}</Button>
          </Form>
        )}
        <Form action={at('/essai')} {...form} label={c.test} inline>
          <Button kind="secondary">{c.test}</Button>
        </Form>
        <ButtonLink href={at('/modification')} kind="secondary">
          {c.edit}
        </ButtonLink>
        <Form action={at('/retrait')} {...form} label={c.drop} inline>
          <Button kind="quiet">{c.drop}</Button>
        </Form>
      </Actions>
    </OrganiserFrame>
  )
}

export type SentView = {
  readonly event: OpenMapEvent
  readonly mailing: Mailing
  readonly segment: string
  readonly when: string
  readonly author: string
  readonly progress: MailingProgress
  readonly content: MailContent
  readonly keys: FormKeys
}

/** What was sent: how far it is, to whom, and a way to stop what has not left. */
export const SentPage = ({ event, mailing, segment, when, author, progress, content, keys }: SentView) => {
  const { recipients, mails } = progress
  const s = p.sent
  const gone = mails.get('sent') ?? 0
  const cancelled = recipients.filter(({ state }) => state === 'cancelled').length
  const kept = mails.get('kept') ?? 0
  const failed = mails.get('failed') ?? 0
  const waiting = recipients.filter(({ state }) => state === 'waiting').length + (mails.get('waiting') ?? 0)
  return (
    <OrganiserFrame
      event={event}
      tab="messages"
      title={mailing.subject === '' ? p.untitled : mailing.subject}
      actions={
        <ButtonLink href={messagesPath(event)} kind="quiet" icon="arrow-left">
          {s.back}
        </ButtonLink>
      }
    >
      <Progress
        id="avancement"
        label={s.progress}
        value={gone}
        max={recipients.length}
        text={s.progressText(gone, recipients.length)}
      />
      <DescriptionList
        items={[
          { term: p.to, value: segment },
          { term: s.when, value: when },
          { term: p.by, value: author },
          { term: s.gone, value: String(gone) },
          { term: s.waiting, value: String(waiting) },
          ...(kept > 0 ? [{ term: s.kept, value: String(kept) }] : []),
          ...(failed > 0 ? [{ term: s.failed, value: String(failed) }] : []),
          ...(cancelled > 0 ? [{ term: s.cancelled, value: String(cancelled) }] : []),
        ]}
      />
      {waiting + kept > 0 && (
        <Form
          action={messagesPath(event, `/${mailing.id}/annulation`)}
          csrf={keys.csrf}
          idempotencyKey={keys.key}
          label={s.cancel}
        >
          <p>{s.cancelText}</p>
          <Button kind="danger">{s.cancel}</Button>
        </Form>
      )}
      <RecipientList rows={recipients} />
      <Section title={c.preview} lead={c.previewOf(c.example)}>
        <MailPreview content={content} />
      </Section>
    </OrganiserFrame>
  )
}
