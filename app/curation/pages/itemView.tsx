import type { Structure } from '../../directory/index.ts'
import { editPath, recordPath } from '../../directory/pages/index.ts'
import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import { formatDate } from '../../platform/i18n/format.ts'
import {
  Banner,
  Bullets,
  Button,
  ButtonLink,
  Choice,
  DataTable,
  DescriptionList,
  ErrorSummary,
  Form,
  PageTitle,
  Section,
  Tag,
  Textarea,
} from '../../ui/index.ts'
import { isOpen, LONGEST_MESSAGE, type Proposal } from '../domain/proposal.ts'
import { t } from '../messages.ts'
import { TextDifference } from './differenceView.tsx'
import { m } from './moderationMessages.ts'
import { proposalPath } from './paths.ts'
import type { FieldRow } from './presentItem.ts'
import { ReasonFields } from './reasonFields.tsx'

const i = m.item

export type ItemView = {
  readonly proposal: Proposal
  readonly structure: Structure | null
  readonly name: string
  readonly day: string
  readonly rows: readonly FieldRow[]
  readonly sayings: readonly { readonly source: string | null; readonly message: string | null }[]
  /** Where the answer would go, in words. */
  readonly answers: string
  readonly answerable: boolean
  /** Who claims; null for the other sorts, and once their account is gone. */
  readonly claimant: { readonly name: string; readonly email: string; readonly verified: boolean } | null
  readonly keys: FormKeys
  readonly typed: Typed
}

const titles = { correction: i.title, creation: i.creationTitle, claim: i.claimTitle } as const

const Difference = ({ view: { rows, typed } }: { readonly view: ItemView }) => {
  const again = typed.values.fields === undefined ? null : typed.values.fields.split('\n')
  return (
    <DataTable
      id="differences"
      caption={i.caption}
      captionHidden
      rows={rows}
      rowKey={({ field }) => field}
      columns={[
        { key: 'field', header: i.field, rowHeader: true, cell: ({ label }) => label },
        {
          key: 'before',
          header: i.before,
          cell: ({ before }) => before || <span class="muted">{i.empty}</span>,
        },
        {
          key: 'after',
          header: i.after,
          cell: ({ before, after, seen, already }) => (
            <>
              <TextDifference before={before} after={after} />
              {seen !== null && (
                <p>
                  <Tag tone="warning">{i.conflict}</Tag> {i.conflictText(seen || i.empty)}
                </p>
              )}
              {already && <p class="hint">{i.already}</p>}
            </>
          ),
        },
        {
          key: 'accept',
          header: i.accept,
          cell: ({ field, label, seen, needed }) =>
            needed ? null : (
              <Choice
                type="checkbox"
                id={`champ-${field}`}
                name="fields"
                value={field}
                checked={again === null ? seen === null : again.includes(field)}
                label={i.acceptField(label)}
              />
            ),
        },
      ]}
    />
  )
}

const acceptWords = ({ proposal, rows }: ItemView): { readonly text: string; readonly button: string } => {
  if (proposal.kind === 'claim') return { text: i.acceptClaim, button: i.acceptClaimButton }
  if (proposal.kind === 'creation') return { text: i.acceptCreation, button: i.acceptCreationButton }
  return rows.length === 0
    ? { text: i.acceptWords, button: i.acceptWordsButton }
    : { text: i.acceptText, button: i.acceptButton }
}

const Accept = ({ view }: { readonly view: ItemView }) => {
  const { proposal, structure, rows, keys } = view
  const { text, button } = acceptWords(view)
  return (
    <Form
      action={proposalPath(proposal.id, '/acceptation')}
      csrf={keys.csrf}
      idempotencyKey={keys.key}
      hidden={structure === null ? {} : { version: String(structure.version) }}
      label={i.acceptTitle}
    >
      {rows.some(({ seen }) => seen !== null) && (
        <Banner tone="warning" level={3} title={i.conflictBanner}>
          <p>{i.conflictBannerText}</p>
        </Banner>
      )}
      {rows.length > 0 && <Difference view={view} />}
      <p>{text}</p>
      <Button>{button}</Button>
    </Form>
  )
}

const Refuse = ({ view: { proposal, keys, typed } }: { readonly view: ItemView }) => (
  <Section title={i.refuseTitle} id="refus">
    <Form
      action={proposalPath(proposal.id, '/refus')}
      csrf={keys.csrf}
      idempotencyKey={keys.key}
      label={i.refuseTitle}
    >
      <ReasonFields typed={typed} required />
      <Button kind="secondary">{i.refuseButton}</Button>
    </Form>
  </Section>
)

const Ask = ({ view: { proposal, keys, typed } }: { readonly view: ItemView }) => (
  <Section title={i.askTitle} id="precision">
    <Form
      action={proposalPath(proposal.id, '/precision')}
      csrf={keys.csrf}
      idempotencyKey={keys.key}
      label={i.askTitle}
    >
      <Textarea
        name="question"
        label={i.question}
        value={typed.values.question}
        error={typed.errors.question}
        maxLength={LONGEST_MESSAGE}
        rows={3}
        required
      />
      <Button kind="secondary">{i.askButton}</Button>
    </Form>
  </Section>
)

const Sayings = ({ view: { sayings, answers, proposal } }: { readonly view: ItemView }) => {
  const said = sayings.filter(({ source, message }) => source !== null || message !== null)
  return (
    <Section title={i.said} id="auteurs">
      {said.length === 0 ? (
        <p>{i.none}</p>
      ) : (
        said.map(({ source, message }, index) => (
          <DescriptionList
            // Two people may say the same: their rank tells them apart.
            key={`${index}-${source}`}
            items={[
              ...(message === null ? [] : [{ term: i.message, value: message }]),
              ...(source === null ? [] : [{ term: i.source, value: source }]),
            ]}
          />
        ))
      )}
      {proposal.kind !== 'claim' && <p class="hint">{`${i.answerTo}\u00a0: ${answers}.`}</p>}
    </Section>
  )
}

const Claim = ({ view: { claimant, structure } }: { readonly view: ItemView }) => (
  <>
    <Section title={i.who} id="demandeur">
      {claimant === null ? (
        <p>{i.gone}</p>
      ) : (
        <DescriptionList
          items={[
            { term: i.name, value: claimant.name },
            { term: claimant.verified ? i.email : i.emailUnconfirmed, value: claimant.email },
          ]}
        />
      )}
    </Section>
    <Section title={i.recordSays} id="fiche">
      <DescriptionList
        items={[
          { term: i.website, value: structure?.website },
          { term: i.recordEmail, value: structure?.email },
        ]}
      />
    </Section>
  </>
)

const Answered = ({ proposal }: { readonly proposal: Proposal }) => (
  <Banner tone="info" level={2} title={`${i.answered}\u00a0: ${t.states[proposal.state]}`}>
    <Bullets
      items={[
        ...(proposal.reason === null ? [] : [t.reasons[proposal.reason]]),
        ...(proposal.answer === null ? [] : [proposal.answer]),
      ]}
    />
  </Banner>
)

export const ItemPage = ({ view }: { readonly view: ItemView }) => {
  const { proposal, structure, typed } = view
  return (
    <>
      <ErrorSummary errors={typed.errors} ids={{ fields: 'differences' }} />
      <PageTitle
        kicker={t.kinds[proposal.kind]}
        title={titles[proposal.kind](view.name)}
        lead={i.reported(proposal.kind === 'claim' ? 1 : proposal.reports, formatDate(view.day))}
        actions={
          structure !== null && (
            <>
              <ButtonLink href={recordPath(structure)} icon="eye">
                {i.record}
              </ButtonLink>
              <ButtonLink href={editPath(structure)} icon="pencil">
                {i.edit}
              </ButtonLink>
            </>
          )
        }
      />
      {!isOpen(proposal) && <Answered proposal={proposal} />}
      {proposal.state === 'asked' && <Answered proposal={proposal} />}
      {proposal.kind === 'claim' && <Claim view={view} />}
      <Sayings view={view} />
      <Section title={i.changes} id="changements">
        {isOpen(proposal) ? <Accept view={view} /> : view.rows.length > 0 && <Difference view={view} />}
      </Section>
      {isOpen(proposal) && (
        <>
          <Refuse view={view} />
          {view.answerable && <Ask view={view} />}
        </>
      )}
    </>
  )
}
