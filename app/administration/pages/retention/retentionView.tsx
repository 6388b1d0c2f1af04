import type { FormKeys } from '../../../platform/http/route.ts'
import {
  Banner,
  Button,
  DataTable,
  Details,
  EmptyState,
  ErrorSummary,
  type FieldErrors,
  Form,
  Radios,
  Section,
  Tag,
  Textarea,
  TextInput,
} from '../../../ui/index.ts'
import { addresses } from '../../domain/addresses.ts'
import { holdKinds } from '../../store/retention.ts'
import { AdministrationFrame } from '../frame.tsx'
import { w } from './messages.ts'
import type { CertificateRow, HoldRow, RuleRow } from './presentRetention.ts'

const at = addresses.retention

export type RetentionView = {
  readonly keys: FormKeys
  readonly lead: string
  readonly last: string
  readonly demo: boolean
  readonly requests: string | null
  readonly rules: readonly RuleRow[]
  readonly holds: readonly HoldRow[]
  readonly certificates: readonly CertificateRow[]
  readonly errors: FieldErrors
  readonly typed: Readonly<Record<string, string>>
}

const Rules = ({ rules }: RetentionView) => (
  <Section title={w.rules.title}>
    <DataTable
      id="regles"
      caption={w.rules.caption}
      captionHidden
      rows={rules}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'rule',
          header: w.rules.rule,
          rowHeader: true,
          cell: (row) => (
            <>
              {row.title}
              <span class="description-note">{row.effect}</span>
            </>
          ),
        },
        {
          key: 'period',
          header: w.rules.period,
          cell: (row) => (
            <>
              {row.period}
              <span class="description-note">{row.from}</span>
            </>
          ),
        },
        {
          key: 'due',
          header: w.rules.due,
          cell: (row) =>
            row.due.length === 0 ? (
              <span class="muted">{row.exempt ? w.rules.exempt : w.rules.nothing}</span>
            ) : (
              row.due.map((line) => (
                <span key={line} class="description-note">
                  <strong>{line}</strong>
                </span>
              ))
            ),
        },
        { key: 'oldest', header: w.rules.oldest, cell: ({ oldest }) => oldest },
        { key: 'held', header: w.rules.held, numeric: true, cell: ({ held }) => held },
        {
          key: 'anchor',
          header: w.rules.anchor,
          cell: ({ anchor }) => <span class="muted">{anchor}</span>,
        },
      ]}
    />
  </Section>
)

const PlaceForm = ({ keys, errors, typed }: RetentionView) => (
  <Details summary={w.hold.place} open={Object.keys(errors).length > 0}>
    <Form action={`${at}/suspensions`} csrf={keys.csrf} idempotencyKey={keys.key} label={w.hold.place}>
      <Radios
        name="kind"
        legend={w.hold.kind}
        value={typed.kind}
        error={errors.kind}
        options={holdKinds.map((kind) => ({ value: kind, label: w.hold.kinds[kind] }))}
        inline
      />
      <TextInput
        name="subject"
        label={w.hold.subject}
        hint={w.hold.subjectHint}
        value={typed.subject}
        error={errors.subject}
        autocomplete="off"
      />
      <Textarea
        name="reason"
        label={w.hold.reason}
        hint={w.hold.reasonHint}
        value={typed.reason}
        error={errors.reason}
      />
      <Button>{w.hold.submit}</Button>
    </Form>
  </Details>
)

const Holds = (view: RetentionView) => (
  <Section title={w.hold.title} lead={w.hold.lead} id="suspensions">
    {view.holds.length === 0 ? (
      <EmptyState title={w.hold.none} icon="circle-check" level={3}>
        <p>{w.hold.noneText}</p>
      </EmptyState>
    ) : (
      <DataTable
        id="table-suspensions"
        caption={w.hold.title}
        captionHidden
        rows={view.holds}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'about',
            header: w.hold.about,
            rowHeader: true,
            cell: ({ about, kind }) => (
              <>
                {about} <Tag>{kind}</Tag>
              </>
            ),
          },
          { key: 'reason', header: w.hold.reason, cell: ({ reason }) => reason },
          { key: 'placed', header: w.hold.placed, cell: ({ placed }) => placed },
          {
            key: 'lift',
            header: w.hold.lift,
            headerHidden: true,
            cell: ({ id, about }) => (
              <Form
                action={`${at}/suspensions/${id}/levee`}
                csrf={view.keys.csrf}
                idempotencyKey={view.keys.key}
                label={`${w.hold.lift} ${about}`}
                inline
              >
                <Button small kind="secondary" context={about}>
                  {w.hold.lift}
                </Button>
              </Form>
            ),
          },
        ]}
      />
    )}
    <PlaceForm {...view} />
  </Section>
)

const Certificates = ({ certificates }: RetentionView) => (
  <Section title={w.certificates.title} lead={w.certificates.lead}>
    {certificates.length === 0 ? (
      <EmptyState title={w.certificates.none} icon="history" level={3} />
    ) : (
      <DataTable
        id="attestations"
        caption={w.certificates.title}
        captionHidden
        dense
        rows={certificates}
        rowKey={({ id }) => id}
        columns={[
          { key: 'rule', header: w.certificates.rule, rowHeader: true, cell: ({ rule }) => rule },
          { key: 'when', header: w.certificates.when, cell: ({ when }) => when },
          { key: 'gone', header: w.certificates.gone, cell: ({ gone }) => gone },
          { key: 'held', header: w.certificates.held, numeric: true, cell: ({ held }) => held },
          {
            key: 'hash',
            header: w.certificates.hash,
            cell: ({ hash }) => <code title={hash}>{hash.slice(0, 12)}</code>,
          },
        ]}
      />
    )}
  </Section>
)

/** What will go and when, what is kept back and why, what went. */
export const RetentionPage = ({ view }: { readonly view: RetentionView }) => (
  <AdministrationFrame tab="retention" title={w.title} lead={view.lead}>
    <ErrorSummary errors={view.errors} />
    {view.demo && (
      <Banner tone="info" title={w.demoTitle} level={2}>
        <p>{w.demo}</p>
      </Banner>
    )}
    <p>{view.last}</p>
    {view.requests !== null && <p>{view.requests}</p>}
    <Rules {...view} />
    <Holds {...view} />
    <Certificates {...view} />
  </AdministrationFrame>
)
